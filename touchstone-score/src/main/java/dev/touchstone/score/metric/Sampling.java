package dev.touchstone.score.metric;

import dev.touchstone.metrics.stats.Bootstrap;
import dev.touchstone.metrics.stats.ClusterInterval;
import dev.touchstone.metrics.stats.ConfidenceInterval;
import dev.touchstone.metrics.stats.Jackknife;
import dev.touchstone.metrics.stats.MeanEstimate;
import dev.touchstone.metrics.stats.ProportionInterval;
import dev.touchstone.metrics.stats.Resampled;
import dev.touchstone.metrics.stats.RowSums;
import dev.touchstone.metrics.stats.StudentInterval;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

/// How standard errors and intervals are made.
///
/// Shares of right answers have Wilson's interval. Everything else is resampled up to 2,000 rows
/// (`bootstrap_expanded`); beyond, where resampling would take longer than the metric and a normal
/// distribution says the same, the value has ± 1.96 standard errors: of a mean (`normal`), by leaving out
/// each row (`jackknife_normal`, up to 4,096 rows and for labels) or by its limit for many rows
/// (`infinitesimal_jackknife_normal`, see [RowSums#jackknifeError]). Resampling up to five rows reaches no
/// further than these: means of them have Student's interval (`student_t`), measures of sums the value ± t
/// errors by leaving out each row (`jackknife_t`), see [StudentInterval]. A number of resamples that was
/// asked for is made whatever the number of rows. No end lies beyond the metric's range. Rows that are all
/// alike say nothing of their spread: grades then have the interval of a share of that size (`wilson_bound`),
/// other values none.
///
/// @param resamples how many were asked for; none: 1,000 up to 2,000 rows
/// @param seed of the random numbers
/// @param range of the metric, beyond which no end lies
public record Sampling(OptionalInt resamples, long seed, Range range) {

    /// Of a 95 % interval.
    public static final double CONFIDENCE = 0.95;

    /// Below it each end of a 95 % interval lies on one of the five outermost resamples or beyond.
    public static final int FEWEST_RESAMPLES = 200;

    /// Most resamples that can be asked for.
    public static final int MOST_RESAMPLES = 1_000_000;

    private static final int USUAL = 1000;
    private static final long MOST_ROWS = 2000;
    private static final double Z = 1.959963984540054;

    /// Below this share of the value a spread is what rounding leaves of resamples that agree.
    private static final double ROUNDING = 1e-12;

    /// The usual way.
    public static final Sampling USUALLY = new Sampling(OptionalInt.empty(), 0);

    /// For a metric of any range.
    public Sampling(OptionalInt resamples, long seed) {
        this(resamples, seed, Range.ANY);
    }

    /// The same for a metric of that range.
    public Sampling within(Range scale) {
        return new Sampling(resamples, seed, scale);
    }

    /// The spread of a measure of sums.
    public Spread of(RowSums sums, ToDoubleFunction<double[]> measure) {
        if (sums.groups() < 2) {
            return Spread.NONE;
        }
        if (few(sums.rows())) {
            double error = sums.jackknifeError(measure);
            double value = measure.applyAsDouble(sums.sums());
            if (Double.isFinite(error) && Double.isFinite(value)) {
                return student("jackknife_t", value, error, sums.rows());
            }
        }
        if (resampled(sums.rows())) {
            return of(sums.bootstrap(bootstrap(), measure), sums.groups());
        }
        double error = sums.jackknifeError(measure);
        String method = sums.single() ? "jackknife_normal" : "infinitesimal_jackknife_normal";
        return Double.isFinite(error) ? normal(method, measure.applyAsDouble(sums.sums()), error)
                : Spread.NONE;
    }

    /// The spread of a mean.
    ///
    /// @param sums of the value and of 1 for each row
    public Spread ofMean(MeanEstimate estimate, RowSums sums) {
        if (estimate.count() < 2) {
            return Spread.NONE;
        }
        if (few(estimate.count())) {
            return student("student_t", estimate.mean(), estimate.standardError(), estimate.count());
        }
        if (resampled(estimate.count())) {
            Resampled drawn = sums.bootstrap(bootstrap(), each -> each[0] / each[1]);
            return new Spread(OptionalDouble.of(estimate.standardError()),
                    of(drawn, sums.groups()).interval());
        }
        return normal("normal", estimate.mean(), estimate.standardError());
    }

