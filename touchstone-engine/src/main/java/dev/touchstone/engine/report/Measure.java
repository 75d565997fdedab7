package dev.touchstone.engine.report;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalDouble;

/// A number of the table, or the reason why there is none.
public sealed interface Measure {

    /// A number.
    ///
    /// @param value finite, on the table's scale: percent for accuracies and for pass@k
    /// @param standardError on the same scale, at least 0, where the metric has one
    /// @param interval 95 % interval on the same scale, where the metric has one
    record Measured(double value, OptionalDouble standardError, Optional<ConfidenceInterval> interval)
            implements Measure {
        public Measured {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a measured value is finite, is " + value);
            }
            if (standardError.isPresent() && !(standardError.getAsDouble() >= 0
                    && Double.isFinite(standardError.getAsDouble()))) {
                throw new IllegalArgumentException("a standard error is 0 or more, is "
                        + standardError.getAsDouble());
            }
            requireNonNull(interval, "interval");
        }
    }

    /// No number; a `-` in the table.
    ///
    /// @param reason for people, such as "3 of 8 requests failed" or "no answers yet"
    record Missing(String reason) implements Measure {
        public Missing {
            requireNonNull(reason, "reason");
        }
    }

    /// No number, and none to be had here; `n/a` in the table.
    ///
    /// @param reason for people, such as "needs the math_verify library"
    record NotAvailable(String reason) implements Measure {
        public NotAvailable {
            requireNonNull(reason, "reason");
        }
    }

    /// A number without a standard error.
    static Measure of(double value) {
        return new Measured(value, OptionalDouble.empty(), Optional.empty());
    }

    /// A number with its standard error.
    static Measure of(double value, double standardError) {
        return new Measured(value, OptionalDouble.of(standardError), Optional.empty());
    }

    /// A number with its standard error and 95 % interval.
    static Measure of(double value, double standardError, ConfidenceInterval interval) {
        return new Measured(value, OptionalDouble.of(standardError), Optional.of(interval));
    }
}
