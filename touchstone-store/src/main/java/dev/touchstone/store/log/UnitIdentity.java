package dev.touchstone.store.log;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// Whose answers a log holds, and everything that makes two of them comparable.
///
/// @param model the model's `abbr`
/// @param task the task's `abbr`
/// @param parts name (`prompt`, `data`, `model`, `generation`) to a hash or a short text; what may change
///        between sessions (address, concurrency, number of prompts) is not in it
public record UnitIdentity(String model, String task, SortedMap<String, String> parts) {

    /// Name of the part that marks answers taken over from another tool. Of these only `data` and `prompt`
    /// are known; model and generation settings are not, and so never differ.
    public static final String IMPORTED = "imported";

    public UnitIdentity {
        requireNonNull(model, "model");
        requireNonNull(task, "task");
        parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
    }

    /// Whether the answers were taken over from another tool.
    public boolean imported() {
        return parts.containsKey(IMPORTED);
    }
}