    /// The spread of a mean of values from 0 to 1.
    ///
    /// @param sums of the value and of 1 for each row
    public Spread ofGrades(MeanEstimate estimate, RowSums sums) {
        if (estimate.count() > 1 && ClusterInterval.withoutSpread(estimate)) {
            return Spread.of(0, ClusterInterval.alike(Math.clamp(estimate.mean(), 0, 1), estimate.count(),
                    CONFIDENCE));
        }
        return within(Range.SHARES).ofMean(estimate, sums);
    }

    /// The spread of a share, with the standard error of a mean of zeros and ones.
    public Spread ofShare(long successes, long trials) {
        double share = (double) successes / trials;
        return new Spread(trials < 2 ? OptionalDouble.empty()
                : OptionalDouble.of(Math.sqrt(share * (1 - share) / (trials - 1))),
                Optional.of(ProportionInterval.WILSON.of(successes, trials, CONFIDENCE)));
    }

    /// The spread of a measure of counts of rows that are alike; none where there are too many kinds.
    ///
    /// @param measure of such counts; not finite where undefined, which takes no part
    public Spread ofCounts(long[] counts, ToDoubleFunction<long[]> measure) {
        long rows = 0;
        for (long count : counts) {
            rows += count;
        }
        if (rows < 2 || resamples.isEmpty() && counts.length > MOST_ROWS) {
            return Spread.NONE;
        }
        double estimate = measure.applyAsDouble(counts);
        if (!resampled(rows)) {
            double error = Jackknife.error(counts, measure);
            return Double.isFinite(estimate) && Double.isFinite(error)
                    ? normal("jackknife_normal", estimate, error) : Spread.NONE;
        }
        return Double.isFinite(estimate) ? of(bootstrap().counts(counts, drawn -> {
            double value = measure.applyAsDouble(drawn);
            return Double.isFinite(value) ? value : estimate;
        }), rows) : Spread.NONE;
    }

    /// The spread of any measure of single rows; none where there are too many rows for resampling unasked.
    ///
    /// @param measure of the rows of the given numbers; not finite where undefined, which takes no part
    public Spread ofRows(int rows, ToDoubleFunction<int[]> measure) {
        if (rows < 2 || !resampled(rows)) {
            return Spread.NONE;
        }
        int[] all = new int[rows];
        for (int i = 0; i < rows; i++) {
            all[i] = i;
        }
        double estimate = measure.applyAsDouble(all);
        return Double.isFinite(estimate) ? of(bootstrap().statistic(rows, drawn -> {
            double value = measure.applyAsDouble(drawn);
            return Double.isFinite(value) ? value : estimate;
        }), rows) : Spread.NONE;
    }

    /// The value ± 1.96 standard errors; an error of 0 makes no interval.
    public Spread normal(String method, double value, double error) {
        return within(value, error, new ConfidenceInterval(method, CONFIDENCE, value - Z * error,
                value + Z * error));
    }

    private Spread student(String method, double value, double error, long rows) {
        return within(value, error, StudentInterval.of(method, value, error, rows, CONFIDENCE));
    }

    /// An error of 0 says nothing of how far another sample would lie, nor does what rounding leaves of 0.
    private Spread within(double value, double error, ConfidenceInterval ends) {
        return error <= ROUNDING * Math.abs(value) ? new Spread(OptionalDouble.of(0), Optional.empty())
                : Spread.of(error, new ConfidenceInterval(ends.method(), CONFIDENCE,
                        range.clamp(ends.low()), range.clamp(ends.high())));
    }

    private boolean few(long rows) {
        return resamples.isEmpty() && StudentInterval.fits(rows);
    }

    private boolean resampled(long rows) {
        return resamples.isPresent() || rows <= MOST_ROWS;
    }

    private Bootstrap bootstrap() {
        return new Bootstrap(resamples.orElse(USUAL), seed);
    }

    private Spread of(Resampled resampled, long items) {
        return within(resampled.estimate(), resampled.standardError(),
                resampled.expandedInterval(CONFIDENCE, items));
    }
}
