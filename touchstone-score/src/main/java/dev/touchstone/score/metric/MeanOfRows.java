package dev.touchstone.score.metric;

import dev.touchstone.metrics.stats.MeanAccumulator;
import dev.touchstone.metrics.stats.MeanEstimate;
import dev.touchstone.metrics.stats.RowSums;

/// The mean of a value of each row, with its spread; flat memory, not thread-safe.
public final class MeanOfRows {

    private final MeanAccumulator mean = new MeanAccumulator();
    private final RowSums sums = new RowSums(2);
    private long ones;
    private boolean shares = true;

    /// A mean before its first row.
    public MeanOfRows() {}

    /// Counts a row.
    ///
    /// @param value finite
    public void add(double value) {
        mean.add(value);
        sums.add(value, 1);
        ones += value == 1 ? 1 : 0;
        shares &= value == 0 || value == 1;
    }

    /// The mean with its spread: Wilson's interval where all values are 0 or 1.
    public Total end(String name, Sampling sampling, String signature) {
        MeanEstimate estimate = mean.estimate().orElseThrow();
        return Total.of(name, estimate.mean(), estimate.count(), spread(estimate, sampling), signature);
    }

    /// The same as one more value of a total.
    public Total end(Total total, String name, Sampling sampling) {
        MeanEstimate estimate = mean.estimate().orElseThrow();
        return total.with(name, estimate.mean(), spread(estimate, sampling));
    }

    private Spread spread(MeanEstimate estimate, Sampling sampling) {
        return shares ? sampling.ofShare(ones, estimate.count()) : sampling.ofMean(estimate, sums);
    }
}
