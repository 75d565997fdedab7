package dev.touchstone.tasks.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherFormsTest {

    private static String read(AnswerExtractor extractor, String answer) {
        return extractor.extract(Visible.of(answer.replace("\\n", "\n"), true), List.of())
                .map(found -> found.answer() + " " + found.rule()).orElse("nothing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "T | yes bare_verdict",
        "× | no bare_verdict",
        "It does not. | no bare_verdict",
        "It does. | yes bare_verdict",
        "It does rain there. | nothing",
        "Yes... wait, actually no. The dates differ. | no self_correction",
        "Yes, and no one waited. | yes leading_verdict",
        "Nope. | no leading_verdict",
        "没错，文中确实这样写的。 | yes leading_verdict",
        "该说法错误，因为时间对不上。 | no last_verdict",
        "这种说法错误，因为长江是最长的河流。 | no last_verdict",
        "The claim is true because no one was hurt. | yes last_verdict",
        "Because the dates differ, the claim is false. | no last_verdict",
    })
    void verdictsAreTellingsNotMentions(String answer, String expected) {
        assertThat(read(new YesNoExtractor(), answer)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "The answer is $7 \\cdot 2 = 14$. | 14 answer_phrase",
        "The answer is $y = 2x$. | y = 2x answer_phrase",
        "$\\framebox{15}$ | 15 boxed",
        "It is $\\boxed{3}$, and $\\boxed{}$ marks it. | 3 boxed",
        "{\"answer\": \"\\\\frac{1}{4}\"} | \\frac{1}{4} json_field",
        "The answer is $12$. Hmm, actually it should be $10$. | 10 self_correction",
        "答案是 $12$。不对，应该是 $10$。 | 10 self_correction",
        "The answer is $5$. Let me double check: $2+3=5$. Correct. | 5 answer_phrase",
        "The final answer is $\\frac{5}{12} \\approx 0.417$. | \\frac{5}{12} answer_phrase",
        "The answer is $x \\approx 3.1$. | x \\approx 3.1 answer_phrase",
        "The answer is five. | 5 answer_phrase",
        "The area is 25π. | 25\\pi plain_expression",
        "The point is (-2, 7). | (-2, 7) plain_expression",
        "7\\sqrt{3} | 7\\sqrt{3} bare_expression",
        "The circle is $x^2+y^2=13$. | x^2+y^2=13 last_formula",
        "We get $a+b=8$. | 8 last_formula",
        "The solutions are $x = -1$ and $x = 4$. | -1, 4 last_formula",
        "The maximum is $5$, attained at $x=2$. | 5 last_formula",
        "It is $\\frac{3}{4}$ for every $n$. | \\frac{3}{4} last_formula",
        "Then \\begin{align*} S &= 1 + 2 \\\\ &= 3. \\end{align*} | 3 last_formula",
        "We have $8 \\cdot 3 \\equiv 24 \\equiv 2 \\pmod{11}$. | 2 last_formula",
        "A step: \\boxed{a=3}. Final Answer: $8$ | 8 answer_phrase",
        "\\boxed{\\text{The minimum is } 4} | 4 boxed",
        "The area is 25 in all. | 25 last_number",
    })
    void formulasAreReadWhereTheyStand(String answer, String expected) {
        assertThat(read(new MathExtractor(), answer)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "<thinking>The answer is 11? no</thinking>The answer is 12. | 12 answer_phrase",
        "◁think▷The answer is 11.◁/think▷The total is 12. | 12 last_number",
        "[THINK]The answer is 11 | nothing",
        "◁think▷The answer is 11, but | nothing",
        "The answer is 9.\\n\\nProblem 2: Ann has 4 cats.\\nAnswer: 16 | 9 answer_phrase",
        "The answer is 9.\\n\\nExample 2:\\nAnn has 4 cats.\\nThe answer is 16. | 9 answer_phrase",
        "First an example.\\nExample: 2 + 2 = 4 holds, so we know that it works.\\nThe answer is 9. "
        + "| 9 answer_phrase",
        "We go from the particular to the general case here.\\nExample: 1 + 2.\\nThe answer is 9. "
        + "| 9 answer_phrase",
        "答案是9。\\n\\n例2：小红有4只猫。\\n答案是16。 | 9 answer_phrase",
        "The answer is 9.<end_of_turn> The answer is 10. | 9 answer_phrase",
    })
    void thoughtsAndFurtherQuestionsAreNotTheAnswer(String answer, String expected) {
        assertThat(read(new NumberExtractor(), answer)).isEqualTo(expected);
    }

    @Test
    void whatIsSaidOnAnAnalysisChannelIsThought() {
        assertThat(read(new NumberExtractor(), "<|channel|>analysis<|message|>The answer is 14?<|end|>"
                + "<|start|>assistant<|channel|>final<|message|>It is 12.")).isEqualTo("12 last_number");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "She has 12 apples and | nothing",
        "The 12 boxes cost 5 × | nothing",
        "小明有12个苹果，他把其中的 | nothing",
        "She has 12 apples | 12 last_number",
        "The answer is 12 and | 12 answer_phrase",
    })
    void aTextThatStopsAmidASentenceHasNoEnd(String answer, String expected) {
        assertThat(read(new NumberExtractor(), answer)).isEqualTo(expected);
    }
}
