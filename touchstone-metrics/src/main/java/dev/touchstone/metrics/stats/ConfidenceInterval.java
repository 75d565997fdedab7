package dev.touchstone.metrics.stats;

import static java.util.Objects.requireNonNull;

/// An interval and how it was made.
///
/// @param method its name for tables, such as `wilson`
/// @param confidence share of such intervals that hold the true value, between 0 and 1 exclusive
/// @param low lower end, finite, in the unit of the estimate
/// @param high upper end, finite, at least `low`
public record ConfidenceInterval(String method, double confidence, double low, double high) {
    public ConfidenceInterval {
        requireNonNull(method, "method");
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must lie between 0 and 1, is " + confidence);
        }
        if (!(low <= high && Double.isFinite(low) && Double.isFinite(high))) {
            throw new IllegalArgumentException("needs finite low <= high, is " + low + " .. " + high);
        }
    }

    /// Whether a value lies between the ends or on one of them.
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /// Half of the width.
    public double halfWidth() {
        return (high - low) / 2;
    }
}
