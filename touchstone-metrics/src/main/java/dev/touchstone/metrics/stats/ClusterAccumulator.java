package dev.touchstone.metrics.stats;

import java.util.Optional;

/// Mean over all attempts with an error that respects that attempts at one question are alike; O(1) memory.
///
/// With Sᵍ the sum and nᵍ the number of scores of question g, N = Σnᵍ, G questions and m = ΣSᵍ / N:
/// standard error = √(G/(G − 1) · Σ(Sᵍ − nᵍ·m)²) / N (cluster-robust, Liang and Zeger 1986; Miller 2024,
/// "Adding Error Bars to Evals", with the usual small-sample factor). One attempt per question gives
/// [MeanAccumulator]'s error.
public final class ClusterAccumulator {

    private long clusters;
    private long count;
    private double sum;
    private double sumSquares;
    private double sumTimesSize;
    private double sizeSquares;
    private double valueSquares;

    /// Counts all scores of one question.
    ///
    /// @param values finite; an empty array counts nothing
    public void add(double... values) {
        if (values.length == 0) {
            return;
        }
        double total = 0;
        double squares = 0;
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("value must be finite, is " + value);
            }
            total += value;
            squares += value * value;
        }
        add(total, squares, values.length);
    }

    /// Counts one cluster of which only sums are kept.
    ///
    /// @param total sum of its values
    /// @param squares sum of their squares
    /// @param size how many they are, at least 1
    void add(double total, double squares, int size) {
        clusters++;
        count += size;
        sum += total;
        valueSquares += squares;
        sumSquares += total * total;
        sumTimesSize += total * size;
        sizeSquares += (double) size * size;
    }

    /// Counts all that another has counted.
    public void add(ClusterAccumulator other) {
        clusters += other.clusters;
        count += other.count;
        sum += other.sum;
        sumSquares += other.sumSquares;
        sumTimesSize += other.sumTimesSize;
        sizeSquares += other.sizeSquares;
        valueSquares += other.valueSquares;
    }

    /// How many clusters were counted; with fewer than two the error is not known and given as 0.
    public long clusters() {
        return clusters;
    }

    /// The mean so far; empty before the first score. `count` is the number of scores.
    public Optional<MeanEstimate> estimate() {
        if (count == 0) {
            return Optional.empty();
        }
        double mean = sum / count;
        if (clusters < 2) {
            return Optional.of(new MeanEstimate(mean, deviation(mean), 0, count));
        }
        double between = Math.max(0, sumSquares - 2 * mean * sumTimesSize + mean * mean * sizeSquares);
        double error = Math.sqrt((double) clusters / (clusters - 1) * between) / count;
        return Optional.of(new MeanEstimate(mean, deviation(mean), error, count));
    }

    private double deviation(double mean) {
        return count < 2 ? 0 : Math.sqrt(Math.max(0, valueSquares - count * mean * mean) / (count - 1));
    }
}
