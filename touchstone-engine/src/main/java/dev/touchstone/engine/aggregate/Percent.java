package dev.touchstone.engine.aggregate;

import dev.touchstone.engine.report.ConfidenceInterval;
import dev.touchstone.engine.report.Measure;
import dev.touchstone.metrics.stats.Bootstrap;
import dev.touchstone.metrics.stats.Resampled;
import dev.touchstone.metrics.stats.StudentInterval;
import java.util.Optional;
import java.util.OptionalDouble;

/// Shares as the table shows them: percent, with an interval of 95 % within 0 and 100.
final class Percent {

    static final double CONFIDENCE = 0.95;

    /// How many samples the bootstrap draws.
    static final int RESAMPLES = 10_000;

    /// Where its random numbers begin: the same answers give the same interval.
    static final long SEED = 0;

    /// The quantile of the standard normal distribution at 97.5 %.
    private static final double Z_95 = 1.959963984540054;

    private Percent() {}

    /// A mean with an interval.
    ///
    /// @param mean from 0 to 1
    /// @param error its standard error, on the same scale; empty where it is not known
    /// @param interval on the same scale, cut at 0 and 1; empty where there is none
    static Measure of(double mean, OptionalDouble error,
            Optional<dev.touchstone.metrics.stats.ConfidenceInterval> interval) {
        return measured(mean, error, interval.map(ends -> percent(ends, Optional.empty())));
    }

    /// A mean with the normal interval of its standard error.
    ///
    /// @param mean from 0 to 1
    /// @param error its standard error, on the same scale
    static Measure normal(double mean, double error) {
        double low = Math.max(0, mean - Z_95 * error);
        double high = Math.min(1, mean + Z_95 * error);
        return measured(mean, OptionalDouble.of(error),
                Optional.of(new ConfidenceInterval(100 * low, 100 * high, "normal")));
    }

    /// A mean with the expanded percentile interval of the bootstrap, of up to five values with Student's.
    ///
    /// @param mean from 0 to 1
    /// @param error its standard error, on the same scale
    /// @param values of the samples, at least two
    static Measure bootstrap(double mean, double error, double[] values) {
        if (StudentInterval.fits(values.length)) {
            return of(mean, OptionalDouble.of(error), Optional.of(
                    StudentInterval.of("student_t", mean, error, values.length, CONFIDENCE)));
        }
        Resampled drawn = new Bootstrap(RESAMPLES, SEED).mean(values);
        return measured(mean, OptionalDouble.of(error),
                Optional.of(percent(drawn.expandedInterval(CONFIDENCE, values.length),
                        Optional.of(new ConfidenceInterval.Resampling(drawn.resamples(), drawn.seed())))));
    }

    private static ConfidenceInterval percent(dev.touchstone.metrics.stats.ConfidenceInterval ends,
            Optional<ConfidenceInterval.Resampling> drawn) {
        return new ConfidenceInterval(100 * Math.max(0, ends.low()), 100 * Math.min(1, ends.high()),
                ends.method(), drawn);
    }

    private static Measure measured(
            double mean, OptionalDouble error, Optional<ConfidenceInterval> interval) {
        return new Measure.Measured(100 * mean,
                error.isPresent() ? OptionalDouble.of(100 * error.getAsDouble()) : error, interval);
    }
}
