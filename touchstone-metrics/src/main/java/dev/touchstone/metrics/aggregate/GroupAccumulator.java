package dev.touchstone.metrics.aggregate;

import java.util.Optional;

/// Averages sub-sets in the order in which they are added; O(1) memory, not thread-safe.
public final class GroupAccumulator {

    private int subsets;
    private long samples;
    private double means;
    private double weightedMeans;
    private double squares;

    /// Counts one sub-set.
    ///
    /// @param size its number of samples, at least 1
    /// @param mean its mean
    /// @param standardError of its mean, 0 where not known
    public void add(long size, double mean, double standardError) {
        if (size < 1 || !Double.isFinite(mean) || !(standardError >= 0)) {
            throw new IllegalArgumentException("a sub-set has samples, a mean and an error, has %d, %s, %s"
                    .formatted(size, mean, standardError));
        }
        subsets++;
        samples += size;
        means += mean;
        weightedMeans += mean * size;
        squares += (double) size * (size - 1) * standardError * standardError;
    }

    /// The averages so far; empty before the first sub-set.
    public Optional<GroupAggregate> aggregate() {
        if (subsets == 0) {
            return Optional.empty();
        }
        double pooled = samples > subsets ? Math.sqrt(squares / (samples - subsets) / samples) : 0;
        return Optional.of(new GroupAggregate(means / subsets, weightedMeans / samples, pooled, subsets,
                samples));
    }
}
