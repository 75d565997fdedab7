package dev.touchstone.metrics.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Orders and ranks of values.
final class Ranks {

    private Ranks() {}

    /// Positions in ascending order of their values, equal values in ascending order of `ties`, then of
    /// position.
    static int[] order(double[] values, double[] ties) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted((left, right) -> {
                    int byValue = compare(values[left], values[right]);
                    return byValue != 0 ? byValue : compare(ties[left], ties[right]);
                })
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /// Ranks from 1; equal values share the mean of their ranks.
    static double[] of(double[] values) {
        int[] order = order(values, values);
        double[] ranks = new double[values.length];
        int from = 0;
        while (from < order.length) {
            int to = from + 1;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            double shared = (from + 1 + to) / 2.0;
            for (int i = from; i < to; i++) {
                ranks[order[i]] = shared;
            }
            from = to;
        }
        return ranks;
    }

    /// Sizes of the groups of equal values.
    static long[] tieSizes(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        long[] sizes = new long[sorted.length];
        int groups = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                groups++;
            }
            sizes[groups - 1]++;
        }
        return Arrays.copyOf(sizes, groups);
    }

    // 0.0 and -0.0 are one value here, unlike in Double.compare
    private static int compare(double left, double right) {
        return left < right ? -1 : left > right ? 1 : 0;
    }
}
