package dev.touchstone.score.metric;

import dev.touchstone.metrics.stats.Bootstrap;
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
/// (`bootstrap_percentile`); beyond, where resampling would take longer than the metric and a normal
/// distribution says the same, the value has ± 1.96 standard errors (`jackknife_normal`, `normal`). A number
/// of resamples that was asked for is made whatever the number of rows.
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
            return of(sums.bootstrap(bootstrap(), measure));
        }
        double error = sums.jackknifeError(measure);
        return Double.isFinite(error)
                ? normal("jackknife_normal", measure.applyAsDouble(sums.sums()), error) : Spread.NONE;
    }

    /// The spread of a mean.
    ///
    /// @param sums of the value and of 1 for each row
    public Spread ofMean(MeanEstimate estimate, RowSums sums) {
        if (estimate.count() < 2) {
            return Spread.NONE;
        }
        if (resampled(estimate.count())) {
            ConfidenceInterval interval = sums.bootstrap(bootstrap(), each -> each[0] / each[1])
                    .percentileInterval(CONFIDENCE);
            return Spread.of(estimate.standardError(), interval);
        }
        return normal("normal", estimate.mean(), estimate.standardError());
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
        })) : Spread.NONE;
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
        })) : Spread.NONE;
    }

    /// The value ± 1.96 standard errors.
    public Spread normal(String method, double value, double error) {
        return Spread.of(error, new ConfidenceInterval(method, CONFIDENCE, value - Z * error, value
                + Z * error));
    }

    private boolean resampled(long rows) {
        return resamples.isPresent() || rows <= MOST_ROWS;
    }

    private Bootstrap bootstrap() {
        return new Bootstrap(resamples.orElse(USUAL), seed);
    }

    private static Spread of(Resampled resampled) {
        return Spread.of(resampled.standardError(), resampled.percentileInterval(CONFIDENCE));
    }
}
