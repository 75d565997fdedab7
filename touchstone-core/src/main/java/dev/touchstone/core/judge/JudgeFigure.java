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
/// @param behind how many things stand behind the number, and what became of them
public record JudgeFigure(String metric, OptionalDouble value, String reason, OptionalDouble standardError,
        Optional<Interval> interval, Behind behind) {

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

    /// What stands behind a number; each thing is in exactly one of the counts.
    ///
    /// @param right have what a share counts; of a mean of marks, have the full mark
    /// @param partly have a mark between nothing and the full one
    /// @param wrong have not what a share counts; of a mean of marks, have nothing
    /// @param measured have a number that is neither, such as a grade on its own scale
    public record Behind(int right, int partly, int wrong, int measured) {

        /// Nothing.
        public static final Behind NOTHING = new Behind(0, 0, 0, 0);

        public Behind {
            if (right < 0 || partly < 0 || wrong < 0 || measured < 0) {
                throw new IllegalArgumentException("counts start at 0, are %d, %d, %d, %d"
                        .formatted(right, partly, wrong, measured));
            }
        }

        /// Of a share: so many of so many.
        public static Behind share(int hits, int count) {
            return new Behind(hits, 0, count - hits, 0);
        }

        /// Of a number that is neither a share nor a mean of marks.
        public static Behind measured(int count) {
            return new Behind(0, 0, 0, count);
        }

        /// How many there are.
        public int count() {
            return right + partly + wrong + measured;
        }
    }

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
        requireNonNull(behind, "behind");
    }

    /// A number without error or interval.
    public static JudgeFigure of(String metric, double value, int count) {
        return new JudgeFigure(metric, OptionalDouble.of(value), "", OptionalDouble.empty(), Optional.empty(),
                Behind.measured(count));
    }

    /// No number.
    public static JudgeFigure none(String metric, String reason) {
        return new JudgeFigure(metric, OptionalDouble.empty(), reason, OptionalDouble.empty(),
                Optional.empty(), Behind.NOTHING);
    }
}
