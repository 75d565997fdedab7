package dev.touchstone.engine.aggregate;

import dev.touchstone.core.score.ScoreKind;
import dev.touchstone.engine.report.Measure;
import dev.touchstone.metrics.stats.ClusterAccumulator;
import dev.touchstone.metrics.stats.ClusterInterval;
import dev.touchstone.metrics.stats.ClusterSums;
import dev.touchstone.metrics.stats.MeanEstimate;
import dev.touchstone.metrics.stats.ProportionInterval;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// The mean of some samples' values, from 0 to 1, and how far it is to be trusted; not thread-safe.
///
/// The interval follows from what the values were declared to be. Of shares it is Wilson's, by the effective
/// sample size where a sample has several values or samples share a cluster. Of graded values it is the
/// bootstrap's expanded percentiles of [Percent#RESAMPLES] resamples by the fixed seed [Percent#SEED], or by
/// the cluster-robust error where there are clusters ([ClusterInterval] says how). Graded values are kept, 8
/// bytes each, up to [#MOST_KEPT]; beyond, the mean is as good as normal, and so is the interval.
final class Spread {

    /// Beyond so many values the bootstrap's interval is the normal one up to its own noise.
    static final int MOST_KEPT = 10_000;

    private static final double[] NONE = {};

    private final ClusterSums clusters = new ClusterSums();
    private final ClusterAccumulator samples = new ClusterAccumulator();
    private ScoreKind kind;
    private boolean single;
    private boolean clustered;
    private long zeros;
    private long ones;
    private long others;
    private double[] kept = NONE; // begins with the first value that is neither 0 nor 1
    private int size;
    private Optional<Measure> told = Optional.empty(); // the bootstrap is not cheap

    /// @param kind what the values were declared to be; shares with any other value than 0 and 1 are graded
    /// @param single whether a sample has one value
    /// @param clustered whether samples may share a cluster
    Spread(ScoreKind kind, boolean single, boolean clustered) {
        this.kind = kind;
        this.single = single;
        this.clustered = clustered;
    }

    /// Counts one sample.
    ///
    /// @param cluster which one it belongs to; must be there where the spread is clustered
    /// @param values from 0 to 1
    void add(OptionalInt cluster, double... values) {
        told = Optional.empty();
        if (clustered) {
            clusters.add(cluster.orElseThrow(), values);
        } else {
            samples.add(values);
        }
        for (double value : values) {
            count(value);
        }
    }

    /// Counts the samples of another; its clusters are other ones, whatever their numbers.
    void add(Spread other) {
        told = Optional.empty();
        kind = other.kind == ScoreKind.MEAN ? other.kind : kind;
        single &= other.single;
        clustered |= other.clustered;
        samples.add(other.all());
        if (other.others > 0 || others > 0) {
            keep(other);
        }
        zeros += other.zeros;
        ones += other.ones;
        others += other.others;
    }

    /// The mean and its standard error as fractions; empty when nothing was counted.
    Optional<MeanEstimate> estimate() {
        return all().estimate();
    }

    /// How many samples or clusters there are: what is independent of each other.
    long independent() {
        return all().clusters();
    }

    private ClusterAccumulator all() {
        ClusterAccumulator all = clusters.accumulated();
        all.add(samples);
        return all;
    }

    /// The mean in percent with error and interval.
    ///
    /// @param none why there is none, when nothing was counted
    Measure measure(String none) {
        if (told.isEmpty()) {
            told = Optional.of(estimate().map(this::measure).orElseGet(() -> new Measure.Missing(none)));
        }
        return told.get();
    }

    private Measure measure(MeanEstimate estimate) {
        double mean = estimate.mean();
        long independent = independent();
        boolean alike = ClusterInterval.withoutSpread(estimate);
        OptionalDouble error = independent < 2 ? OptionalDouble.empty() // one tells nothing of another
                : OptionalDouble.of(alike ? 0 : estimate.standardError());
        boolean shares = kind == ScoreKind.PROPORTION && others == 0;
        if (clustered || !single) {
            return Percent.of(mean, error, shares
                    ? ClusterInterval.ofShare(estimate, independent, Percent.CONFIDENCE)
                    : ClusterInterval.ofMean(estimate, independent, Percent.CONFIDENCE));
        }
        if (shares) {
            return Percent.of(mean, error, Optional.of(
                    ProportionInterval.WILSON.of(ones, ones + zeros, Percent.CONFIDENCE)));
        }
        if (independent < 2 || alike) {
            return Percent.of(mean, error, independent < 2 ? Optional.empty()
                    : Optional.of(ClusterInterval.alike(mean, independent, Percent.CONFIDENCE)));
        }
        return estimate.count() <= MOST_KEPT
                ? Percent.bootstrap(mean, estimate.standardError(), values())
                : Percent.normal(mean, estimate.standardError());
    }

    /// All values, while they are no more than are kept.
    private double[] values() {
        if (others == 0) {
            begin(); // zeros and ones were only counted
        }
        return Arrays.copyOf(kept, size);
    }

    private void count(double value) {
        boolean whole = value == 0 || value == 1;
        if (others == 0 && !whole) {
            begin();
        }
        if (others > 0 || !whole) {
            append(value);
        }
        zeros += value == 0 ? 1 : 0;
        ones += value == 1 ? 1 : 0;
        others += whole ? 0 : 1;
    }

    private void keep(Spread other) {
        if (others == 0) {
            begin();
        }
        if (other.others == 0) {
            other.begin();
        }
        for (int place = 0; place < other.size; place++) {
            append(other.kept[place]);
        }
    }

    /// Puts down what was only counted so far; the order of zeros and ones says nothing.
    private void begin() {
        size = 0;
        if (single && !clustered && zeros + ones <= MOST_KEPT) {
            kept = new double[(int) (zeros + ones)];
            Arrays.fill(kept, (int) zeros, kept.length, 1);
            size = kept.length;
        }
    }

    private void append(double value) {
        if (!single || clustered || size == MOST_KEPT) {
            return;
        }
        if (size == kept.length) {
            kept = Arrays.copyOf(kept, Math.max(16, Math.min(MOST_KEPT, 2 * size)));
        }
        kept[size++] = value;
    }
}
