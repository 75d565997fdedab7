package dev.touchstone.core.model;

import static java.util.Objects.requireNonNull;

/// Fewer workers compute than were asked for.
///
/// @param wanted how many were asked for
/// @param started how many there are, fewer
/// @param kind of device that they compute on, torch's word: `cpu`, `cuda`, `npu`, ...
/// @param devices how many of these there are; 0 where the processor computes
public record FewerWorkers(int wanted, int started, String kind, int devices) {
    public FewerWorkers {
        requireNonNull(kind, "kind");
        if (started < 1 || started >= wanted) {
            throw new IllegalArgumentException("%d of %d workers are not fewer".formatted(started, wanted));
        }
    }
}
