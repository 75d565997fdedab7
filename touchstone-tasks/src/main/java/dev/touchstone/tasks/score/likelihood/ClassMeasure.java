package dev.touchstone.tasks.score.likelihood;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.CorpusMeasure;
import dev.touchstone.core.score.Reference;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Agreement of the likeliest option with the right one where options are classes, the same for every row;
/// in percent.
///
/// `f1` is that of class 1 against class 0 (van Rijsbergen 1979), `mcc` the correlation of Matthews (1975)
/// for any number of classes (Gorodkin 2004), both as lm-evaluation-harness takes them from scikit-learn:
/// where a third class is right or chosen anywhere, `f1` is an error there and not available here. `f1_macro`
/// is the mean of the F1 of every class that is right or chosen anywhere, scikit-learn's `average="macro"`.
/// The sums are the table of confusion.
///
/// @param name in tables
/// @param formula of the table of confusion: rows right, columns chosen; not a number where undefined
record ClassMeasure(String name, ToDoubleFunction<double[]> formula) implements CorpusMeasure {

    static final String F1 = "f1";
    static final String F1_MACRO = "f1_macro";
    static final String MCC = "mcc";

    /// More options than that are no classes, and the table must stay small.
    private static final int CLASSES = 10;

    static CorpusMeasure f1() {
        return new ClassMeasure(F1, ClassMeasure::f1);
    }

    static CorpusMeasure macroF1() {
        return new ClassMeasure(F1_MACRO, ClassMeasure::macroF1);
    }

    static CorpusMeasure mcc() {
        return new ClassMeasure(MCC, ClassMeasure::mcc);
    }

    @Override
    public Better better() {
        return Better.HIGHER;
    }

    @Override
    public List<String> sums() {
        return IntStream.range(0, CLASSES).boxed().flatMap(right -> IntStream.range(0, CLASSES)
                .mapToObj(chosen -> "right_%d_chosen_%d".formatted(right, chosen))).toList();
    }

    @Override
    public double[] of(Answer answer, Reference reference) {
        double[] table = new double[CLASSES * CLASSES];
        int right = RightOptions.of(reference).getFirst();
        Optional<OptionLikelihoods> told = OptionLikelihoods.of(answer, reference);
        if (told.isEmpty() || right < 0) {
            return table;
        }
        if (reference.choices().size() > CLASSES) {
            throw new TouchstoneException(ErrorCode.CONFIG_UNSUPPORTED,
                    "%s is for up to %d classes, a row has %d options; take it out of metric_list".formatted(
                            name, CLASSES, reference.choices().size()));
        }
        int chosen = Choosing.LOG_PROBABILITY.choose(told.get(), reference.choices());
        table[right * CLASSES + chosen] = 1;
        return table;
    }

    @Override
    public OptionalDouble value(double[] table) {
        if (unsuited(table).isPresent()) {
            return OptionalDouble.empty();
        }
        double value = formula.applyAsDouble(table);
        return Double.isFinite(value) ? OptionalDouble.of(100 * value) : OptionalDouble.empty();
    }

    @Override
    public Optional<String> unsuited(double[] table) {
        boolean binary = IntStream.range(2, CLASSES).allMatch(each -> either(table, each) == 0);
        return !name.equals(F1) || binary ? Optional.empty()
                : Optional.of("f1 is that of option 1 against option 0 and these answers have more classes; "
                        + "ask for f1_macro in metric_list");
    }

    private static double f1(double[] table) {
        return f1(table, 1);
    }

    private static double f1(double[] table, int one) {
        double either = either(table, one);
        return either == 0 ? 0 : 2 * table[one * CLASSES + one] / either;
    }

    /// How often a class is right, and how often it is chosen, together.
    private static double either(double[] table, int one) {
        double sum = 0;
        for (int other = 0; other < CLASSES; other++) {
            sum += table[one * CLASSES + other] + table[other * CLASSES + one];
        }
        return sum;
    }

    private static double macroF1(double[] table) {
        return IntStream.range(0, CLASSES).filter(one -> either(table, one) > 0)
                .mapToDouble(one -> f1(table, one)).average().orElse(0);
    }

    /// (c·s − Σ pₖtₖ) / √((s² − Σ pₖ²)(s² − Σ tₖ²)), 0 where a root is 0, as scikit-learn.
    private static double mcc(double[] table) {
        double correct = 0;
        double samples = 0;
        double products = 0;
        double chosenSquares = 0;
        double rightSquares = 0;
        for (int one = 0; one < CLASSES; one++) {
            double chosen = 0;
            double right = 0;
            for (int other = 0; other < CLASSES; other++) {
                right += table[one * CLASSES + other];
                chosen += table[other * CLASSES + one];
            }
            correct += table[one * CLASSES + one];
            samples += right;
            products += chosen * right;
            chosenSquares += chosen * chosen;
            rightSquares += right * right;
        }
        double root = Math.sqrt((samples * samples - chosenSquares) * (samples * samples - rightSquares));
        return root == 0 ? 0 : (correct * samples - products) / root;
    }
}
