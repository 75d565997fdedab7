package dev.touchstone.core.judge;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalDouble;

/// One number of a judged unit, or the reason why there is none.
///
/// @param metric name in the table, such as `tie_rate`
/// @param value on the table's scale, percent for shares; empty where there is none
/// @param reason why there is none; empty text where there is one
/// @param standardError on the same scale, where it is known
/// @param interval 95 % interval on the same scale, where it is known
/// @param hits how many of `count` have what a share counts; of a mean, how many have the full mark
/// @param count how many things stand behind the number
public record JudgeFigure(String metric, OptionalDouble value, String reason, OptionalDouble standardError,
        Optional<Interval> interval, int hits, int count) {

    /// Where the true value lies with 95 % confidence.
    ///
    /// @param method how it was made, in snake case
    /// @param draws what a bootstrap drew; empty for other methods
    public record Interval(double low, double high, String method, Optional<Draws> draws) {

        /// An interval that nothing was drawn for.
        public Interval(double low, double high, String method) {
            this(low, high, method, Optional.empty());
        }
    }

    /// How many samples a bootstrap drew, and the seed of its random numbers.
    public record Draws(int resamples, long seed) {}

    public JudgeFigure {
        requireNonNull(metric, "metric");
        requireNonNull(reason, "reason");
        requireNonNull(standardError, "standardError");
        requireNonNull(interval, "interval");
        boolean finite = value.isEmpty() || Double.isFinite(value.getAsDouble());
        if (!finite || value.isEmpty() == reason.isEmpty()) {
            throw new IllegalArgumentException("a finite value or a reason is needed, is %s, '%s'"
                    .formatted(value, reason));
        }
        if (hits < 0 || count < hits) {
            throw new IllegalArgumentException("needs 0 <= hits <= count, is " + hits + " of " + count);
        }
    }

    /// A number without error or interval.
    public static JudgeFigure of(String metric, double value, int count) {
        return new JudgeFigure(metric, OptionalDouble.of(value), "", OptionalDouble.empty(), Optional.empty(),
                0, count);
    }

    /// No number.
    public static JudgeFigure none(String metric, String reason) {
        return new JudgeFigure(metric, OptionalDouble.empty(), reason, OptionalDouble.empty(),
                Optional.empty(), 0, 0);
    }
}
