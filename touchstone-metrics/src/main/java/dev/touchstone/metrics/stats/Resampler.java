package dev.touchstone.metrics.stats;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Draws samples with return and adds them up.
///
/// Where the values are few (right and wrong, or their differences), the number of draws of each value is
/// drawn instead, by [Coins]: the same distribution in a fraction of the time.
final class Resampler {

    /// Above this many different values single draws are faster.
    private static final int FEW = 8;

    private final RandomGenerator random;
    private final Coins coins;

    Resampler(RandomGenerator random) {
        this.random = random;
        this.coins = new Coins(random);
    }

    /// The means of samples as large as `values`.
    double[] means(double[] values, int resamples) {
        double[] distinct = distinct(values);
        double[] means = new double[resamples];
        if (distinct.length <= FEW) {
            long[] counts = counts(values, distinct);
            for (int i = 0; i < resamples; i++) {
                means[i] = sumByCounts(distinct, counts, values.length) / values.length;
            }
        } else {
            for (int i = 0; i < resamples; i++) {
                means[i] = sumOfDraws(values) / values.length;
            }
        }
        return means;
    }

    /// Fills `indices` with numbers from 0 to `bound` - 1, each as likely (to within bound / 2³²).
    void fill(int[] indices, int bound) {
        int i = 0;
        for (; i + 1 < indices.length; i += 2) {
            long drawn = random.nextLong();
            indices[i] = (int) ((drawn >>> 32) * bound >>> 32);
            indices[i + 1] = (int) ((drawn & 0xFFFFFFFFL) * bound >>> 32);
        }
        if (i < indices.length) {
            indices[i] = (int) ((random.nextLong() >>> 32) * bound >>> 32);
        }
    }

    private double sumOfDraws(double[] values) {
        int n = values.length;
        double even = 0;
        double odd = 0;
        int i = 0;
        for (; i + 1 < n; i += 2) {
            long drawn = random.nextLong();
            even += values[(int) ((drawn >>> 32) * n >>> 32)];
            odd += values[(int) ((drawn & 0xFFFFFFFFL) * n >>> 32)];
        }
        return i < n ? even + odd + values[(int) ((random.nextLong() >>> 32) * n >>> 32)] : even + odd;
    }

    private double sumByCounts(double[] distinct, long[] counts, long n) {
        double sum = 0;
        long draws = n;
        long others = n;
        for (int i = 0; i < distinct.length - 1 && draws > 0; i++) {
            long drawn = coins.heads(draws, (double) counts[i] / others);
            sum += drawn * distinct[i];
            draws -= drawn;
            others -= counts[i];
        }
        return sum + draws * distinct[distinct.length - 1];
    }

    /// The different values; more than [#FEW] say "many" and no more than that.
    private static double[] distinct(double[] values) {
        double[] found = new double[FEW + 1];
        int size = 0;
        for (double value : values) {
            int i = 0;
            while (i < size && found[i] != value) {
                i++;
            }
            if (i == size) {
                found[size++] = value;
                if (size > FEW) {
                    return found;
                }
            }
        }
        return Arrays.copyOf(found, size);
    }

    private static long[] counts(double[] values, double[] distinct) {
        long[] counts = new long[distinct.length];
        for (double value : values) {
            int i = 0;
            while (distinct[i] != value) {
                i++;
            }
            counts[i]++;
        }
        return counts;
    }
}
