package dev.touchstone.engine.aggregate;

import dev.touchstone.engine.report.ConfidenceInterval;
import dev.touchstone.engine.report.Measure;
import dev.touchstone.metrics.stats.Bootstrap;
import dev.touchstone.metrics.stats.Interval;
import dev.touchstone.metrics.stats.Resampled;
import java.util.Optional;

/// Shares as the table shows them: percent, with an interval of 95 % within 0 and 100.
final class Percent {

    private static final double CONFIDENCE = 0.95;

    /// How many samples the bootstrap draws.
    static final int RESAMPLES = 10_000;

    /// Where its random numbers begin: the same answers give the same interval.
    static final long SEED = 0;

    /// The quantile of the standard normal distribution at 97.5 %.
    private static final double Z_95 = 1.959963984540054;

    private Percent() {}

    /// A mean with the normal interval of its standard error.
    ///
    /// @param mean from 0 to 1
    /// @param error its standard error, on the same scale
    /// @param independent how many samples stand behind it; where they all agree the error is 0 and says
    ///        nothing, so Wilson's interval of as many samples is given
    /// @param method names the interval in the reports
    static Measure normal(double mean, double error, long independent, String method) {
        if (error == 0 && independent > 0 && (mean == 0 || mean == 1)) {
            return wilson(mean, error, mean == 1 ? independent : 0, independent);
        }
        double low = 100 * Math.max(0, mean - Z_95 * error);
        double high = 100 * Math.min(1, mean + Z_95 * error);
        return Measure.of(100 * mean, 100 * error, new ConfidenceInterval(low, high, method));
    }

    /// A mean with the percentile interval of the bootstrap.
    ///
    /// @param mean from 0 to 1
    /// @param error its standard error, on the same scale
    /// @param values of the samples, at least two
    static Measure bootstrap(double mean, double error, double[] values) {
        Resampled drawn = new Bootstrap(RESAMPLES, SEED).mean(values);
        double low = Math.max(0, drawn.percentileInterval(CONFIDENCE).low());
        double high = Math.min(1, drawn.percentileInterval(CONFIDENCE).high());
        return Measure.of(100 * mean, 100 * error,
                new ConfidenceInterval(100 * low, 100 * high, "bootstrap_percentile",
                        Optional.of(new ConfidenceInterval.Resampling(drawn.resamples(), drawn.seed()))));
    }

    /// A share of right answers with Wilson's interval.
    ///
    /// @param mean the share, from 0 to 1
    /// @param error its standard error, on the same scale
    static Measure wilson(double mean, double error, long right, long answers) {
        Interval interval = Interval.wilson(right, answers, CONFIDENCE);
        return Measure.of(100 * mean, 100 * error,
                new ConfidenceInterval(100 * interval.low(), 100 * interval.high(), "wilson"));
    }
}
