package dev.touchstone.tasks.score.call;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A function that is called, with its arguments by name in the order written.
record Call(String name, Map<String, Literal> arguments) {
    Call {
        requireNonNull(name, "name");
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }

    /// As Python writes it, for people: `f(a=1)`.
    String shown() {
        List<String> parts = new ArrayList<>();
        arguments.forEach((name, value) -> parts.add(name + "=" + value.shown()));
        return name + "(" + String.join(", ", parts) + ")";
    }
}
