package dev.touchstone.core.value;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Named values in the order in which they were written; a row, a configuration section.
///
/// @param entries name to value, insertion order kept
public record Fields(Map<String, Value> entries) implements Value {

    /// No fields.
    public static final Fields EMPTY = new Fields(Map.of());

    public Fields {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /// The value of that name, `Absent` included when it is written so.
    public Optional<Value> find(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    /// The value of that name when it is a text.
    public Optional<String> findText(String name) {
        return entries.get(name) instanceof Text(String text) ? Optional.of(text) : Optional.empty();
    }

    /// The value of that name when it is a number.
    public Optional<BigDecimal> findNumber(String name) {
        return entries.get(name) instanceof Numeric(BigDecimal number) ? Optional.of(number)
                : Optional.empty();
    }

    /// The value of that name when it is true or false.
    public Optional<Boolean> findFlag(String name) {
        return entries.get(name) instanceof Flag(boolean flag) ? Optional.of(flag) : Optional.empty();
    }

    /// The value of that name when it is a list.
    public Optional<List<Value>> findItems(String name) {
        return entries.get(name) instanceof Items(List<Value> items) ? Optional.of(items) : Optional.empty();
    }

    /// The value of that name when it holds fields itself.
    public Optional<Fields> findFields(String name) {
        return entries.get(name) instanceof Fields fields ? Optional.of(fields) : Optional.empty();
    }

    /// The names in order.
    public Set<String> names() {
        return entries.keySet();
    }

    /// These fields with one set or replaced; a new name goes last.
    public Fields with(String name, Value value) {
        Map<String, Value> copy = new LinkedHashMap<>(entries);
        copy.put(name, value);
        return new Fields(copy);
    }

    /// These fields less one.
    public Fields without(String name) {
        if (!entries.containsKey(name)) {
            return this;
        }
        Map<String, Value> copy = new LinkedHashMap<>(entries);
        copy.remove(name);
        return new Fields(copy);
    }

    /// These fields overlaid by others: nested fields merge, everything else is replaced.
    public Fields merge(Fields over) {
        Map<String, Value> copy = new LinkedHashMap<>(entries);
        over.entries.forEach((name, value) -> copy.merge(name, value, (before, after) ->
                before instanceof Fields inner && after instanceof Fields outer ? inner.merge(outer)
                        : after));
        return new Fields(copy);
    }
}
