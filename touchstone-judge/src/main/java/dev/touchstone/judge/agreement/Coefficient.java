package dev.touchstone.judge.agreement;

import static java.util.Objects.requireNonNull;

import dev.touchstone.metrics.stats.ConfidenceInterval;
import java.util.Optional;

/// A measure of agreement that takes chance out, 1 at best, 0 where chance would do as well.
///
/// @param interval where it lies for other answers of the kind, 95 %, by the bootstrap over the compared
///        answers ([#RESAMPLES] samples from [#SEED]); empty for a single answer, where every sample gives
///        the same, as when all agree, and for more than [#MOST_VALUES] different grades
public record Coefficient(double value, Optional<ConfidenceInterval> interval) {

    /// How many samples the bootstrap draws.
    public static final int RESAMPLES = 10_000;

    /// The seed of the bootstrap.
    public static final long SEED = 0;

    /// With more different grades the table of pairs is too large to be drawn anew so often.
    public static final int MOST_VALUES = 100;

    public Coefficient {
        requireNonNull(interval, "interval");
        if (!(value <= 1)) {
            throw new IllegalArgumentException("agreement is at most 1, is " + value);
        }
    }
}
