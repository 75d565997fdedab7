package dev.touchstone.tasks.score.call;

import static java.util.Objects.requireNonNull;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One call that is wanted: a function, and for each argument the values that are accepted. The empty text
/// among them says that the argument may be left out.
record Expected(String name, Map<String, List<Literal>> accepted) {

    static final Literal LEFT_OUT = new Literal.Text("");

    Expected {
        requireNonNull(name, "name");
        accepted = Collections.unmodifiableMap(new LinkedHashMap<>(accepted));
    }

    /// Reads `{name: {argument: [values]}}`; empty when it is of another form.
    static Optional<Expected> of(Value value) {
        if (!(value instanceof Fields call) || call.names().size() != 1) {
            return Optional.empty();
        }
        String name = call.names().iterator().next();
        if (!(call.find(name).orElseThrow() instanceof Fields arguments)) {
            return Optional.empty();
        }
        Map<String, List<Literal>> accepted = new LinkedHashMap<>();
        for (String argument : arguments.names()) {
            if (!(Literal.of(arguments.find(argument).orElseThrow()) instanceof Literal.Items(var values))) {
                return Optional.empty();
            }
            accepted.put(argument, values);
        }
        return Optional.of(new Expected(name, accepted));
    }

    /// Whether an argument may be left out.
    boolean optional(String argument) {
        return accepted.get(argument).stream().anyMatch(value -> Literal.equal(value, LEFT_OUT));
    }
}
