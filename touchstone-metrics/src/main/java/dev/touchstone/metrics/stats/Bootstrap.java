package dev.touchstone.metrics.stats;

import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// The bootstrap (Efron 1979): the spread of a measure over samples that are drawn, with return, from the
/// sample.
///
/// Numbers come from `Xoroshiro128PlusPlus` with the given seed, so that a result can be made again; each
/// call begins anew at the seed.
///
/// @param resamples how many samples are drawn, at least 1; 10,000 give two safe digits of a 95 % interval
/// @param seed of the random numbers, to be kept with the result
public record Bootstrap(int resamples, long seed) {

    /// The generator's name, kept with results.
    public static final String GENERATOR = "Xoroshiro128PlusPlus";

    public Bootstrap {
        if (resamples < 1) {
            throw new IllegalArgumentException("needs at least 1 resample, has " + resamples);
        }
    }

    /// Resamples the mean.
    ///
    /// @param values finite, one for each question, at least two
    public Resampled mean(double[] values) {
        Finite.values("values", values, 2);
        double mean = sum(values) / values.length;
        return new Resampled(mean, resampler().means(values, resamples), seed,
                () -> accelerationOfMean(values, mean));
    }

    /// Resamples the mean of first − second over questions: the paired bootstrap.
    ///
    /// @param first finite, one for each question, at least two
    /// @param second of the same questions in the same order
    public Resampled pairedDifference(double[] first, double[] second) {
        Finite.pairs(first, second, 2);
        double[] differences = new double[first.length];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = first[i] - second[i];
        }
        return mean(differences);
    }

    /// Resamples clusters (questions with several attempts, passages with several questions) as wholes; the
    /// measure is the mean over all values.
    ///
    /// @param sums sum of the values of each cluster, at least two clusters
    /// @param sizes number of its values, each at least 1
    public Resampled clusterMean(double[] sums, int[] sizes) {
        Finite.values("sums", sums, 2);
        if (sums.length != sizes.length) {
            throw new IllegalArgumentException(
                    "each cluster has a sum and a size, has %d and %d".formatted(sums.length, sizes.length));
        }
        for (int size : sizes) {
            if (size < 1) {
                throw new IllegalArgumentException("a cluster has at least 1 value, has " + size);
            }
        }
        return statistic(sums.length, drawn -> {
            double sum = 0;
            long count = 0;
            for (int cluster : drawn) {
                sum += sums[cluster];
                count += sizes[cluster];
            }
            return sum / count;
        });
    }

    /// Resamples any measure of a list of items, such as a corpus score.
    ///
    /// @param items how many items there are, at least 2
    /// @param measure of the items with the given numbers, of which some occur twice and some not at all;
    ///     must be finite, must not keep the array
    public Resampled statistic(int items, ToDoubleFunction<int[]> measure) {
        if (items < 2) {
            throw new IllegalArgumentException("needs at least 2 items, has " + items);
        }
        int[] drawn = new int[items];
        for (int i = 0; i < items; i++) {
            drawn[i] = i;
        }
        double estimate = measure.applyAsDouble(drawn);
        Resampler resampler = resampler();
        double[] replicates = new double[resamples];
        for (int i = 0; i < resamples; i++) {
            resampler.fill(drawn, items);
            replicates[i] = measure.applyAsDouble(drawn);
        }
        DoubleSupplier acceleration = () -> accelerationByLeavingOneOut(items, measure);
        return new Resampled(estimate, replicates, seed, acceleration);
    }

    /// Resamples rows of which many are alike: how many of each kind there are is drawn, not row by row.
    ///
    /// @param counts rows of each kind, each at least 0, at least two rows in all
    /// @param measure of such counts, finite; must not keep the array
    public Resampled counts(long[] counts, ToDoubleFunction<long[]> measure) {
        long rows = rows(counts);
        BinomialDraws binomial = new BinomialDraws(RandomGeneratorFactory.of(GENERATOR).create(seed));
        long[] drawn = counts.clone();
        double estimate = measure.applyAsDouble(drawn);
        double[] replicates = new double[resamples];
        for (int i = 0; i < resamples; i++) {
            long left = rows;
            long others = rows;
            for (int kind = 0; kind < counts.length; kind++) {
                drawn[kind] = others == 0 ? 0 : binomial.next(left, (double) counts[kind] / others);
                left -= drawn[kind];
                others -= counts[kind];
            }
            replicates[i] = measure.applyAsDouble(drawn);
        }
        return new Resampled(estimate, replicates, seed, () -> accelerationOfCounts(counts, rows, measure));
    }

    private static long rows(long[] counts) {
        long rows = 0;
        for (long count : counts) {
            if (count < 0) {
                throw new IllegalArgumentException("counts are at least 0, one is " + count);
            }
            rows += count;
        }
        if (rows < 2) {
            throw new IllegalArgumentException("needs at least 2 rows, has " + rows);
        }
        return rows;
    }

    private static double accelerationOfCounts(long[] counts, long rows, ToDoubleFunction<long[]> measure) {
        long[] left = counts.clone();
        double[] values = new double[counts.length];
        double mean = 0;
        for (int kind = 0; kind < counts.length; kind++) {
            if (counts[kind] > 0) {
                left[kind]--;
                values[kind] = -measure.applyAsDouble(left);
                left[kind]++;
                mean += values[kind] * counts[kind] / rows;
            }
        }
        double squares = 0;
        double cubes = 0;
        for (int kind = 0; kind < counts.length; kind++) {
            double deviation = values[kind] - mean;
            squares += counts[kind] * deviation * deviation;
            cubes += counts[kind] * deviation * deviation * deviation;
        }
        return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
    }

    private Resampler resampler() {
        RandomGenerator random = RandomGeneratorFactory.of(GENERATOR).create(seed);
        return new Resampler(random);
    }

    private static double accelerationOfMean(double[] values, double mean) {
        double squares = 0;
        double cubes = 0;
        for (double value : values) {
            double deviation = value - mean;
            squares += deviation * deviation;
            cubes += deviation * deviation * deviation;
        }
        return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
    }

    private static double accelerationByLeavingOneOut(int items, ToDoubleFunction<int[]> measure) {
        double[] left = new double[items];
        int[] others = new int[items - 1];
        for (int i = 0; i < others.length; i++) {
            others[i] = i + 1;
        }
        for (int out = 0; out < items; out++) {
            left[out] = -measure.applyAsDouble(others);
            if (out < others.length) {
                others[out] = out;
            }
        }
        return accelerationOfMean(left, sum(left) / items);
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
