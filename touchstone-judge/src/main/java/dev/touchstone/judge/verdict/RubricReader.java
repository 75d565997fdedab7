package dev.touchstone.judge.verdict;

import dev.touchstone.judge.verdict.Verdict.Unread;
import dev.touchstone.judge.verdict.Verdict.Why;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads a grade on a scale, or one grade for each dimension, whose mean is the grade.
///
/// The value is (grade − lowest) / (highest − lowest). Grades outside the scale are no verdict: what the
/// judge meant by them is not known.
///
/// @param lowest of the scale
/// @param highest of the scale, above `lowest`
/// @param dimensions names of the grades that are asked for; empty asks for one
public record RubricReader(double lowest, double highest, List<String> dimensions) implements VerdictReader {

    /// The part that holds the grade on its own scale.
    public static final String GRADE = "grade";

    private static final List<String> LABELS =
            List.of("score", "rating", "grade", "overall", "评分", "得分", "分数", "总分", "打分");

    public RubricReader {
        dimensions = List.copyOf(dimensions);
        if (!(lowest < highest)) {
            throw new IllegalArgumentException("a scale rises, is %s to %s".formatted(lowest, highest));
        }
    }

    @Override
    public Verdict read(String text) {
        return dimensions.isEmpty() ? one(Numbers.in(text, "score", LABELS)) : several(text);
    }

    private Verdict one(Numbers.Found found) {
        return switch (found.values().size()) {
            case 0 -> new Unread(Why.NO_VERDICT);
            case 1 -> within(found.values().getFirst())
                    ? read(found.values().getFirst(), found.rule(), Map.of())
                    : new Unread(Why.OUT_OF_RANGE);
            default -> new Unread(Why.SEVERAL_VERDICTS);
        };
    }

    private Verdict several(String text) {
        Map<String, Double> grades = new LinkedHashMap<>();
        String rule = "json";
        double sum = 0;
        for (String dimension : dimensions) {
            Numbers.Found found = Numbers.in(text, dimension, List.of(Pattern.quote(dimension)));
            switch (one(found)) {
                case Unread unread -> {
                    return unread;
                }
                case Verdict.Read _ -> {
                    grades.put(dimension, found.values().getFirst());
                    sum += found.values().getFirst();
                    rule = found.rule().equals("json") ? rule : found.rule();
                }
            }
        }
        return read(sum / dimensions.size(), rule, grades);
    }

    private Verdict read(double grade, String rule, Map<String, Double> parts) {
        Map<String, Double> all = new LinkedHashMap<>(parts);
        all.put(GRADE, grade);
        return new Verdict.Read(shown(grade), (grade - lowest) / (highest - lowest), rule, all);
    }

    private boolean within(double grade) {
        return grade >= lowest && grade <= highest;
    }

    /// A grade as people write it: `7`, `7.5`.
    public static String shown(double grade) {
        double rounded = Math.round(grade * 1000) / 1000.0;
        return BigDecimal.valueOf(rounded).stripTrailingZeros().toPlainString();
    }
}
