package dev.touchstone.tasks.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherExtractorsTest {

    private static String read(AnswerExtractor extractor, String answer) {
        return extractor.extract(Visible.of(answer.replace("\\n", "\n"), true), List.of())
                .map(found -> found.answer() + " " + found.rule()).orElse("nothing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "ACD | ACD bare_letters",
        "A, C | AC bare_letters",
        "D、B | BD bare_letters",
        "故选ABD。 | ABD answer_phrase",
        "正确选项为：A、C、D | ACD answer_phrase",
        "The answers are (A) and (C). | AC answer_phrase",
        "The answer is B. | B answer_phrase",
        "$\\boxed{AC}$, as shown | AC boxed",
        "It is \\boxed{\\text{B, D}} | BD boxed",
        "A and C are correct. | AC leading_letters",
        "{\"answer\": \"BD\"} | BD json_field",
        "A common mistake. The correct answers are A, C and D. | ACD answer_phrase",
        "抱歉，我无法回答这个问题。 | nothing",
    })
    void severalLettersAreSorted(String answer, String expected) {
        assertThat(read(new MultiChoiceExtractor(), answer)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "Yes, that is true. | yes leading_verdict",
        "No. The passage says otherwise. | no leading_verdict",
        "**True** | yes leading_verdict",
        "No one knows. So the answer is yes. | yes answer_phrase",
        "Yes... no wait. The answer is no. | no answer_phrase",
        "The sentence is not plausible. | no last_verdict",
        "The statement is False because the dates differ. | no last_verdict",
        "I think it is incorrect. | no last_verdict",
        "It isn't correct. | no last_verdict",
        "答案：正确 | yes answer_phrase",
        "这种说法不正确。 | no last_verdict",
        "\\boxed{\\text{yes}} | yes boxed",
        "I cannot answer this question. | nothing",
    })
    void verdictsAreYesOrNo(String answer, String expected) {
        assertThat(read(new YesNoExtractor(), answer)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "So the answer is apple banana cherry. | apple banana cherry answer_phrase",
        "valid | valid whole_text",
        "First this.\\nThen that.\\nvalid | valid last_line",
        "The closing brackets are: ] ) >.\\nAnswer: ] ) > | ] ) > answer_phrase",
        "\\boxed{\\text{invalid}} | invalid boxed",
        "The answer is 3 | 3 answer_phrase",
    })
    void textsAreWhatFollowsTheAnnouncement(String answer, String expected) {
        assertThat(read(new TextExtractor(), answer)).isEqualTo(expected);
    }
}
