package dev.touchstone.tasks.score.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.tasks.score.Proofs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompatRulesTest {

    private static final List<String> CITIES = List.of("Paris", "London", "Rome", "Madrid");

    private static Score score(String function, String answer, String gold) {
        return Proofs.scorer(function).score(Proofs.answer(answer.replace("\\n", "\n")),
                new Reference(gold, CITIES, Fields.EMPTY));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "aisbench_gsm8k | The answer is 70,000 | x #### 70000 | 000 | 0",
        "aisbench_gsm8k | The answer is **20** cups (5 more than the 15 he had) | #### 20 | 15 | 0",
        "aisbench_gsm8k | The answer is 260.0 | #### 260 | 260.0 | 1",
        "aisbench_gsm8k | 5\\nQuestion: what is 6? 7 | #### 1,5 | 5 | 0",
        "aisbench_gsm8k | It fell by -3 | #### -3 | -3 | 1",
        "aisbench_first_capital | The answer is B | B | T | 0",
        "aisbench_last_option | The answer is B, because option A is wrong | B | A | 0",
        "aisbench_first_option | The answer is B, because option A is wrong | B | B | 1",
        "aisbench_first_option | 答案：C | C | C | 1",
        "aisbench_first_option | 由此可知，故选D。 | D | D | 1",
        "aisbench_first_option | 综合考虑，因此C。 | C | C | 1",
        "aisbench_first_option | some text \\boxed{B} | B | B | 1",
        "aisbench_first_option | the correct answer is surely \\boxed{C}, not A. | C | A | 0",
        "aisbench_agieval_choice | 答案是E | E | E | 1",
        "aisbench_bbh_choice | So the answer is (B). | (B) | B | 1",
        "aisbench_bbh_text | So the answer is **yes**.\\nMore | yes | yes | 1",
        "aisbench_bbh_text | So the answer is valid. | valid | valid | 1",
        "aisbench_bbh_text | valid | valid | valid | 1",
        "aisbench_custom_mcq | C | C | C | 1",
        "aisbench_custom_mcq | it must be rome | C | C | 1",
        "aisbench_custom_mcq | I refuse to answer this. | A | A | 1",
        "aisbench_custom_qa | The answer is 3 | 3 | The answer is 3 | 0",
        "aisbench_custom_qa | 3 | 3 | 3 | 1",
        "aisbench_math | so \\boxed{\\dfrac{1}{2}} | \\frac12 | \\dfrac{1}{2} | 1",
        "aisbench_math | so \\boxed{0.5} | \\frac{1}{2} | 0.5 | 0",
        "aisbench_math | We see. The final answer is $12$. I hope | 12 | 12 | 1",
        "aisbench_math | \\boxed{x=5} | 5 | x=5 | 1",
        "aisbench_math | \\boxed{10 \\text{ cm}} | 10 | 10 \\text{ cm} | 1",
        "aisbench_math | \\boxed{3/4} | the solution ends in \\boxed{\\frac{3}{4}} | 3/4 | 1",
        "aisbench_cloze | 所以 $x = 64$ | 64 | 64 | 1",
        "aisbench_cloze | \\boxed{-2} | -2 | -2 | 1",
        "aisbench_cloze | 一共 10 | 10 | 10 | 1",
    })
    void rulesGiveWhatTheOriginalGives(String function, String answer, String gold, String extracted,
    double value) {
        Score score = score(function, answer, gold);
        assertThat(score.extracted()).isEqualTo(extracted);
        assertThat(score.value()).isEqualTo(value);
        assertThat(score.rule()).isEqualTo(function);
    }

    @Test
    void thinkingIsLeftAwayAsTheOriginalDoes() {
        assertThat(score("aisbench_gsm8k", "7 </think> The answer is 5", "#### 5").right()).isTrue();
        assertThat(score("aisbench_gsm8k", "<think>7</think>5<think>9</think>", "#### 5").right()).isTrue();
        assertThat(score("aisbench_gsm8k", "<think>It may be 7", "#### 7").right()).isTrue();
        Answer apart = new Answer("The answer is 5", "or 7", Finish.STOP);
        assertThat(Proofs.scorer("aisbench_gsm8k").score(apart, Reference.of("#### 5")).right()).isTrue();
    }

    @Test
    void answersWithoutANumberAreUnparsedOrTruncated() {
        assertThat(score("aisbench_gsm8k", "I do not know", "#### 5").reading()).isEqualTo(Reading.UNPARSED);
        Answer cut = new Answer("Let us see", "", Finish.LENGTH);
        assertThat(Proofs.scorer("aisbench_gsm8k").score(cut, Reference.of("#### 5")).reading())
                .isEqualTo(Reading.TRUNCATED);
    }

    @Test
    void everyScorerIsShownAsCompat() {
        Scorer scorer = Proofs.scorer("aisbench_gsm8k");
        assertThat(scorer.name()).isEqualTo("compat");
        assertThat(scorer.unavailable()).isEmpty();
    }

    @Test
    void whatNeedsALibraryOfTheirsIsNotAvailable() {
        assertThat(Proofs.scorer("aisbench_math_verify").unavailable()).contains("math_verify");
    }

    @Test
    void patternsComeFromTheTaskFile() {
        Fields settings = Fields.EMPTY.with("regex", Value.of("(?i)ANSWER\\s*:\\s*([A-D])"));
        Scorer scorer = Proofs.scorer("aisbench_answer_pattern", settings);
        assertThat(scorer.score(Proofs.answer("Answer: B, or ANSWER: C"), Reference.of("B")).right())
                .isTrue();
        assertThatThrownBy(() -> Proofs.scorer("aisbench_answer_pattern"))
                .isInstanceOf(TouchstoneException.class).hasMessageContaining("regex");
        assertThatThrownBy(() -> Proofs.scorer("aisbench_answer_pattern", Fields.EMPTY.with("regex",
                Value.of("("))))
                .isInstanceOf(TouchstoneException.class).hasMessageContaining("no regular expression");
        assertThatThrownBy(() -> Proofs.scorer("aisbench_gsm8k", settings))
                .isInstanceOf(TouchstoneException.class).hasMessageContaining("no setting 'regex'");
    }

    @Test
    void editDistanceIsLevenshteins() {
        assertThat(CustomMcqRule.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(CustomMcqRule.distance("", "abc")).isEqualTo(3);
    }
}
