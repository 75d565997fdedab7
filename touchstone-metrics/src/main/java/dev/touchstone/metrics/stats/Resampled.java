package dev.touchstone.metrics.stats;

import java.util.Arrays;
import java.util.function.DoubleSupplier;

/// A measure, its values over bootstrap samples, and what follows from them.
public final class Resampled {

    private final double estimate;
    private final double[] sorted;
    private final long seed;
    private final DoubleSupplier acceleration;

    /// @param acceleration of the BCa interval, asked for only when that is
    Resampled(double estimate, double[] replicates, long seed, DoubleSupplier acceleration) {
        Finite.values("replicates", replicates, 1);
        this.estimate = estimate;
        this.sorted = replicates;
        this.seed = seed;
        this.acceleration = acceleration;
        Arrays.sort(sorted);
    }

    /// The measure of the sample itself.
    public double estimate() {
        return estimate;
    }

    /// How many samples were drawn.
    public int resamples() {
        return sorted.length;
    }

    /// The seed they were drawn with.
    public long seed() {
        return seed;
    }

    /// Standard deviation of the measure over the samples, n − 1 in the divisor; 0 for a single one.
    public double standardError() {
        MeanAccumulator spread = new MeanAccumulator();
        for (double value : sorted) {
            spread.add(value);
        }
        return spread.estimate().orElseThrow().standardDeviation();
    }

    /// The percentile interval `bootstrap_percentile`: the middle share of the samples' measures, by
    /// [Percentile#LINEAR].
    ///
    /// @param confidence between 0 and 1 exclusive
    public ConfidenceInterval percentileInterval(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must lie between 0 and 1, is " + confidence);
        }
        double tail = (1 - confidence) / 2;
        return interval("bootstrap_percentile", confidence, tail, 1 - tail);
    }

    /// The expanded percentile interval `bootstrap_expanded` (Hesterberg 2015, "What Teachers Should Know
    /// About the Bootstrap"): percentiles at Φ(∓√(n/(n − 1))·t) with Student's t of n − 1 degrees.
    ///
    /// Plain percentiles of few items are too narrow: they miss that a sample varies less than what it was
    /// drawn from by √((n − 1)/n), and that its spread is itself unsure. Of hundreds of items it is
    /// [#percentileInterval].
    ///
    /// @param confidence between 0 and 1 exclusive
    /// @param items n, how many were drawn from, at least 2
    public ConfidenceInterval expandedInterval(double confidence, long items) {
        if (items < 2) {
            throw new IllegalArgumentException("an interval needs at least two items, has " + items);
        }
        double far = Math.sqrt(items / (items - 1.0)) * StudentT.critical(confidence, items - 1.0);
        return interval("bootstrap_expanded", confidence, Normal.cumulative(-far), Normal.cumulative(far));
    }

    /// The bias-corrected and accelerated interval `bootstrap_bca` (Efron 1987), as scipy's `bootstrap`.
    ///
    /// Percentiles at Φ(z₀ + (z₀ + z) / (1 − a·(z₀ + z))), z = ±z(confidence), where z₀ = Φ⁻¹ of the share of
    /// samples below the estimate (half of those equal to it), at least ½/m from 0 and 1, and a = Σd³ /
    /// 6(Σd²)^1.5 over the changes d when one item is left out.
    ///
    /// @param confidence between 0 and 1 exclusive
    public ConfidenceInterval bcaInterval(double confidence) {
        double z = Normal.critical(confidence);
        double least = 0.5 / sorted.length;
        double bias = Normal.quantile(Math.clamp(shareBelow(estimate), least, 1 - least));
        double a = acceleration.getAsDouble();
        return interval("bootstrap_bca", confidence, share(bias, a, -z), share(bias, a, z));
    }

    /// The two-sided chance `bootstrap_p` of samples on the other side of `value`:
    /// min(1, 2·min(#{≤ value} + 1, #{≥ value} + 1) / (m + 1)).
    ///
    /// @param value what would hold without an effect, such as 0 for a difference
    public double twoSidedPValue(double value) {
        int below = firstAtLeast(value);
        int upTo = firstAtLeast(Math.nextUp(value));
        double tail = Math.min(upTo, sorted.length - below) + 1.0;
        return Math.min(1, 2 * tail / (sorted.length + 1));
    }

    private ConfidenceInterval interval(String method, double confidence, double from, double to) {
        return new ConfidenceInterval(method, confidence, Percentile.LINEAR.of(sorted, 100 * from),
                Percentile.LINEAR.of(sorted, 100 * to));
    }

    private static double share(double bias, double a, double z) {
        double moved = bias + z;
        return Normal.cumulative(bias + moved / (1 - a * moved));
    }

    private double shareBelow(double value) {
        return (firstAtLeast(value) + firstAtLeast(Math.nextUp(value))) / (2.0 * sorted.length);
    }

    private int firstAtLeast(double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
