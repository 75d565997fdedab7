package dev.touchstone.judge.agreement;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.metrics.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.IntFunction;

/// How far a judge's verdicts agree with labels that people gave to the same answers.
///
/// Grades are compared as numbers, verdicts in words as classes: `correct` and `incorrect`, or `win`, `tie`
/// and `loss`, by those words, by A, B, 1, 0, yes, no, and their Chinese.
///
/// @param compared answers with a label and a verdict
/// @param unlabelled answers with a verdict alone
/// @param unjudged labels whose answer has no verdict
/// @param same of the compared ones, verdict and label are the same
/// @param kappa Cohen's, of grades with quadratic weights; empty where it is not defined
/// @param alpha Krippendorff's, of grades at the level of intervals; empty where it is not defined
/// @param bias of grades: the judge's mean less that of the labels; empty for classes
public record Agreement(int compared, int unlabelled, int unjudged, int same, Optional<Coefficient> kappa,
        Optional<Coefficient> alpha, OptionalDouble bias) {

    private static final double CONFIDENCE = 0.95;
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("correct", "correct"), Map.entry("right", "correct"), Map.entry("true", "correct"),
            Map.entry("yes", "correct"), Map.entry("1", "correct"), Map.entry("a", "correct"),
            Map.entry("正确", "correct"), Map.entry("对", "correct"),
            Map.entry("incorrect", "incorrect"), Map.entry("wrong", "incorrect"),
            Map.entry("false", "incorrect"), Map.entry("no", "incorrect"), Map.entry("0", "incorrect"),
            Map.entry("b", "incorrect"), Map.entry("错误", "incorrect"), Map.entry("错", "incorrect"),
            Map.entry("win", "win"), Map.entry("model", "win"), Map.entry("胜", "win"),
            Map.entry("tie", "tie"), Map.entry("0.5", "tie"), Map.entry("平", "tie"), Map.entry("平局", "tie"),
            Map.entry("loss", "loss"), Map.entry("lose", "loss"), Map.entry("baseline", "loss"),
            Map.entry("负", "loss"));

    /// Compares.
    ///
    /// @param verdict what the judge says of a row, in its own words; none where it gave no verdict
    /// @param judged how many rows have a verdict
    /// @throws TouchstoneException `DATA_INVALID_ROW` for a label that is none of the judge's words, or that
    ///         stands twice
    public static Agreement of(List<Label> labels, IntFunction<Optional<String>> verdict, int judged) {
        List<double[]> grades = new ArrayList<>();
        List<String[]> classes = new ArrayList<>();
        TreeSet<Integer> seen = new TreeSet<>();
        int unjudged = 0;
        for (Label label : labels) {
            if (!seen.add(label.sample())) {
                throw wrong(label, "the row %d has a label already".formatted(label.sample()));
            }
            Optional<String> said = verdict.apply(label.sample());
            if (said.isEmpty()) {
                unjudged++;
            } else if (number(said.get()).isPresent()) {
                double grade = number(label.label()).orElseThrow(() -> wrong(label,
                        "'%s' is no number, and the judge gives grades".formatted(label.label())));
                grades.add(new double[] {number(said.get()).getAsDouble(), grade});
            } else {
                classes.add(new String[] {word(said.get()), human(label, word(said.get()))});
            }
        }
        boolean numbers = classes.isEmpty();
        int compared = grades.size() + classes.size();
        PairTable table = numbers ? PairTable.ofGrades(grades) : PairTable.ofClasses(classes);
        return new Agreement(compared, Math.max(0, judged - compared), unjudged,
                (int) (numbers ? grades.stream().filter(pair -> pair[0] == pair[1]).count()
                        : classes.stream().filter(pair -> pair[0].equals(pair[1])).count()),
                table.kappa(), table.alpha(), numbers ? bias(grades) : OptionalDouble.empty());
    }

    /// The share of the compared answers whose verdict is the label, with Wilson's 95 % interval.
    public Optional<Interval> accuracyInterval() {
        return compared == 0 ? Optional.empty() : Optional.of(Interval.wilson(same, compared, CONFIDENCE));
    }

    private static String human(Label label, String verdict) {
        String given = label.label().toLowerCase(Locale.ROOT);
        boolean compares = List.of("win", "tie", "loss").contains(verdict);
        String word = compares && given.equals("1") ? "win" : compares && given.equals("0") ? "loss"
                : compares && given.equals("a") ? "win" : compares && given.equals("b") ? "loss"
                : WORDS.getOrDefault(given, "");
        boolean fits = compares ? List.of("win", "tie", "loss").contains(word)
                : List.of("correct", "incorrect").contains(word);
        if (!fits) {
            throw wrong(label, "'%s' is none of %s".formatted(label.label(),
                    compares ? "win, tie, loss" : "correct, incorrect"));
        }
        return word;
    }

    /// The class of a verdict, which may go on with what was found: `correct: 42`.
    private static String word(String verdict) {
        int colon = verdict.indexOf(':');
        return colon < 0 ? verdict : verdict.substring(0, colon);
    }

    private static OptionalDouble number(String text) {
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException inWords) {
            return OptionalDouble.empty();
        }
    }

    private static OptionalDouble bias(List<double[]> grades) {
        return grades.stream().mapToDouble(pair -> pair[0] - pair[1]).average();
    }

    private static TouchstoneException wrong(Label label, String what) {
        return new TouchstoneException(ErrorCode.DATA_INVALID_ROW, label.place() + ": " + what);
    }
}
