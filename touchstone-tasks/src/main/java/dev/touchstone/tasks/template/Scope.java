package dev.touchstone.tasks.template;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The names that an expression sees: what the template has set, then the row, then the task's variables.
final class Scope {

    private final Optional<Scope> outer;
    private final Fields row;
    private final Fields variables;
    private final Map<String, Value> names = HashMap.newHashMap(4);

    private Scope(Optional<Scope> outer, Fields row, Fields variables) {
        this.outer = outer;
        this.row = row;
        this.variables = variables;
    }

    static Scope of(Fields row, Fields variables) {
        return new Scope(Optional.empty(), row, variables);
    }

    Scope inner() {
        return new Scope(Optional.of(this), row, variables);
    }

    void set(String name, Value value) {
        names.put(name, value);
    }

    Optional<Value> find(String name) {
        Value own = names.get(name);
        if (own != null) {
            return Optional.of(own);
        }
        if (outer.isPresent()) {
            return outer.get().find(name);
        }
        Optional<Value> field = row.find(name);
        return field.isPresent() ? field : variables.find(name);
    }

    Fields row() {
        return row;
    }
}
