package dev.touchstone.tasks.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MathExtractorTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "so \\boxed{\\dfrac{1}{2}}. | \\dfrac{1}{2} boxed",
        "a set \\boxed{\\{1, 2\\}} here | \\{1, 2\\} boxed",
        "$x = \\boxed{2}$ or $x = 3$ | 2 boxed",
        "The roots are \\boxed{2} and \\boxed{3}. | 2, 3 boxed",
        "The first try \\boxed{7} was wrong. Therefore \\boxed{8} | 8 boxed",
        "cut \\boxed{\\frac{1}{2 | nothing",
        "\\boxed{4} and again \\boxed{4 | 4 boxed",
        "The answer is $\\sqrt{2}$, as $1.5$ is too large. | \\sqrt{2} answer_phrase",
        "The answer is \\(x^2+1\\). | x^2+1 answer_phrase",
        "The answer is 3.5 cm. | 3.5 cm answer_phrase",
        "**Answer:** $\\pi$ | \\pi answer_phrase",
        "Final Answer: The final answer is $(3,-1)$. I hope it is correct. | (3,-1) answer_phrase",
        "Therefore, the answer is:\\n\\n\\[\\n\\frac{1}{2}\\n\\] | \\frac{1}{2} answer_phrase",
        "所以最终答案为 $2\\sqrt{3}$。 | 2\\sqrt{3} answer_phrase",
        "Hence we find $x = \\frac{5}{6}$. | \\frac{5}{6} last_formula",
        "Adding gives \\(a = 1\\) and so \\(a+b = 7\\) | 7 last_formula",
        "The sum of the digits is 12. | 12 last_number",
        "<answer>$12$</answer> | 12 answer_tag",
        "The final answer is $\\$18.90$. | \\$18.90 answer_phrase",
        "**Answer:** $\\$15,\\!000$ | \\$15,\\!000 answer_phrase",
        "The answer is 14,\\!400. | 14,\\!400 answer_phrase",
        "所以最终答案为 $\\$36$。 | \\$36 answer_phrase",
        "I'm sorry, I can't help with that. | nothing",
    })
    void theExpressionAndTheRuleAreAsAPersonWouldSay(String answer, String expected) {
        assertThat(new MathExtractor().extract(Visible.of(answer.replace("\\n\\n", "\n\n").replace("\\n\\f",
                "\n\\f")
                        .replace("\\[\\n", "\\[\n").replace("\\n\\]", "\n\\]"), true), List.of())
                .map(found -> found.answer() + " " + found.rule()).orElse("nothing")).isEqualTo(expected);
    }
}
