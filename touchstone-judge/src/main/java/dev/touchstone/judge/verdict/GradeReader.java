package dev.touchstone.judge.verdict;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads whether an answer is right: `GRADE: A` (right) or `GRADE: B` (wrong), `{"correct": "yes"}` and their
/// like, in English and Chinese.
public record GradeReader() implements VerdictReader {

    /// The label of a right answer.
    public static final String RIGHT = "correct";

    /// The label of a wrong answer.
    public static final String WRONG = "incorrect";

    static final Map<String, Double> VALUES = Map.of(RIGHT, 1.0, WRONG, 0.0);

    private static final Choice CHOICE = new Choice(
            List.of("grade", "correct", "verdict", "judgement", "judgment", "result"),
            List.of("grade", "verdict", "judgement", "judgment", "correct", "result", "评分", "结论", "判断",
                    "判定", "是否正确"),
            words(), Set.of("a", "b"));

    private static Map<String, String> words() {
        return Map.ofEntries(
                Map.entry("a", RIGHT), Map.entry("correct", RIGHT), Map.entry("yes", RIGHT),
                Map.entry("true", RIGHT), Map.entry("right", RIGHT), Map.entry("1", RIGHT),
                Map.entry("正确", RIGHT), Map.entry("对", RIGHT), Map.entry("一致", RIGHT), Map.entry("是", RIGHT),
                Map.entry("b", WRONG), Map.entry("incorrect", WRONG), Map.entry("no", WRONG),
                Map.entry("false", WRONG), Map.entry("wrong", WRONG), Map.entry("0", WRONG),
                Map.entry("not correct", WRONG), Map.entry("错误", WRONG), Map.entry("错", WRONG),
                Map.entry("不正确", WRONG), Map.entry("不一致", WRONG), Map.entry("否", WRONG));
    }

    @Override
    public Verdict read(String text) {
        return CHOICE.in(text).verdict(VALUES, Map.of());
    }
}
