package dev.touchstone.metrics.stats;

import java.util.function.ToDoubleFunction;

/// The jackknife (Quenouille 1956, Tukey 1958): how far a measure varies, from its values when one row is
/// left out.
public final class Jackknife {

    private Jackknife() {}

    /// The standard error of a measure of rows of which many are alike: √((n − 1)/n · Σ cᵢ(θᵢ − θ̄)²), θᵢ the
    /// measure with one row of kind i left out, cᵢ rows of that kind, n in all; one measuring for each kind.
    ///
    /// @param counts rows of each kind, each at least 0, at least two rows in all
    /// @param measure of such counts; must not keep the array
    /// @return not a number where the measure is undefined without some row
    public static double error(long[] counts, ToDoubleFunction<long[]> measure) {
        long[] left = counts.clone();
        double[] values = new double[counts.length];
        long rows = 0;
        double total = 0;
        for (int kind = 0; kind < counts.length; kind++) {
            if (counts[kind] < 0) {
                throw new IllegalArgumentException("counts are at least 0, one is " + counts[kind]);
            }
            if (counts[kind] > 0) {
                left[kind]--;
                values[kind] = measure.applyAsDouble(left);
                left[kind]++;
                rows += counts[kind];
                total += counts[kind] * values[kind];
            }
        }
        if (rows < 2) {
            throw new IllegalArgumentException("needs at least 2 rows, has " + rows);
        }
        double mean = total / rows;
        double squares = 0;
        for (int kind = 0; kind < counts.length; kind++) {
            squares += counts[kind] * (values[kind] - mean) * (values[kind] - mean);
        }
        return Math.sqrt((rows - 1.0) / rows * squares);
    }
}
