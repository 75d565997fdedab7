package dev.touchstone.tasks.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChoiceFormsTest {

    private static final List<String> LAKES = List.of("Como", "Garda", "Iseo", "Orta");

    private static String read(AnswerExtractor extractor, String answer) {
        return extractor.extract(Visible.of(answer.replace("\\n", "\n"), true), LAKES)
                .map(found -> found.answer() + " " + found.rule()).orElse("nothing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "option c | C bare_letter",
        "**A**\\n\\nOption B is a common trap. | A leading_letter",
        "A、B都有可能，无法判断。 | nothing",
        "Options A, B, and D are wrong, leaving option C. | C choice_verb",
        "[答案] A | A answer_phrase",
        "【解析】B、C均错误。\\n【答案】A | A answer_phrase",
        "A项错误，而答案是B。 | B answer_phrase",
        "Option A is wrong and the answer is D. | D answer_phrase",
        "{\"correct_option\": \"D\"} | D json_field",
        "We can eliminate A. So B remains. | B choice_verb",
        "A is out. B is out. Only D is left. | D choice_verb",
        "Between A and B, I prefer B. | B choice_verb",
        "I would choose B. Hmm, on second thought, D is better. | D choice_verb",
        "I'd say A. No, wait, D. | D self_correction",
        "先排除A和B，再排除C，只剩D。 | D choice_verb",
        "不是A，也不是B和C，而是D。 | D choice_verb",
        "The answer could be A or D, but D is more likely. | D choice_verb",
        "The answer is A and B is wrong. | A answer_phrase",
        "B、C、D均与题意不符，所以是A。 | A conclusion_letter",
        "综合来看C最合适。 | C choice_verb",
        "A common error is to say Como. The right lake is Garda. | B option_text",
        "Garda, because it is larger than Como. | B option_text",
        "All options except B are wrong. | B choice_verb",
        "除了A，其他选项都是错误的。 | A choice_verb",
        "I first said D. Correction: C. | C self_correction",
        "Answer: B. Sorry, I meant D. | D self_correction",
        "Answer: A. If it asked for the deepest, the answer would be D. | A answer_phrase",
        "Look at the options:\\nA. Como\\nB. Garda\\n\\nThe hint points to B. | B choice_verb",
        "Ans - (b) | B answer_phrase",
        "i think b | B bare_letter",
        "Q: Which lake?\\nA: B | B answer_phrase",
    })
    void oneLetterIsReadHoweverItIsSaid(String answer, String expected) {
        assertThat(read(new ChoiceExtractor(), answer)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "ANSWER: A, B | nothing",
        "Answer: (A), (B). | nothing",
        "The answer is A/B | nothing",
        "答案：A，B。 | nothing",
        "\\boxed{A, B} | nothing",
        "\\boxed{A and B} | nothing",
        "A, B | nothing",
        "Both A and B are correct. | nothing",
        "A和B都正确。 | nothing",
        "The answer is A, B is wrong. | A answer_phrase",
        "The answer is A, because B, C and D are wrong. | A answer_phrase",
        "A and B are wrong, C is right. | C choice_verb",
        "After A and B, C is correct. | C choice_verb",
    })
    void severalLettersWhereOneIsAskedForAreNoChoice(String answer, String expected) {
        assertThat(read(new ChoiceExtractor(), answer)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "(A) Incorrect. (B) Incorrect. (C) Incorrect. (D) Correct. | D option_marks",
        "A – no; B – no; C – no; D – yes. | D option_marks",
        "A ✗, B ✗, C ✓, D ✗ | C option_marks",
        "A项：错误。B项：错误。C项：正确。D项：错误。 | C option_marks",
        "(A) Correct. (B) Correct. (C) Incorrect. | nothing",
        "(A) Correct. (B) Incorrect. And yet (A) Incorrect. | nothing",
        "A. Como\\nB. Garda\\nC. Iseo\\nD. Orta | nothing",
        "Let's check option A first. Como lies in the north and | nothing",
        "让我们逐个分析选项。A选项说的是 | nothing",
        "B... no, actually D. | D self_correction",
        "(A) Como - incorrect. (B) Garda - correct. (C) Iseo - incorrect. | B option_marks",
        "A. Como\\nB. Garda\\nC. Iseo ✅\\nD. Orta | C option_marks",
        "[ ] A\\n[x] B\\n[ ] C | B option_marks",
    })
    void optionsJudgedOneByOneGiveTheOneThatIsRight(String answer, String expected) {
        assertThat(read(new ChoiceExtractor(), answer)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "A错误，C错误，B、D正确。 | BD option_marks",
        "Both A and C are correct, while B and D are not. | AC option_marks",
        "A and C are wrong. B and D are right. | BD option_marks",
        "B错误，D错误，因此答案为AC。 | AC answer_phrase",
        "{\"answers\": [\"B\", \"D\"]} | BD json_field",
        "[\"B\", \"D\"] | BD bare_letters",
        "- B\\n- D | BD bare_letters",
        "**B** and **D** | BD bare_letters",
        "Answer: b and d | BD answer_phrase",
        "The answer is a combination of both. | nothing",
        "Answer: A\\nB is wrong | A answer_phrase",
        "应选BCD，A项错误。 | BCD answer_phrase",
    })
    void severalLettersAreReadHoweverTheyAreJoined(String answer, String expected) {
        assertThat(read(new MultiChoiceExtractor(), answer)).isEqualTo(expected);
    }
}
