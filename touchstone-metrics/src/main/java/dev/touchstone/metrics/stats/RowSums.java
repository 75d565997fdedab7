package dev.touchstone.metrics.stats;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/// Sums of several numbers over rows, and how far a measure of the sums would vary with other rows.
///
/// For measures that are made of sums: BLEU of matches and lengths, an error rate of errors and lengths, a
/// mean. Memory is bounded: from 4,096 rows on, neighbouring rows are added up to groups of 2, 4, 8, ..., of
/// which there are 2,048 to 4,096, and how the numbers vary together is kept as sums. Not thread-safe; rows
/// come in the order of the data.
public final class RowSums {

    private static final int MOST = 4096;

    private final int width;
    private final double[] sums;
    private final RowScatter scatter;
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
        this.scatter = new RowScatter(width);
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
        scatter.add(row);
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

    /// Whether every group is a single row, so that [#jackknifeError] leaves out row by row.
    public boolean single() {
        return groupRows == 1;
    }

    /// The standard error of a measure by the jackknife (Quenouille 1956, Tukey 1958):
    /// √((n − 1)/n · Σ(θᵢ − θ̄)²), θᵢ the measure without row i. Of the mean of single rows it is √(s²/n).
    ///
    /// Up to 4,096 rows each is left out. Beyond, by the infinitesimal jackknife (Jaeckel 1972, Efron 1982):
    /// what a row adds to the measure is taken as g·x, with the scatter of x over all rows and g from how the
    /// measure changes when a group is left out or counted twice. That is the same up to about 1/n of itself,
    /// below 0.1 %, for measures that are smooth at their sums.
    ///
    /// @param measure of sums; must not keep the array
    /// @throws IllegalArgumentException for fewer than two groups
    public double jackknifeError(ToDoubleFunction<double[]> measure) {
        if (size < 2) {
            throw new IllegalArgumentException("needs at least 2 groups, has " + size);
        }
        return single() ? leavingOut(measure) : infinitesimal(measure);
    }

    private double leavingOut(ToDoubleFunction<double[]> measure) {
        double[] values = new double[size];
        double total = 0;
        for (int row = 0; row < size; row++) {
            values[row] = with(row, -1, measure);
            total += values[row];
        }
        double mean = total / size;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt((size - 1.0) / size * squares);
    }

    private double infinitesimal(ToDoubleFunction<double[]> measure) {
        double[] changes = new double[size];
        for (int group = 0; group < size; group++) {
            changes[group] = (with(group, 1, measure) - with(group, -1, measure)) / 2;
            if (!Double.isFinite(changes[group])) {
                return Double.NaN;
            }
        }
        double[] weights = RowScatter.weights(groups, changes, width);
        return Math.sqrt((rows - 1.0) / rows * scatter.along(weights));
    }

    /// The measure with a group counted so many times more.
    private double with(int group, int times, ToDoubleFunction<double[]> measure) {
        double[] changed = new double[width];
        for (int i = 0; i < width; i++) {
            changed[i] = sums[i] + times * groups[group * width + i];
        }
        return measure.applyAsDouble(changed);
    }

    /// Resamples groups with return and measures the sums of each sample: single rows up to 4,096, beyond
    /// blocks of neighbours (Künsch 1989).
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
