package dev.touchstone.metrics.agreement;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/// Krippendorff's alpha: 1 − observed / expected disagreement, for any number of judges, with gaps
/// (Krippendorff 2011).
///
/// Every item with m ≥ 2 values adds its pairs, each by 1/(m − 1), to a table of coincidences; expected are
/// those of all values mixed. Agrees with the Python package krippendorff.
public final class KrippendorffsAlpha {

    /// How far two values lie apart.
    public enum Level {

        /// 0 for the same, else 1.
        NOMINAL,

        /// The square of the number of values from one to the other, those two by half.
        ORDINAL,

        /// (a − b)².
        INTERVAL,

        /// ((a − b) / (a + b))²; for values of at least 0.
        RATIO
    }

    private KrippendorffsAlpha() {}

    /// Alpha.
    ///
    /// @param items the finite values that judges gave to each item; one without or with a single value does
    ///     not count
    /// @return at most 1; empty when fewer than two values can be paired or all of them are the same
    public static OptionalDouble of(List<double[]> items, Level level) {
        double[] values = items.stream().filter(item -> item.length > 1).flatMapToDouble(Arrays::stream)
                .peek(KrippendorffsAlpha::check).map(value -> value + 0.0).sorted().distinct().toArray();
        if (values.length < 2) {
            return OptionalDouble.empty();
        }
        double[] counts = new double[values.length];
        double[][] together = new double[values.length][values.length];
        for (double[] item : items) {
            if (item.length < 2) {
                continue;
            }
            int[] places = DoubleStream.of(item)
                    .mapToInt(value -> Arrays.binarySearch(values, value + 0.0)).toArray();
            for (int i = 0; i < places.length; i++) {
                counts[places[i]]++;
                for (int j = 0; j < places.length; j++) {
                    together[places[i]][places[j]] += i == j ? 0 : 1.0 / (places.length - 1);
                }
            }
        }
        return OptionalDouble.of(alpha(level, values, counts, together));
    }

    /// Alpha of two judges whose pairs of values are counted: the same as of the single items, in time that
    /// does not grow with them.
    ///
    /// @param values finite, rising, without repetition
    /// @param pairs square; row = place of the first judge's value in `values`, column = of the second's
    /// @return at most 1; empty when there is no pair or all values that occur are the same
    public static OptionalDouble ofPairs(double[] values, long[][] pairs, Level level) {
        double[] counts = new double[values.length];
        double[][] together = new double[values.length][values.length];
        int occurring = 0;
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < values.length; j++) {
                counts[i] += pairs[i][j] + pairs[j][i];
                together[i][j] += pairs[i][j] + pairs[j][i];
            }
            occurring += counts[i] > 0 ? 1 : 0;
        }
        return occurring < 2 ? OptionalDouble.empty()
                : OptionalDouble.of(alpha(level, values, counts, together));
    }

    private static double alpha(Level level, double[] values, double[] counts, double[][] together) {
        double observed = 0;
        double expected = 0;
        double total = Arrays.stream(counts).sum();
        for (int i = 0; i < values.length; i++) {
            for (int j = i + 1; j < values.length; j++) {
                double distance = distance(level, values, counts, i, j);
                observed += together[i][j] * distance;
                expected += counts[i] * counts[j] * distance;
            }
        }
        return 1 - (total - 1) * observed / expected;
    }

    private static void check(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("values must be finite, one is " + value);
        }
    }

    private static double distance(Level level, double[] values, double[] counts, int i, int j) {
        double difference = values[j] - values[i];
        return switch (level) {
            case NOMINAL -> 1;
            case ORDINAL -> {
                double between = (counts[i] + counts[j]) / 2;
                for (int k = i + 1; k < j; k++) {
                    between += counts[k];
                }
                yield between * between;
            }
            case INTERVAL -> difference * difference;
            case RATIO -> {
                if (values[i] < 0) {
                    throw new IllegalArgumentException(
                            "a ratio needs values of at least 0, one is " + values[i]);
                }
                double ratio = difference / (values[i] + values[j]);
                yield ratio * ratio;
            }
        };
    }
}
