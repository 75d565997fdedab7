package dev.touchstone.tasks.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberFormsTest {

    private static String read(String answer) {
        return new NumberExtractor().extract(Visible.of(answer.replace("\\n", "\n"), true), List.of())
                .map(found -> found.answer() + " " + found.rule()).orElse("nothing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "The temperature dropped to negative 4 degrees. | -4 last_number",
        "The final temperature is minus 12 degrees. | -12 last_number",
        "Then 20 minus 12 is 8. | 8 last_number",
        "There are 5 non-negative 7s | 5 last_number",
        "最后的温度是零下5度。 | -5 last_number",
        "答案是负5。 | -5 answer_phrase",
        "他们3胜2负1平，得10分。 | 10 last_number",
        "She needs 2½ cups. | 2.5 last_number",
        "The remaining part is ¼. | 0.25 last_number",
        "The increase is 25 percent. | 25 last_number",
        "答案是百分之二十。 | 20 answer_phrase",
        "答案是四分之三。 | 0.75 answer_phrase",
        "The answer is three quarters. | 0.75 answer_phrase",
        "答案是1，800元。 | 1800 answer_phrase",
        "答案：１，８００元 | 1800 answer_phrase",
        "Answer: 1'250 francs | 1250 answer_phrase",
        "Respuesta: 3.500,75 euros | 3500.75 last_number",
        "The answer is 1.234 m. | 1.234 answer_phrase",
        "Answer: $15k | 15000 answer_phrase",
        "Answer: 15k runners | 15 answer_phrase",
        "最终答案：1亿2000万 | 120000000 answer_phrase",
        "答案是3千克 | 3 answer_phrase",
        "Answer: 2.5 × 10⁴ | 25000 answer_phrase",
        "Answer: two and a half hours | 2.5 answer_phrase",
        "\\boxed{\\text{twelve}} | 12 boxed",
    })
    void signsFractionsAndGroupsAreReadHoweverTheyAreWritten(String answer, String expected) {
        assertThat(read(answer)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "It happens on the 15th day. | 15 ordinal",
        "This gives 12.6, which rounds to 13. | 13 last_number",
        "The answer is not 40, as two broke. It is 38. | 38 self_correction",
        "答案是45，不是54。 | 45 answer_phrase",
        "Therefore 45 is right, and not 54. | 45 conclusion",
        "Sarah has 8 more books than Tim, who has 14. | 8 last_number",
        "They sold 65 loaves. Shall I explain the 2 steps? | 65 last_number",
        "The answer is 15. If 3 guests came, the answer would be 18. | 15 answer_phrase",
        "Answer: In 11 games, they scored 165 points. | 165 answer_phrase",
        "Step 1: Let x be | nothing",
        "The total is 42. The total is 42. The total is 4 | 42 last_number",
        "The answer is 8.\\n---\\nA shop sells 5. How much is that?\\nThe answer is 10. | 8 answer_phrase",
        "She has twenty-one marbles. | 21 spelled_number",
        "Therefore, she ran one hundred meters. | 100 spelled_number",
        "所以一共有一千二百个。 | 1200 spelled_number",
        "两百二十 | 220 spelled_number",
        "She ran with two friends. | nothing",
        "这样一来就一样了。 | nothing",
        "She has twenty-one marbles and | nothing",
        "15\\n\\nExplanation: 3 boxes of 5. | 15 leading_number",
        "15 apples\\n\\nHere is how: 3 boxes hold 5 each. | 15 leading_number",
        "15\\n+ 6\\n= 21 | 21 last_number",
        "15 boys came first, then\\nexplanation: 6 girls | 6 last_number",
    })
    void wordsAndALeadingNumberAreReadByTheirOwnRules(String answer, String expected) {
        assertThat(read(answer)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "James writes 624 pages in 52 weeks. | 624 last_number",
        "Therefore, Maria will have saved $623 after 12 months. | 623 conclusion",
        "Each of the 12 children receives 5 sweets from the box of 60. | 5 last_number",
        "It will take her 7 more weeks to save up for the $200 bike. | 7 last_number",
        "He paid $40, $10 less than the list price of $50. | 40 last_number",
        "The total is 14 walks. This is 4 more than the 10 she planned. | 14 last_number",
        "Therefore, Lila still owes $1,275 after paying $225. | 1275 conclusion",
        "Lila kept 12 cards after giving him 30 | 12 last_number",
        "Mr. Park will need 96 pens if each of the 32 students gets 3. | 96 last_number",
        "The discount of 20% saves him 7 dollars. | 7 last_number",
        "The total cost is $100 + $120, or $220. | 220 last_number",
        "The answer is 40 + 25, which is 65. | 65 answer_phrase",
        "The other 5 pieces cost $96 each. | 96 last_number",
        "7 cookies were left after the 3 friends had eaten 2 each. | 7 last_number",
        "He is left with 11 marbles out of 30. | 11 last_number",
        "The store has **84** shirts left after selling **116**. | 84 last_number",
        "So he sneezed 120/3=40 times | 40 conclusion",
        "81 = 9 × 9 | 81 last_number",
        "4 × 5 = 20, so he has 15 left. | 15 last_number",
        "所以小明一共用了18元买3支笔。 | 18 conclusion",
        "So the total is 220.\\n\\nDouble-check: 220 - 120 = 100. | 220 conclusion",
        "Each of the 3 boxes holds 6, so 3 × 6 = 18 pens. Check: 18 / 6 = 3. | 18 last_number",
        "So she has 18 pens. (Check: 18 / 6 = 3.) | 18 conclusion",
        "所以一共18支。验算：18 ÷ 6 = 3。 | 18 conclusion",
        "Check: 18 / 6 = 3. | 3 last_number",
    })
    void circumstancesComparisonsAndChecksAreNotTheResult(String answer, String expected) {
        assertThat(read(answer)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "The answer is 46, no wait, 48. | 48 self_correction",
        "The answer is 12, which is actually 3 more than 9. | 12 answer_phrase",
        "The sum is 200... no, 220. | 220 last_number",
        "At first I thought the answer is 23. Rechecking, 20 - 7 = 13. So 13. | 13 conclusion",
        "Many would say 10, but the answer is 12. | 12 answer_phrase",
        "The wrong answer is 10. So 12 it must be. | 12 conclusion",
    })
    void whatIsTakenBackIsNotTheAnswer(String answer, String expected) {
        assertThat(read(answer)).isEqualTo(expected);
    }
}
