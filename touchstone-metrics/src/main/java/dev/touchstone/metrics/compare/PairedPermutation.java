package dev.touchstone.metrics.compare;

import dev.touchstone.metrics.stats.Bootstrap;
import dev.touchstone.metrics.stats.Finite;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// The paired permutation test (Fisher 1935; Dror et al. 2018 recommend it for language models).
///
/// Were the systems alike, each question's difference could as well have the other sign. The statistic is the
/// mean of first − second. With up to 20 questions that differ all signs are tried:
/// `paired_permutation_exact`, p = share of sign patterns with a mean at least as far from 0, which equals
/// min(1, 2·min(P(T ≤ t), P(T ≥ t))) and agrees with scipy's `permutation_test`. Else signs are drawn:
/// `paired_permutation_monte_carlo`, p = (b + 1) / (m + 1) with b of m drawn means at least as far from 0
/// (Phipson and Smyth 2010), never 0.
///
/// @param resamples m, at least 1
/// @param seed of the random signs (`Xoroshiro128PlusPlus`), to be kept with the result
public record PairedPermutation(int resamples, long seed) {

    private static final int EXACT = 20;

    /// Means closer than this, relative to the sum of sizes, are equal: decimal scores add up with rounding
    /// errors.
    private static final double SAME = 1e-12;

    /// Differences in one table of sums; 16 sums for each.
    private static final int GROUP = 4;

    public PairedPermutation {
        if (resamples < 1) {
            throw new IllegalArgumentException("needs at least 1 resample, has " + resamples);
        }
    }

    /// Tests two lists of scores.
    ///
    /// @param first finite, one for each question, at least one
    /// @param second of the same questions in the same order
    public TestResult test(double[] first, double[] second) {
        Finite.pairs(first, second, 1);
        double sum = 0;
        double size = 0;
        int differing = 0;
        double[] differences = new double[first.length];
        for (int i = 0; i < first.length; i++) {
            double difference = first[i] - second[i];
            sum += difference;
            size += Math.abs(difference);
            if (difference != 0) { // without a difference the sign does not matter
                differences[differing++] = difference;
            }
        }
        differences = Arrays.copyOf(differences, differing);
        double far = Math.abs(sum) - SAME * size;
        double mean = sum / first.length;
        return differing <= EXACT
                ? new TestResult("paired_permutation_exact", mean, exact(differences, far))
                : new TestResult("paired_permutation_monte_carlo", mean, drawn(differences, far));
    }

    private static double exact(double[] differences, double far) {
        int n = differences.length;
        double sum = 0;
        for (double difference : differences) {
            sum += difference;
        }
        boolean[] turned = new boolean[n];
        long extreme = 0;
        long patterns = 1L << n;
        for (long pattern = 1; ; pattern++) {
            extreme += Math.abs(sum) >= far ? 1 : 0;
            if (pattern == patterns) {
                return (double) extreme / patterns;
            }
            // Gray's order: from one pattern to the next a single sign turns
            int i = Long.numberOfTrailingZeros(pattern);
            sum += turned[i] ? 2 * differences[i] : -2 * differences[i];
            turned[i] = !turned[i];
        }
    }

    private double drawn(double[] differences, double far) {
        double[][] sums = groupSums(differences);
        RandomGenerator random = RandomGeneratorFactory.of(Bootstrap.GENERATOR).create(seed);
        long extreme = 0;
        for (int i = 0; i < resamples; i++) {
            double sum = 0;
            long signs = 0;
            for (int group = 0; group < sums.length; group++) {
                signs = group % (Long.SIZE / GROUP) == 0 ? random.nextLong() : signs >>> GROUP;
                sum += sums[group][(int) signs & 15];
            }
            extreme += Math.abs(sum) >= far ? 1 : 0;
        }
        return (extreme + 1.0) / (resamples + 1.0);
    }

    /// For each four differences their sum under each of the 16 sign patterns.
    private static double[][] groupSums(double[] differences) {
        double[][] sums = new double[Math.ceilDiv(differences.length, GROUP)][1 << GROUP];
        for (int i = 0; i < differences.length; i++) {
            double[] group = sums[i / GROUP];
            for (int signs = 0; signs < group.length; signs++) {
                group[signs] += (signs >> i % GROUP & 1) == 0 ? differences[i] : -differences[i];
            }
        }
        return sums;
    }
}
