package dev.touchstone.tasks.score.compat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.value.Fields;
import dev.touchstone.tasks.score.Proofs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What AISBench 3.1.20260630 itself extracts from an answer, and whether it counts it as right.
///
/// Each row was put through that release's own functions, as its evaluation task chains them for one
/// answer: the post-processor of the model, that of the set, the evaluator. The answers are written for
/// this test. `¶` stands for a line break; an empty extraction for what that tool writes when it finds
/// nothing.
class ObservedAnswersTest {

    private static final List<String> CITIES = List.of("Paris", "London", "Rome", "Madrid");

    private static Score score(String function, String answer, String gold) {
        return Proofs.scorer(function).score(Proofs.answer(answer.replace("¶", "\n")),
                new Reference(gold, CITIES, Fields.EMPTY));
    }

    private static void check(String function, String answer, String gold, String extracted, double value) {
        Score score = score(function, answer, gold);
        assertThat(score.extracted()).as("extracted from %s", answer)
                .isEqualTo(extracted == null ? "" : extracted.replace("¶", "\n"));
        assertThat(score.value()).as("value of %s", answer).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "一共１２个 | #### 12 | １２ | 1",
        "10000000000000001 | #### 10000000000000000 | 10000000000000001 | 1",
        "It is 5. | #### five | 5 | 0",
        "<think>7 so | #### 7 | 7 | 1",
    })
    void gradeSchoolNumbers(String answer, String gold, String extracted, double value) {
        check("aisbench_gsm8k", answer, gold, extracted, value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "\\boxed{{5}} | 5 | 5 | 1",
        "\\boxed{}. The final answer is $7$. | 7 | 7 | 1",
        "\\boxed{1} then \\boxed{2 | 1 | 1then\\boxed{2 | 0",
        "\\boxed{\\boxed{7}} | 7 | 7 | 1",
        "\\boxed{f'(x)} | f(x) | f'(x) | 0",
        "\\boxed{\\text{a} + \\text{b}} | 2 | \\text{a} + \\text{b} | 0",
        "\\boxed{6\\text{ of }7\\text{ apples}} | 6 | 6\\text{ of }7\\text{ apples} | 1",
        "\\boxed{05/7} | \\frac{05}{7} | 05/7 | 0",
        "\\boxed{5/7} | \\frac57 | 5/7 | 1",
        "\\boxed{12.00} | 12 | 12.00 | 1",
        "\\boxed{x=3} | 3 | x=3 | 1",
        "\\boxed{max=3} | 3 | max=3 | 0",
        "\\boxed{10,000} | 10000 | 10,000 | 1",
        "\\boxed{50\\%} | 50 | 50\\% | 1",
        "\\boxed{1+2j} | 1+2i | 1+2j | 1",
        "\\boxed{\\sqrt{12}} | 2\\sqrt{3} | \\sqrt{12} | 0",
        "The answer is frac12, surely. | \\frac12 | f\\frac{1}{2},surely | 0",
        "Answer: 25 | 25 | Answer:25 | 0",
        "I think the answer is 3. No, the final answer is 4. | 4 | 3 | 0",
        "The final answer is first, then the final answer is 9 | 9 | 9 | 1",
        "\\boxed{sand} | s | sand | 1",
    })
    void mathematicalAnswers(String answer, String gold, String extracted, double value) {
        check("aisbench_math", answer, gold, extracted, value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "答案是 $x = 64$ | 64 | 64 | 1",
        "The answer is $10 | 10 | 10 | 1",
        "$a = 1$ or $b = 2$ | 2 | 2 | 1",
        "$a$ and $b$ | b | a$ and $b | 0",
        "$3$¶so it is $4$¶and no more | 4 | 4 | 1",
        "x = 7... | 7 | 7 | 1",
        "x = 7¶Done | 7 | 7¶Done | 0",
        "\\boxed{0.5} | \\frac{1}{2} | 0.5 | 1",
        "\\boxed{0.25} | \\frac{1}{4} | 0.25 | 0",
        "\\boxed{n=5} | 5 | 5 | 1",
        "$3$ and \\boxed{ | 3 |  | 0",
        "\\boxed{2\\text{ m } or 3\\text{ m}} | 2 | 2\\text{ m } or 3\\text{ m} | 0",
        "\\boxed{7.} | 7 | 7. | 0",
        "About 1.5x | 1 | 1 | 1",
        "答案是1,又因为答案是2 | 2 | 2 | 1",
    })
    void openQuestions(String answer, String gold, String extracted, double value) {
        check("aisbench_cloze", answer, gold, extracted, value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "So the answer is (B)). Then the answer is (C). | (B) | B | 1",
        "so the answer is clearly Bob (A) | (A) | A | 1",
        "no idea | (C) | no idea | 0",
        "The Matrix | Monsters, Inc | T | 0",
        "So the answer is Monsters | Monsters, Inc | M | 1",
    })
    void hardReasoningChoices(String answer, String gold, String extracted, double value) {
        check("aisbench_bbh_choice", answer, gold, extracted, value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "So the answer is ] ]. | ] ] | ] ] | 1",
        "So the answer is 12.¶¶Q: next | 12 | 12 | 1",
        "So the answer is **not plausible** | no | not plausible | 0",
        "The answer is Yes | yes | Yes | 0",
    })
    void hardReasoningTexts(String answer, String gold, String extracted, double value) {
        check("aisbench_bbh_text", answer, gold, extracted, value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "aisbench_first_capital | <think>A?</think>b, or C | C | C | 1",
        "aisbench_first_capital | Étude | É | É | 1",
        "aisbench_first_capital_multi | Select ACD here | ACD | ACD | 1",
        "aisbench_first_capital_multi | Both are fine | B | B | 1",
        "aisbench_last_option | 我选择C，不是D | C | D | 0",
        "aisbench_first_option | 答案是：选C，不选D | C | C | 1",
        "aisbench_first_option | answer: b | B |  | 0",
        "aisbench_first_option | The answer is: **D** | D | D | 1",
        "aisbench_first_option | 答案是B和C | B | B | 1",
        "aisbench_first_option | 正确答案应该是前者A。 | A | A | 1",
        "aisbench_first_option | 故选A只有B对 | A | A | 1",
        "aisbench_first_option | 1) A is right, 2) B is not | A | A | 1",
        "aisbench_first_option | Because C fits | C | B | 0",
        "aisbench_agieval_choice | 选项E正确 | E | E | 1",
        "aisbench_agieval_choice | 只有D正确，其余错误 | D | D | 1",
        "aisbench_custom_mcq | 😀 | B | A | 0",
        "aisbench_custom_mcq | paris and london | A | B | 0",
    })
    void letters(String function, String answer, String gold, String extracted, double value) {
        check(function, answer, gold, extracted, value);
    }

    @Test
    void endsOfTextsAreThoseOfPython() {
        check("aisbench_custom_qa", "\u00a0\u0085 3\u3000\u001c", "3", "3", 1);
        check("aisbench_first_option", "because\u001cA.", "A", "A", 1);
        check("aisbench_bbh_text", "the answer is \u0085yes\u00a0", "yes", "yes", 1);
    }

    @Test
    void aBackslashWithAnNEndsTheAnswerOfAnOpenQuestion() {
        check("aisbench_cloze", "x = 8\\n more", "8", "8", 1);
    }

    @Test
    void anAnnouncementCountsHoweverMuchFollows() {
        check("aisbench_first_option", "答案是C" + "好".repeat(70_000), "C", "C", 1);
        check("aisbench_custom_mcq", "x".repeat(5_000) + "Rome or Paris", "C", "A", 0);
    }

    /// A model caught in a loop writes such texts; reading them takes time in proportion to their length.
    @Test
    void longLoopsAreRead() {
        String digits = "1".repeat(1_000_000);
        check("aisbench_math", "\\boxed{" + digits + ".0}", digits, digits + ".0", 1);
        check("aisbench_cloze", digits + "a or 5", "5", "5", 1);
        check("aisbench_first_option", "答案是x ".repeat(200_000) + "答案是B", "B", "B", 1);
        check("aisbench_first_option", "The correct answer is boxed ".repeat(40_000) + "B", "B", "B", 1);
    }

    /// That tool ends with an error here and has no number for the whole set.
    @ParameterizedTest
    @CsvSource({"\\fbox{5},5", "\\boxed 5 {},5", "\\boxed {5},5"})
    void aBoxThatTheOriginalCannotReadIsUnparsed(String answer, String gold) {
        Score score = score("aisbench_math", answer, gold);
        assertThat(score.value()).isZero();
        assertThat(score.reading()).isEqualTo(Reading.UNPARSED);
    }

    @Test
    void thinkingWithoutAnAnswerIsTakenForTheAnswer() {
        Answer answer = new Answer("", "So it is 5", Finish.LENGTH);
        assertThat(Proofs.scorer("aisbench_gsm8k").score(answer, Reference.of("#### 5")).right()).isTrue();
    }
}
