package dev.touchstone.tasks.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Place;
import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RobustScorersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "number | <think>so 7</think>The answer is 7, as 3 + 4 is 7. | 7",
        "number | 答案是１２。一共12个 | １２",
        "choice | B. The others, such as A or B, do not fit. | B",
        "math | \\boxed{\\frac12} and not \\frac12 + 1 | \\frac12",
    })
    void theScoreTellsWhereTheRuleReadTheAnswer(String function, String answer, String read) {
        Place place = Proofs.scorer(function).score(Proofs.answer(answer), Reference.of("0")).place()
                .orElseThrow();

        assertThat(answer.substring(place.start(), place.end())).isEqualTo(read);
        assertThat(place.start()).isEqualTo(answer.indexOf(read, answer.indexOf("</think>") + 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "number | The answer is 70,000 | #### 70,000 | true",
        "number | The answer is $1,234.50. | 1234.5 | true",
        "number | The answer is 124519 | 124518 | false",
        "number | The answer is 0.30000000000000004 | 0.3 | false",
        "number | The answer is 1/2 | 0.5 | true",
        "number | The answer is 50% | 0.5 | true",
        "number | The answer is 50% | 50 | true",
        "number | The answer is 2 million dollars | 2000000 | true",
        "number | The answer is 260.0 | 260 | true",
        "number | The answer is 025 | 25 | true",
        "number | 答案是１２。 | 12 | true",
        "number | It is 12 cm | 12 cm | true",
        "math | \\boxed{\\frac12} | 0.5 | true",
        "math | \\boxed{0.25} | \\frac14 | true",
        "math | Answer: 25 | 25 | true",
        "math | \\boxed{(1, \\frac{1}{2})} | (1,0.5) | true",
        "math | \\boxed{\\{3, 1\\}} | \\{1,3\\} | true",
        "math | \\boxed{(3,1)} | (1,3) | false",
        "math | \\boxed{(1,234)} | 1,234 | false",
        "math | \\boxed{(1,234)} | 1234 | false",
        "math | \\boxed{(1,234)} | (1,234) | true",
        "math | \\boxed{(1, 234)} | (1,234) | true",
        "math | \\boxed{1,234} | (1,234) | false",
        "math | \\boxed{1,234} | 1234 | true",
        "math | \\boxed{x=5} | 5 | true",
        "math | \\boxed{10\\text{ cm}} | 10 | true",
        "math | \\boxed{45^\\circ} | 45 | true",
        "math | \\boxed{\\$12.00} | 12 | true",
        "math | \\boxed{12\\%} | 12 | true",
        "math | \\boxed{\\text{Monday}} | monday | true",
        "math | \\boxed{\\left(-\\infty, 2\\right]} | (-\\infty,2] | true",
        "math | \\boxed{10,000} | 10{,}000 | true",
        "math | \\boxed{10000} | 10{,}000 | false",
        "math | \\boxed{3{,}995{,}482} | 3995482 | true",
        "math | \\boxed{1.41} | \\sqrt{2} | false",
        "math | \\boxed{7} | We get \\boxed{7}. | true",
        "math | \\boxed{1+x} | x+1 | true",
        "math | \\boxed{\\sqrt{4}} | 2 | true",
        "math | \\boxed{\\frac{\\sqrt2}{2}} | \\frac{1}{\\sqrt{2}} | true",
        "math | The answer is $x > 3$. | (3,\\infty) | true",
        "math | \\boxed{①③} | $\\textcircled{1}\\textcircled{3}$ | true",
        "math | \\boxed{①④} | $\\textcircled{1}\\textcircled{3}$ | false",
        "math | \\boxed{2 或 3} | 3, 2 | true",
        "math | \\boxed{4} | Question 1: 3, so no. Question 2: it is \\framebox{4} | true",
        "math | \\boxed{\\sum_k a_k} | 5 | false",
        "number | The answer is 1024 | 2^{10} | true",
        "number | The answer is 12.6 | 12\\frac{3}{5} | true",
        "number | The answer is 50% | \\frac{1}{2} | true",
        "number | The answer is 2 | \\sqrt{2} | false",
        "number | The answer is 1234 | (1,234) | false",
        "choice | The answer is (B) | B | true",
        "choice | The answer is C | (B) | false",
        "choice_multi | 故选CA | AC | true",
        "choice_multi | 故选A | AC | false",
        "yes_no | True | yes | true",
        "yes_no | That is not correct. | False | true",
        "text | The answer is 3 | 3 | true",
        "text | The answer is 3.0 | 3 | true",
        "text | The answer is Paris. It is in France. | paris | true",
        "text | \"Paris\" | Paris | true",
        "text | the Louvre! | Louvre | true",
        "text | London | Paris | false",
        "text | 北京。 | 北京 | true",
        "text | -3 | 3 | false",
        "bbh | So the answer is (B). | (B) | true",
        "bbh | So the answer is False. | False | true",
        "bbh | The answer is 8. | 8 | true",
        "bbh | So the answer is invalid. | invalid | true",
        "bbh | So the answer is ] ) >. | ] ) > | true",
        "bbh | So the answer is apple, banana. | apple banana | true",
    })
    void rightIsWhatAPersonCallsRight(String function, String answer, String gold, boolean right) {
        Score score = Proofs.scorer(function).score(Proofs.answer(answer), Reference.of(gold));
        assertThat(score.right()).as(score.toString()).isEqualTo(right);
        assertThat(score.reading()).isEqualTo(Reading.PARSED);
        assertThat(score.rule()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"number", "math", "choice", "choice_multi", "yes_no", "bbh", "text"})
    void answersThatCannotBeReadSayWhyAndAreWrong(String function) {
        Reference gold = Reference.of(function.equals("text") ? "Paris" : function.equals("choice") ? "A"
                : "12");
        Score refused = Proofs.scorer(function)
                .score(Proofs.answer("I'm sorry, but I can't help with that."), gold);
        assertThat(refused.reading()).isEqualTo(Reading.REFUSED);
        Score cut = Proofs.scorer(function).score(new Answer("<think>Let us define", "", Finish.LENGTH),
                gold);
        assertThat(cut.reading()).isEqualTo(Reading.TRUNCATED);
        Score empty = Proofs.scorer(function).score(Proofs.answer("  \n"), gold);
        assertThat(empty.reading()).isEqualTo(Reading.UNPARSED);
        assertThat(empty.value()).isZero();
    }

    @Test
    void theTextOfAnOptionCountsAsItsLetter() {
        Reference gold = new Reference("B", List.of("4098", "4128", "4178"), Fields.EMPTY);
        assertThat(Proofs.scorer("choice").score(Proofs.answer("It is 4128."), gold).right()).isTrue();
    }

    @Test
    void thousandsMarksOfReferencesCanBeRead() {
        Fields read = Fields.EMPTY.with("reference_thousands", Value.of("read"));
        assertThat(Proofs.scorer("math", read).score(Proofs.answer("\\boxed{10000}"),
                Reference.of("10{,}000")).right()).isTrue();
        assertThatThrownBy(() -> Proofs.scorer("math", Fields.EMPTY.with("reference_thousands",
                Value.of("x"))))
                .isInstanceOf(TouchstoneException.class).hasMessageContaining("[literal, read]");
    }

    @Test
    void aComparisonWithoutADecisionCountsAsWrongAndSaysSo() {
        Score score = Proofs.scorer("math").score(Proofs.answer("\\boxed{\\prod_k a_k}"), Reference.of("5"));
        assertThat(score.right()).isFalse();
        assertThat(score.rule()).isEqualTo("boxed/undecided");
        assertThat(Proofs.scorer("math").score(Proofs.answer("\\boxed{6}"), Reference.of("5")).rule())
                .isEqualTo("boxed");
    }

    @Test
    void votesCountTogetherWhatTheScorerCallsTheSame() {
        assertThat(Proofs.scorer("math").same("\\frac12", "0.5")).isTrue();
        assertThat(Proofs.scorer("math").same("1", "2")).isFalse();
        assertThat(Proofs.scorer("choice").same("A", "B")).isFalse();
    }

    @Test
    void unknownSettingsAreRefused() {
        assertThatThrownBy(() -> Proofs.scorer("number", Fields.EMPTY.with("tolerance", Value.of("1"))))
                .isInstanceOf(TouchstoneException.class).hasMessageContaining("'tolerance'");
    }
}
