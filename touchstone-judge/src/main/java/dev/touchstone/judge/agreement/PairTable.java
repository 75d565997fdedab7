package dev.touchstone.judge.agreement;

import dev.touchstone.metrics.agreement.CohensKappa;
import dev.touchstone.metrics.agreement.KrippendorffsAlpha;
import dev.touchstone.metrics.stats.Bootstrap;
import dev.touchstone.metrics.stats.Resampled;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;

/// How often the judge said one thing and people another.
///
/// @param values what can be said, rising; of classes their numbers
/// @param counts row = what the judge said, column = the label, both as places in `values`
/// @param weights of Cohen's kappa
/// @param level of Krippendorff's alpha
record PairTable(double[] values, long[][] counts, CohensKappa.Weights weights,
        KrippendorffsAlpha.Level level) {

    private static final double CONFIDENCE = 0.95;

    /// Of grades: kappa with quadratic weights, alpha at the level of intervals.
    static PairTable ofGrades(List<double[]> grades) {
        double[] values =
                scale(grades.stream().flatMapToDouble(Arrays::stream).sorted().distinct().toArray());
        long[][] counts = new long[values.length][values.length];
        grades.forEach(pair -> counts[Arrays.binarySearch(values, pair[0])]
                [Arrays.binarySearch(values, pair[1])]++);
        return new PairTable(values, counts, CohensKappa.Weights.QUADRATIC,
                KrippendorffsAlpha.Level.INTERVAL);
    }

    /// Of classes: both for names that are the same or not.
    static PairTable ofClasses(List<String[]> classes) {
        List<String> names = classes.stream().flatMap(Arrays::stream).distinct().sorted().toList();
        long[][] counts = new long[names.size()][names.size()];
        classes.forEach(pair -> counts[names.indexOf(pair[0])][names.indexOf(pair[1])]++);
        return new PairTable(IntStream.range(0, names.size()).asDoubleStream().toArray(), counts,
                CohensKappa.Weights.NONE, KrippendorffsAlpha.Level.NOMINAL);
    }

    /// Whole grades lie as far apart as their difference, also where one between them does not occur.
    private static double[] scale(double[] values) {
        boolean whole = Arrays.stream(values).allMatch(value -> value == Math.rint(value));
        if (!whole || values.length < 2 || values[values.length - 1] - values[0] > 1000) {
            return values;
        }
        return IntStream.rangeClosed((int) values[0], (int) values[values.length - 1]).asDoubleStream()
                .toArray();
    }

    Optional<Coefficient> kappa() {
        return coefficient(table -> CohensKappa.of(table, weights));
    }

    Optional<Coefficient> alpha() {
        return coefficient(table -> KrippendorffsAlpha.ofPairs(values, table, level));
    }

    private Optional<Coefficient> coefficient(Function<long[][], OptionalDouble> measure) {
        OptionalDouble value = measure.apply(counts);
        return value.isEmpty() ? Optional.empty()
                : Optional.of(interval(value.getAsDouble(), measure));
    }

    private Coefficient interval(double value, Function<long[][], OptionalDouble> measure) {
        long[] cells = Arrays.stream(counts).flatMapToLong(Arrays::stream).toArray();
        long answers = Arrays.stream(cells).sum();
        if (answers < 2 || values.length > Coefficient.MOST_VALUES) {
            return new Coefficient(value, Optional.empty());
        }
        int[] occurring = IntStream.range(0, cells.length).filter(cell -> cells[cell] > 0).toArray();
        long[] kinds = Arrays.stream(occurring).mapToLong(cell -> cells[cell]).toArray();
        long[][] table = new long[values.length][values.length];
        Resampled resampled = new Bootstrap(Coefficient.RESAMPLES, Coefficient.SEED).counts(kinds, drawn -> {
            for (int kind = 0; kind < drawn.length; kind++) {
                table[occurring[kind] / values.length][occurring[kind] % values.length] = drawn[kind];
            }
            return measure.apply(table).orElse(value); // one class alone: says nothing, moves nothing
        });
        return new Coefficient(value, resampled.standardError() == 0 ? Optional.empty()
                : Optional.of(resampled.expandedInterval(CONFIDENCE, answers)));
    }
}
