package dev.touchstone.metrics.stats;

import java.util.Optional;

/// Arithmetic mean with its standard error, in one pass; not thread-safe, O(1) memory.
///
/// mean = Σxᵢ / n; standard error = √(Σ(xᵢ − mean)² / (n(n − 1))), as lm-evaluation-harness's `mean_stderr`.
public final class MeanAccumulator {

    private long count;
    private double sum;
    private double mean;
    private double squares; // Welford: stable where the sum of squares cancels

    /// Counts one value.
    ///
    /// @param value finite
    public void add(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value must be finite, is " + value);
        }
        count++;
        sum += value;
        double delta = value - mean;
        mean += delta / count;
        squares += delta * (value - mean);
    }

    /// The mean so far; empty before the first value.
    public Optional<MeanEstimate> estimate() {
        if (count == 0) {
            return Optional.empty();
        }
        // the plain sum, not Welford's running mean: 458 right of 1,319 must print as that quotient
        double plain = sum / count;
        return Optional.of(count < 2
                ? new MeanEstimate(plain, 0, 0, count)
                : new MeanEstimate(plain, Math.sqrt(squares / (count - 1)),
                        Math.sqrt(squares / (count - 1) / count), count));
    }
}
