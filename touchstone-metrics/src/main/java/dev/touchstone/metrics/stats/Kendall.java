package dev.touchstone.metrics.stats;

import java.util.Optional;
import java.util.OptionalDouble;

/// The counting behind [Correlation#kendall].
final class Kendall {

    private static final int EXACT = 33;

    private Kendall() {}

    static Optional<Correlation> of(double[] first, double[] second) {
        int n = first.length;
        long pairs = pairs(n);
        long[] firstTies = Ranks.tieSizes(first);
        long[] secondTies = Ranks.tieSizes(second);
        long tiedFirst = tiedPairs(firstTies);
        long tiedSecond = tiedPairs(secondTies);
        if (tiedFirst == pairs || tiedSecond == pairs) {
            return Optional.empty();
        }
        int[] order = Ranks.order(first, second);
        double[] seconds = new double[n];
        long tiedBoth = 0;
        long run = 1;
        for (int i = 0; i < n; i++) {
            seconds[i] = second[order[i]];
            boolean same = i > 0 && first[order[i]] == first[order[i - 1]]
                    && second[order[i]] == second[order[i - 1]];
            tiedBoth += same ? run : 0;
            run = same ? run + 1 : 1;
        }
        long discordant = inversions(seconds, new double[n], 0, n);
        long excess = pairs - tiedFirst - tiedSecond + tiedBoth - 2 * discordant;
        double scale = Math.sqrt((double) (pairs - tiedFirst) * (pairs - tiedSecond));
        double tau = Math.clamp(excess / scale, -1, 1);
        OptionalDouble p = n < 3
                ? OptionalDouble.empty()
                : OptionalDouble.of(tiedFirst == 0 && tiedSecond == 0 && n <= EXACT
                        ? exact(n, Math.min(discordant, pairs - discordant))
                        : approximate(n, excess, firstTies, secondTies));
        return Optional.of(new Correlation("kendall_tau_b", tau, p, n));
    }

    private static long pairs(long n) {
        return n * (n - 1) / 2;
    }

    private static long tiedPairs(long[] sizes) {
        long tied = 0;
        for (long size : sizes) {
            tied += pairs(size);
        }
        return tied;
    }

    /// Sorts a part and counts how many of its pairs stood in the wrong order.
    private static long inversions(double[] values, double[] spare, int from, int to) {
        if (to - from < 2) {
            return 0;
        }
        int middle = (from + to) >>> 1;
        long count = inversions(values, spare, from, middle) + inversions(values, spare, middle, to);
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            if (right == to || left < middle && values[left] <= values[right]) {
                spare[i] = values[left++];
            } else {
                count += middle - left;
                spare[i] = values[right++];
            }
        }
        System.arraycopy(spare, from, values, from, to - from);
        return count;
    }

    /// Twice the share of permutations of n with at most `inversions` of them, at most 1.
    private static double exact(int n, long inversions) {
        double[] shares = {1};
        for (int size = 2; size <= n; size++) {
            double[] next = new double[shares.length + size - 1];
            for (int i = 0; i < shares.length; i++) {
                for (int j = 0; j < size; j++) {
                    next[i + j] += shares[i] / size;
                }
            }
            shares = next;
        }
        double tail = 0;
        for (int i = 0; i <= inversions; i++) {
            tail += shares[i];
        }
        return Math.min(1, 2 * tail);
    }

    private static double approximate(int n, long excess, long[] firstTies, long[] secondTies) {
        double m = (double) n * (n - 1);
        double variance = (m * (2.0 * n + 5) - fives(firstTies) - fives(secondTies)) / 18
                + 2.0 * tiedPairs(firstTies) * tiedPairs(secondTies) / m
                + triples(firstTies) * triples(secondTies) / (9 * m * (n - 2.0));
        return Normal.twoSided(excess / Math.sqrt(variance));
    }

    private static double fives(long[] sizes) {
        double sum = 0;
        for (long size : sizes) {
            sum += (double) size * (size - 1) * (2 * size + 5);
        }
        return sum;
    }

    private static double triples(long[] sizes) {
        double sum = 0;
        for (long size : sizes) {
            sum += (double) size * (size - 1) * (size - 2);
        }
        return sum;
    }
}
