package dev.touchstone.engine.aggregate;

import dev.touchstone.core.score.CorpusMeasure;
import dev.touchstone.engine.report.ConfidenceInterval;
import dev.touchstone.engine.report.Counts;
import dev.touchstone.engine.report.Measure;
import dev.touchstone.metrics.stats.Bootstrap;
import dev.touchstone.metrics.stats.Resampled;
import dev.touchstone.metrics.stats.RowSums;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

/// Adds up what the answers of one unit, or of a slice of it, give to a measure over all of them; not
/// thread-safe.
///
/// The standard error is the jackknife's over samples, the interval the bootstrap's percentiles of
/// [#RESAMPLES] resamples of samples by the fixed seed [Percent#SEED]; where samples share a cluster, of
/// clusters. Memory is that of [RowSums], and of one row of sums a cluster.
public final class CorpusTally {

    /// How many samples the bootstrap draws: two safe digits of the interval, in well under a second.
    static final int RESAMPLES = 2_000;

    private static final double CONFIDENCE = 0.95;

    private final CorpusMeasure measure;
    private final RowSums rows;
    private final Map<Integer, double[]> clusters = new LinkedHashMap<>();
    private final double[] sums;
    private int measured;
    private int failed;

    /// A tally that has counted nothing.
    public CorpusTally(CorpusMeasure measure) {
        this.measure = measure;
        this.rows = new RowSums(measure.sums().size());
        this.sums = new double[measure.sums().size()];
    }

    /// Counts one answered sample.
    ///
    /// @param added what it adds, by [CorpusMeasure#of]
    /// @param cluster the number of the cluster it belongs to; empty where it is one of its own
    public void add(double[] added, OptionalInt cluster) {
        measured++;
        for (int place = 0; place < sums.length; place++) {
            sums[place] += added[place];
        }
        if (cluster.isEmpty()) {
            rows.add(added);
            return;
        }
        double[] together = clusters.computeIfAbsent(cluster.getAsInt(), _ -> new double[sums.length]);
        for (int place = 0; place < sums.length; place++) {
            together[place] += added[place];
        }
    }

    /// Counts attempts without an answer.
    public void addFailed(int attempts) {
        failed += attempts;
    }

    /// What became of the attempts.
    public Counts counts() {
        return new Counts(0, 0, 0, failed, 0, 0, measured);
    }

    /// How many samples were answered.
    int size() {
        return measured;
    }

    /// The sums over all samples.
    double[] sums() {
        return sums.clone();
    }

    /// Why the measure is not meant for these answers; empty where it is.
    public Optional<String> unsuited() {
        return measure.unsuited(sums.clone());
    }

    /// The number with its error and interval; neither where there is a single sample or cluster.
    public Measure measure() {
        if (measured == 0) {
            return new Measure.Missing(failed > 0 ? "every request failed" : "no answers yet");
        }
        Optional<String> unsuited = unsuited();
        if (unsuited.isPresent()) {
            return new Measure.NotAvailable(unsuited.get());
        }
        OptionalDouble value = measure.value(sums.clone());
        if (value.isEmpty()) {
            return new Measure.Missing("these answers give no " + measure.name());
        }
        RowSums independent = independent();
        if (independent.groups() < 2) {
            return Measure.of(value.getAsDouble());
        }
        // a resample that gives no number stands at the value itself
        ToDoubleFunction<double[]> finite =
                drawn -> measure.value(drawn).orElse(value.getAsDouble());
        Resampled drawn = independent.bootstrap(new Bootstrap(RESAMPLES, Percent.SEED), finite);
        dev.touchstone.metrics.stats.ConfidenceInterval interval = drawn.percentileInterval(CONFIDENCE);
        return new Measure.Measured(value.getAsDouble(),
                OptionalDouble.of(independent.jackknifeError(finite)),
                Optional.of(new ConfidenceInterval(interval.low(), interval.high(), "bootstrap_percentile",
                        Optional.of(new ConfidenceInterval.Resampling(RESAMPLES, Percent.SEED)))));
    }

    private RowSums independent() {
        if (clusters.isEmpty()) {
            return rows;
        }
        RowSums together = new RowSums(sums.length);
        clusters.values().forEach(together::add);
        return together;
    }
}
