package dev.touchstone.tasks.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChoiceExtractorTest {

    private static final List<String> FRUIT = List.of("apple", "green apple", "pear", "12");

    private static String read(String answer, List<String> choices) {
        return new ChoiceExtractor().extract(Visible.of(answer.replace("\\n", "\n"), true), choices)
                .map(found -> found.answer() + " " + found.rule()).orElse("nothing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "b | B bare_letter",
        "**C** | C bare_letter",
        "$\\boxed{\\text{(B) pear}}$ | B boxed",
        "\\boxed{pear} | C boxed",
        "<answer>D</answer> | D answer_tag",
        "{\"reason\": \"B is wrong\", \"answer\": \"c\"} | C json_field",
        "The answer is B, because option A is wrong | B answer_phrase",
        "The answer is a city. So it must be B. | B choice_verb",
        "The answer is A because it rhymes. | A answer_phrase",
        "The correct answer is: (c). | C answer_phrase",
        "Answer: **D** | D answer_phrase",
        "The best option is B. | B answer_phrase",
        "Therefore, the correct choice is C) pear. | C answer_phrase",
        "My answer would be D | D answer_phrase",
        "The answer is B. Wait, no, it should be C. | C self_correction",
        "The answer is not A but B. | B self_correction",
        "The answer isn't A. It is D. | D self_correction",
        "Option A. Wait, actually, B. | B self_correction",
        "The answer is A. No, wait: B. | B self_correction",
        "我认为A不对，B才对 | B choice_verb",
        "The answer is pear. | C answer_phrase_text",
        "The answer is green apple | B answer_phrase_text",
        "B) green apple\\n\\nChoosing A would be a mistake. | B leading_letter",
        "A. apple: too red\\nB. green apple: right\\nSo the answer is B. | B answer_phrase",
        "C\\n\\nExplanation: A pear it is. | C leading_letter",
        "A is wrong. B is wrong as well. That leaves C. | C choice_verb",
        "Options A and B don't fit, C is correct. | C choice_verb",
        "I'd go with B. | B choice_verb",
        "I would not choose A, I would choose B. | B choice_verb",
        "It has to be the pear. | C option_text",
        "Not the apple, since it is red; the pear fits. | C option_text",
        "There are twelve of them: 12 | D option_text",
        "... 5200 and then the total is 5263, so B. | B conclusion_letter",
        "I think (C) | C only_letter",
        "A pear tree is in the garden. I saw it. | C option_text",
        "排除A、C，故选B。 | B answer_phrase",
        "正确答案：（C） | C answer_phrase",
        "本题选Ｄ | D answer_phrase",
        "综上所述，答案选B。 | B answer_phrase",
        "不选A，应选C。 | C answer_phrase",
        "选项A错误，选项B正确。 | B choice_verb",
        "A项错误；B项错误；C项正确；D项错误。故选：C。 | C answer_phrase",
        "答案应为 D | D answer_phrase",
        "I refuse to answer this. | nothing",
        "I'm sorry, I can't help with the apple. | nothing",
        "It could be anything. | nothing",
        "Maybe A or B. | nothing",
    })
    void theLetterAndTheRuleAreAsAPersonWouldSay(String answer, String expected) {
        assertThat(read(answer, FRUIT)).isEqualTo(expected);
    }

    @Test
    void lettersBeyondTheOptionsAreNoAnswers() {
        assertThat(read("The answer is E.", FRUIT)).isEqualTo("nothing");
        assertThat(read("The answer is E.", List.of())).isEqualTo("E answer_phrase");
    }

    @Test
    void aRefusalNeverBecomesTheNearestOption() {
        assertThat(read("I refuse to answer this.", List.of("4098", "4128", "4178"))).isEqualTo("nothing");
    }

    @Test
    void anOptionThatIsANumberIsNotFoundWithinALongerNumber() {
        assertThat(read("The total is 112.", FRUIT)).isEqualTo("nothing");
        assertThat(read("2263", List.of("2258", "2263", "2281"))).isEqualTo("B option_text");
        assertThat(read("So x is -1.", List.of("(A)1", "(B)-1"))).isEqualTo("B option_text");
    }
}
