package dev.touchstone.tasks.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileAnswersTest {

    private static final List<AnswerExtractor> ALL = List.of(new NumberExtractor(), new MathExtractor(),
            new ChoiceExtractor(),
            new MultiChoiceExtractor(), new YesNoExtractor(), new TextExtractor());
    private static final List<String> CHOICES = List.of("(", "a", "answer is", "1");

    @ParameterizedTest
    @ValueSource(strings = {"(", "{", "\\boxed{", "\\frac{1}", "the answer is ", "answer", "答案是", "选", "1",
            "1,", "1.", "A ",
        "A, ", "**", "<think>", "</think>", "$", "\"answer\":", "wait ", "it is ", " ", "\n", "not ", "= ",
        "1/1 ", "\\(", "-",
        "是", "no ", "option is ", "A is correct", "\n#### ", "10^", "e9 ", "a", "I choose ",
        "\\boxed{1} and ", "1+1 ", "B\n",
        "½", "1½", "minus ", "negative 1 ", "零下", "百分之", "一", "二分之", "one hundred ",
        "this is 1 more than 2. ",
        "1 = 2 * ", "A、", "A ✗ ", "A错误 ", "\nExample: ", "\nProblem 2", "\n* ", "<thinking>", "a, ", "\n- A",
        "Yes wait ", "\\boxed{} ", "wait it is $1$ ", "it's 5 no ", "A. x\n", "is 1 ", "1，000", "the 1 ",
        "1 × ", "√3",
        "A\n\n", "\"A\", ", "because ", "true ", "if 1 "})
    void oneMegabyteOfAnythingIsReadInBoundedTime(String piece) {
        String answer = piece.repeat(1_000_000 / piece.length());
        Assertions.assertTimeout(Duration.ofSeconds(4), () -> {
            for (AnswerExtractor extractor : ALL) {
                extractor.extract(Visible.of(answer, true), CHOICES);
                extractor.extract(Visible.of("The answer is " + answer, false), CHOICES);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void randomMixturesOfMarkersNeverFailAndGivePlacesWithinTheText(long seed) {
        String[] pieces = {"(", ")", "{", "}", "\\boxed{", "the answer is ", "答案是", "选", "12", ",000", ".",
                "A", "B ", "**", "<think>",
            "</think>", "$", "\"answer\":", "wait", "it is ", " ", "\n", "not ", "=", "/3", "\\(", "\\)",
            "-", "\\frac{1}{2}", "%", "e5",
            "９", "：", "yes", "no", "是", "####", "\\text{", "<answer>", "</answer>", "Question:",
            "\ud83d\ude00", "\u0130", "万", "½", "negative ", "minus ", "百分之", "负", "一", " no wait ", "is ",
            "✗", "π", "[THINK]", "because ", "\nExample: ", "percent", "三"};
        Random random = new Random(seed);
        for (int round = 0; round < 3_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(25); i >= 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            String answer = text.toString();
            for (AnswerExtractor extractor : ALL) {
                extractor.extract(Visible.of(answer, random.nextBoolean()), CHOICES).ifPresent(found ->
                        assertThat(found.end()).as("seed %d: %s", seed, answer)
                        .isLessThanOrEqualTo(answer.length()));
            }
        }
    }
}
