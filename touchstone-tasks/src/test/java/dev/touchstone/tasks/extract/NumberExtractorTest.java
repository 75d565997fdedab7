package dev.touchstone.tasks.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberExtractorTest {

    private static final NumberExtractor NUMBERS = new NumberExtractor();

    private static String read(String answer, boolean complete) {
        return NUMBERS.extract(Visible.of(answer.replace("\\n", "\n"), complete), List.of())
                .map(found -> found.answer() + " " + found.rule()).orElse("nothing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "He made a profit of $70,000.\\nThe answer is 70,000 | 70000 answer_phrase",
        "The answer is **20** cups (5 more than the 15 he had) | 20 answer_phrase",
        "The total comes to $1,234.50. The final answer is: $1,234.50 | 1234.5 answer_phrase",
        "So 5 + 3 = 8.\\n\\n**Answer:** 8 apples | 8 answer_phrase",
        "**Final Answer**\\n\\n42 | 42 answer_phrase",
        "The answer is 5 + 3 = 8. | 8 answer_phrase",
        "The answer is 3 boxes * 4 pens = 12 pens | 12 answer_phrase",
        "The answer to the question is 17 dollars. | 17 answer_phrase",
        "The final answer is \\(12\\). | 12 answer_phrase",
        "The answer is -3.5 degrees. | -3.5 answer_phrase",
        "The answer is 1.5 million. | 1500000 answer_phrase",
        "The answer is 3/4 of a cup | 0.75 answer_phrase",
        "The answer is 1 1/2 hours | 1.5 answer_phrase",
        "The answer is $\\frac{3}{4}$. | 0.75 answer_phrase",
        "The answer is not 12 but 15. | 15 answer_phrase",
        "The answer is 5. Wait, no, it should be 6. | 6 self_correction",
        "The answer is 716. Wait, let me double check: 700 + 16 = 716. Yes. | 716 self_correction",
        "Answer: 5 apples\\nActually, he also gets 2 more, so he has 7 apples. | 7 self_correction",
        "Some might think the answer is 10. The answer is 12. Some might think the answer is 15. "
        + "| 12 answer_phrase",
        "I get \\boxed{x = 12}. | 12 boxed",
        "so \\boxed{5 \\text{ apples}} | 5 boxed",
        "\\boxed{70{,}000} is it | 70000 boxed",
        "#### 1,234 | 1234 hash",
        "work\\n#### $5.50 | 5.5 hash",
        "{\"answer\": \"1,200\"} | 1200 json_field",
        "{\"steps\": [1, 2], \"final_answer\": 12.50} | 12.5 json_field",
        "<answer> 12 apples </answer> | 12 answer_tag",
        "6 * 4 = 24\\nA: 24 | 24 answer_line",
        "Therefore, Tom has 25 apples left after 3 days. | 25 conclusion",
        "So the total cost is $359. | 359 conclusion",
        "Altogether they paid 24 dollars (3 tickets at 8 dollars). | 24 conclusion",
        "He has 3 dogs.\\nTotal: 48 + 1 = 49 | 49 conclusion",
        "It took three friends two days. In total they made 70. | 70 conclusion",
        "We get 12.\\n\\nNote: this took 2 steps. | 12 last_number",
        "First 5, then 7.\\nLet me know if you have 2 more questions! | 7 last_number",
        "1. Add 5 and 6.\\n2. That makes 11. | 11 last_number",
        "She came 3rd of 10 runners | 10 last_number",
        "The result is **277**. | 277 bold_number",
        "答案是7万元。 | 70000 answer_phrase",
        "所以，答案为：３５０元。 | 350 answer_phrase",
        "答：小明一共有45个苹果。 | 45 answer_phrase",
        "综上，小红还剩12元。 | 12 conclusion",
        "因此，一共有4006个。 | 4006 conclusion",
        "最终结果为 −5 | -5 answer_phrase",
        "答案是5。等等，不对，应该是6。 | 6 self_correction",
        "5 apples.\\n\\nQ: How many?\\nA: 9 | 5 last_number",
        "The answer is 9.\\nUser: thanks, what about 12?\\nThe answer is 12. | 9 answer_phrase",
        "x = 10 - 4 = 6 | 6 last_number",
        "The years 2010-2015 cover 6 summers | 6 last_number",
        "The answer is 4 \\times 10^{3} | 4000 answer_phrase",
        "The answer is 2 500 | 2500 answer_phrase",
        "The answer is 200 000. | 200000 answer_phrase",
        "The answer is $1 234 567.50 in all | 1234567.5 answer_phrase",
        "The answer is 2 500 g bags | 2 answer_phrase",
        "The answer is 2 5000 | 2 answer_phrase",
        "The answer is 2, 500 | 2 answer_phrase",
        "The answer is 12,34,567 rupees | 1234567 answer_phrase",
        "答案是十二。 | 12 answer_phrase",
        "答案是二十一个。 | 21 answer_phrase",
        "答案为一万两千零五 | 12005 answer_phrase",
        "答案是一个质数，等于13。 | 13 answer_phrase",
        "答案是三分之一，即1/3 | 1/3 answer_phrase",
        "The answer is seven. | 7 answer_phrase",
        "The answer is twenty-one apples. | 21 answer_phrase",
        "The answer is **one hundred** | 100 answer_phrase",
        "The answer is one hundred and five dollars | 105 answer_phrase",
        "The answer is two thousand, three hundred | 2300 answer_phrase",
        "The answer is one of them: 12 | 12 answer_phrase",
        "The answer is two thirds of 30, that is 20 | 30 answer_phrase",
        "I don't know | nothing",
        "I'm sorry, but I cannot answer that. There are 2 reasons. | nothing",
        "<think>It is 12 | nothing",
    })
    void theNumberAndTheRuleAreAsAPersonWouldSay(String answer, String expected) {
        assertThat(read(answer, true)).isEqualTo(expected);
    }

    @Test
    void rulesThatGoByTheEndNeedAnEnd() {
        assertThat(read("First there are 12 apples and then", false)).isEqualTo("nothing");
        assertThat(read("The answer is 12. Then he writes on and on", false)).isEqualTo("12 answer_phrase");
        assertThat(read("He has 12.\\n\\nQuestion: How many 5s", false)).isEqualTo("12 last_number");
    }

    @Test
    void thePlaceIsThatInTheModelsOwnText() {
        String answer = "<think>7</think>\n\nThe answer is **１２**.";
        Extraction found = NUMBERS.extract(Visible.of(answer, true), List.of()).orElseThrow();
        assertThat(answer.substring(found.start(), found.end())).isEqualTo("１２");
    }

    @Test
    void digitsAreNeverRounded() {
        assertThat(read("The answer is 0.1234567890123456789012345", true))
                .isEqualTo("0.1234567890123456789012345 answer_phrase");
        assertThat(read("The answer is 123456789012345678901", true))
                .isEqualTo("123456789012345678901 answer_phrase");
    }
}
