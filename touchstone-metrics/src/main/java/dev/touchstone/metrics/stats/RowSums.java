package dev.touchstone.metrics.stats;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/// Sums of several numbers over rows, and how far a measure of the sums would vary with other rows.
///
/// For measures that are made of sums: BLEU of matches and lengths, an error rate of errors and lengths, a
/// mean. Memory is bounded: from 4,096 rows on, neighbouring rows are added up to groups of 2, 4, 8, ..., of
/// which there are 2,048 to 4,096. Not thread-safe; rows come in the order of the data.
public final class RowSums {

    private static final int MOST = 4096;

    private final int width;
    private final double[] sums;
    private double[] groups;
    private int size; // groups begun
    private long rows;
    private long groupRows = 1; // rows of a full group

    /// @param width how many numbers a row has, at least 1
    public RowSums(int width) {
        if (width < 1) {
            throw new IllegalArgumentException("a row has at least 1 number, has " + width);
        }
        this.width = width;
        this.sums = new double[width];
        this.groups = new double[width * 64];
    }

    /// Counts a row.
    ///
    /// @param row finite numbers, as many as the width; not kept
    public void add(double... row) {
        if (row.length != width) {
            throw new IllegalArgumentException("a row has " + width + " numbers, has " + row.length);
        }
        if (rows % groupRows == 0) {
            begin();
        }
        int place = (size - 1) * width;
        for (int i = 0; i < width; i++) {
            sums[i] += row[i];
            groups[place + i] += row[i];
        }
        rows++;
    }

    /// How many rows were added.
    public long rows() {
        return rows;
    }

    /// How many groups they make: as many as rows while these are below 4,096.
    public int groups() {
        return size;
    }

    /// The sums over all rows.
    public double[] sums() {
        return sums.clone();
    }

    /// The standard error of a measure by the jackknife over groups (Quenouille 1956, Tukey 1958):
    /// √((g − 1)/g · Σ(θᵢ − θ̄)²), θᵢ the measure without group i. Of the mean of single rows it is √(s²/n).
    ///
    /// @param measure of sums; must not keep the array
    /// @throws IllegalArgumentException for fewer than two groups
    public double jackknifeError(ToDoubleFunction<double[]> measure) {
        if (size < 2) {
            throw new IllegalArgumentException("needs at least 2 groups, has " + size);
        }
        double[] without = new double[width];
        double[] values = new double[size];
        double total = 0;
        for (int group = 0; group < size; group++) {
            for (int i = 0; i < width; i++) {
                without[i] = sums[i] - groups[group * width + i];
            }
            values[group] = measure.applyAsDouble(without);
            total += values[group];
        }
        double mean = total / size;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt((size - 1.0) / size * squares);
    }

    /// Resamples groups with return and measures the sums of each sample.
    ///
    /// @param measure of sums, finite; must not keep the array
    /// @throws IllegalArgumentException for fewer than two groups
    public Resampled bootstrap(Bootstrap bootstrap, ToDoubleFunction<double[]> measure) {
        double[] drawnSums = new double[width];
        return bootstrap.statistic(size, drawn -> {
            Arrays.fill(drawnSums, 0);
            for (int group : drawn) {
                int place = group * width;
                for (int i = 0; i < width; i++) {
                    drawnSums[i] += groups[place + i];
                }
            }
            return measure.applyAsDouble(drawnSums);
        });
    }

    private void begin() {
        if (size == MOST) {
            for (int pair = 0; pair < MOST / 2; pair++) {
                for (int i = 0; i < width; i++) {
                    groups[pair * width + i] = groups[2 * pair * width + i]
                            + groups[(2 * pair + 1) * width + i];
                }
            }
            size = MOST / 2;
            Arrays.fill(groups, size * width, groups.length, 0);
            groupRows *= 2;
        }
        size++;
        if (size * width > groups.length) {
            groups = Arrays.copyOf(groups, Math.min(MOST * width, 2 * groups.length));
        }
    }
}
