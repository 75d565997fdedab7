package dev.touchstone.score.metric;

import dev.touchstone.metrics.stats.Bootstrap;
import dev.touchstone.metrics.stats.ClusterInterval;
import dev.touchstone.metrics.stats.ConfidenceInterval;
import dev.touchstone.metrics.stats.Jackknife;
import dev.touchstone.metrics.stats.MeanEstimate;
import dev.touchstone.metrics.stats.ProportionInterval;
import dev.touchstone.metrics.stats.Resampled;
import dev.touchstone.metrics.stats.RowSums;
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
/// (`infinitesimal_jackknife_normal`, see [RowSums#jackknifeError]). A number of resamples that was asked for
/// is made whatever the number of rows. Rows that are all alike say nothing of their spread: grades then have
/// the interval of a share of that size (`wilson_bound`), other values none.
///
/// @param resamples how many were asked for; none: 1,000 up to 2,000 rows
/// @param seed of the random numbers
public record Sampling(OptionalInt resamples, long seed) {

    /// Of a 95 % interval.
    public static final double CONFIDENCE = 0.95;

    /// Most resamples that can be asked for.
    public static final int MOST_RESAMPLES = 1_000_000;

    private static final int USUAL = 1000;
    private static final long MOST_ROWS = 2000;
    private static final double Z = 1.959963984540054;

    /// The usual way.
    public static final Sampling USUALLY = new Sampling(OptionalInt.empty(), 0);

    /// The spread of a measure of sums.
    public Spread of(RowSums sums, ToDoubleFunction<double[]> measure) {
        if (sums.groups() < 2) {
            return Spread.NONE;
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
        return ofMean(estimate, sums);
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
        return error == 0 ? new Spread(OptionalDouble.of(0), Optional.empty())
                : Spread.of(error, new ConfidenceInterval(method, CONFIDENCE, value - Z * error,
                        value + Z * error));
    }

    private boolean resampled(long rows) {
        return resamples.isPresent() || rows <= MOST_ROWS;
    }

    private Bootstrap bootstrap() {
        return new Bootstrap(resamples.orElse(USUAL), seed);
    }

    /// Resamples that all agree say nothing of how far another sample would lie.
    private static Spread of(Resampled resampled, long items) {
        double error = resampled.standardError();
        return error == 0 ? new Spread(OptionalDouble.of(0), Optional.empty())
                : Spread.of(error, resampled.expandedInterval(CONFIDENCE, items));
    }
}
