package dev.touchstone.metrics.stats;

import java.util.Arrays;

/// How numbers of rows vary together: Σ(xᵢ − x̄)(xⱼ − x̄ⱼ) for each two of them, without keeping rows.
///
/// Sums are of differences from the first row, so that little is lost where numbers are large and alike. Not
/// thread-safe.
final class RowScatter {

    private final int width;
    private final double[] first;
    private final double[] sums;
    private final double[] products; // row by row, the lower triangle alone
    private long rows;

    RowScatter(int width) {
        this.width = width;
        this.first = new double[width];
        this.sums = new double[width];
        this.products = new double[width * (width + 1) / 2];
    }

    void add(double[] row) {
        if (rows++ == 0) {
            System.arraycopy(row, 0, first, 0, width);
            return; // its differences are all 0
        }
        int place = 0;
        for (int i = 0; i < width; i++) {
            double difference = row[i] - first[i];
            sums[i] += difference;
            for (int j = 0; j <= i; j++) {
                products[place++] += difference * (row[j] - first[j]);
            }
        }
    }

    /// Σ(gᵀ(x − x̄))² over the rows, for a linear measure with weights g.
    double along(double[] weights) {
        double squares = 0;
        int place = 0;
        for (int i = 0; i < width; i++) {
            for (int j = 0; j <= i; j++) {
                double together = products[place++] - sums[i] * sums[j] / rows;
                squares += (i == j ? 1 : 2) * weights[i] * weights[j] * together;
            }
        }
        return Math.max(0, squares);
    }

    /// The weights g that come nearest to gᵀx = y over given rows, by normal equations; numbers that follow
    /// from others get 0.
    ///
    /// @param rows one after the other
    /// @param values y, one for each
    static double[] weights(double[] rows, double[] values, int width) {
        double[][] left = new double[width][width];
        double[] right = new double[width];
        for (int row = 0; row < values.length; row++) {
            for (int i = 0; i < width; i++) {
                double x = rows[row * width + i];
                right[i] += x * values[row];
                for (int j = 0; j <= i; j++) {
                    left[i][j] += x * rows[row * width + j];
                }
            }
        }
        double[] scale = new double[width];
        for (int i = 0; i < width; i++) {
            scale[i] = left[i][i] > 0 ? 1 / Math.sqrt(left[i][i]) : 0;
        }
        for (int i = 0; i < width; i++) {
            right[i] *= scale[i];
            for (int j = 0; j <= i; j++) {
                left[i][j] *= scale[i] * scale[j];
                left[j][i] = left[i][j];
            }
        }
        double[] solved = solve(left, right);
        for (int i = 0; i < width; i++) {
            solved[i] *= scale[i];
        }
        return solved;
    }

    /// Solves a symmetric system by elimination, the largest diagonal first; what is left below 1e-11 of it
    /// follows from the others.
    private static double[] solve(double[][] left, double[] right) {
        int width = right.length;
        boolean[] done = new boolean[width];
        int[] order = new int[width];
        int found = 0;
        while (found < width) {
            int pivot = -1;
            for (int i = 0; i < width; i++) {
                if (!done[i] && left[i][i] > 1e-11 && (pivot < 0 || left[i][i] > left[pivot][pivot])) {
                    pivot = i;
                }
            }
            if (pivot < 0) {
                break;
            }
            done[pivot] = true;
            order[found++] = pivot;
            for (int i = 0; i < width; i++) {
                if (!done[i]) {
                    double factor = left[i][pivot] / left[pivot][pivot];
                    for (int j = 0; j < width; j++) {
                        left[i][j] -= factor * left[pivot][j];
                    }
                    right[i] -= factor * right[pivot];
                }
            }
        }
        double[] solved = new double[width];
        for (int step = found - 1; step >= 0; step--) {
            int pivot = order[step];
            double rest = right[pivot];
            for (int later : Arrays.copyOfRange(order, step + 1, found)) {
                rest -= left[pivot][later] * solved[later];
            }
            solved[pivot] = rest / left[pivot][pivot];
        }
        return solved;
    }
}
