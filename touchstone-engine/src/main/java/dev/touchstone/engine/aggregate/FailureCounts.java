package dev.touchstone.engine.aggregate;

import dev.touchstone.core.attempt.Failure;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Counts the failures of a unit by their words, to name the commonest; bounded, not thread-safe.
public final class FailureCounts {

    private static final int MOST_KINDS = 200;

    private final Map<String, Integer> counts = new LinkedHashMap<>();

    /// Counts one failure; kinds beyond the first 200 are left out.
    public void add(Failure failure) {
        String words = failure.code().id() + " " + failure.message();
        if (counts.containsKey(words) || counts.size() < MOST_KINDS) {
            counts.merge(words, 1, Integer::sum);
        }
    }

    /// The commonest one, `N x CODE words`; empty when nothing failed.
    public Optional<String> commonest() {
        return counts.entrySet().stream().max(Comparator.comparingInt(Map.Entry::getValue))
                .map(entry -> entry.getValue() + " x " + entry.getKey());
    }
}
