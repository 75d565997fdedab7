package dev.touchstone.engine.report;

import static java.util.Objects.requireNonNull;

/// Where a value lies with 95 % confidence, on the value's scale.
///
/// @param low lower end, finite
/// @param high upper end, not below `low`
/// @param method how it was made, in snake case: `wilson`, `cluster_normal`
public record ConfidenceInterval(double low, double high, String method) {
    public ConfidenceInterval {
        if (!Double.isFinite(low) || !Double.isFinite(high) || low > high) {
            throw new IllegalArgumentException(
                    "an interval has finite ends in order, has " + low + ", " + high);
        }
        requireNonNull(method, "method");
    }
}
