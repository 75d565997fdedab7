package dev.touchstone.judge.verdict;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads which of two answers is better: `{"winner": "A"}`, `[[B]]`, `tie`, and their like in English and
/// Chinese. The value is that of the answer shown as A.
public record PairReader() implements VerdictReader {

    /// The label of the answer shown first.
    public static final String FIRST = "A";

    /// The label of the answer shown second.
    public static final String SECOND = "B";

    /// The label of a tie.
    public static final String TIE = "tie";

    private static final Choice CHOICE = new Choice(
            List.of("winner", "verdict", "better", "choice", "preference"),
            List.of("winner", "verdict", "better", "choice", "preference", "胜者", "结论", "更好", "更优"),
            words(), Set.of());

    private static Map<String, String> words() {
        return Map.ofEntries(
                Map.entry("a", FIRST), Map.entry("answer a", FIRST), Map.entry("assistant a", FIRST),
                Map.entry("response a", FIRST), Map.entry("回答a", FIRST), Map.entry("回答 a", FIRST),
                Map.entry("a更好", FIRST), Map.entry("first", FIRST),
                Map.entry("b", SECOND), Map.entry("answer b", SECOND), Map.entry("assistant b", SECOND),
                Map.entry("response b", SECOND), Map.entry("回答b", SECOND), Map.entry("回答 b", SECOND),
                Map.entry("b更好", SECOND), Map.entry("second", SECOND),
                Map.entry("tie", TIE), Map.entry("c", TIE), Map.entry("both", TIE), Map.entry("equal", TIE),
                Map.entry("neither", TIE), Map.entry("draw", TIE), Map.entry("none", TIE),
                Map.entry("平局", TIE), Map.entry("平手", TIE), Map.entry("相同", TIE), Map.entry("一样", TIE));
    }

    @Override
    public Verdict read(String text) {
        return CHOICE.in(text).verdict(Map.of(FIRST, 1.0, TIE, 0.5, SECOND, 0.0), Map.of());
    }
}
