package dev.touchstone.engine.report;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/// Where a value lies with 95 % confidence, on the value's scale.
///
/// @param low lower end, finite
/// @param high upper end, not below `low`
/// @param method how it was made, in snake case: `wilson`, `cluster_wilson_t`, `bootstrap_expanded`
/// @param resampling what a bootstrap drew; empty for every other method
public record ConfidenceInterval(double low, double high, String method, Optional<Resampling> resampling) {

    /// What a bootstrap drew, so that it can be drawn again.
    ///
    /// @param resamples how many samples, at least 1
    /// @param seed of the random numbers
    public record Resampling(int resamples, long seed) {
        public Resampling {
            if (resamples < 1) {
                throw new IllegalArgumentException("at least 1 resample is drawn, were " + resamples);
            }
        }
    }

    /// An interval that nothing was drawn for.
    public ConfidenceInterval(double low, double high, String method) {
        this(low, high, method, Optional.empty());
    }

    public ConfidenceInterval {
        if (!Double.isFinite(low) || !Double.isFinite(high) || low > high) {
            throw new IllegalArgumentException(
                    "an interval has finite ends in order, has " + low + ", " + high);
        }
        requireNonNull(method, "method");
        requireNonNull(resampling, "resampling");
    }
}
