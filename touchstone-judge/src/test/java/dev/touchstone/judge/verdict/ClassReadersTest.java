package dev.touchstone.judge.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.attempt.Finish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassReadersTest {

    private final GradeReader grades = new GradeReader();
    private final PairReader pairs = new PairReader();
    private final ExtractionReader extraction = new ExtractionReader();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "GRADE: A | correct labelled",
        "**GRADE: B** | incorrect labelled",
        "The answer matches.\\n\\nGRADE: A | correct labelled",
        "A | correct bare",
        "Incorrect. | incorrect bare",
        "{\"correct\": true} | correct json",
        "{\"verdict\": \"INCORRECT\"} | incorrect json",
        "{\"correct\": False} | incorrect json_repaired",
        "{\"grade\": \"A\", \"reason\": \"cut he | correct json_repaired",
        "{\"grade\": \"A | no_verdict",
        "```json\\n{\"verdict\": \"A\" | no_verdict",
        "{\"verdict\": \"A\"} | no_verdict",
        "{\"verdict\": \"correct\" | no_verdict",
        "{ verdict: \"A\" | no_verdict",
        "[[A]] | correct double_brackets",
        "结论：不正确 | incorrect labelled",
        "正确 | correct bare",
        "GRADE: A\\nNo wait.\\nGRADE: B | several_verdicts",
        "GRADE: C | no_verdict",
        "The answer is correct in parts but incorrect in others | no_verdict",
        "Alas, I cannot say. | no_verdict",
    })
    void gradesOfAReferenceAreRead(String text, String expected) {
        assertThat(Replies.read(grades, text.replace("\\n", "\n"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"reason\": \"-\", \"winner\": \"A\"} | A json",
        "{\"winner\": \"b\"} | B json",
        "{\"winner\": \"Tie\"} | tie json",
        "{\"winner\": \"Assistant B\"} | B json",
        "My final verdict is [[C]] | tie double_brackets",
        "Winner: Answer A | A labelled",
        "胜者：平局 | tie labelled",
        "B | B bare",
        "{\"winner\": \"A\"} {\"winner\": \"B\"} | several_verdicts",
        "Both have their merits, A in style and B in content | no_verdict",
        "{\"winner\": \"the one with more detail\"} | no_verdict",
    })
    void winnersAreRead(String text, String expected) {
        assertThat(Replies.read(pairs, text)).isEqualTo(expected);
    }

    @Test
    void aWordAtTheEndOfAReplyThatWasCutIsNotGuessed() {
        assertThat(Replies.said(grades.read(Replies.reply("GRADE: A", Finish.LENGTH))))
                .isEqualTo("truncated");
        assertThat(Replies.said(grades.read(Replies.reply("GRADE: A\nThe answer", Finish.LENGTH))))
                .isEqualTo("correct labelled");
        assertThat(Replies.said(grades.read(Replies.reply("{\"grade\": \"B\"", Finish.LENGTH))))
                .isEqualTo("incorrect json_repaired");
        assertThat(Replies.said(pairs.read(Replies.reply("{\"verdict\": \"B\"", Finish.LENGTH))))
                .isEqualTo("truncated");
    }

    @Test
    void anExtractionTellsAnswerTruthAndConfidence() {
        Verdict verdict = extraction.read(Replies.reply(
                "{\"final_answer\": \"42\", \"reason\": \"-\", \"correct\": \"yes\", \"confidence\": 85}"));

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Read.class, read -> {
            assertThat(read.label()).isEqualTo("correct: 42");
            assertThat(read.value()).isEqualTo(1);
            assertThat(read.parts()).containsEntry(ExtractionReader.CONFIDENCE, 0.85);
        });
    }

    @Test
    void anExtractionInLinesIsReadTooAndWithoutConfidenceItIsWhole() {
        Verdict lines = extraction.read(Replies.reply(
                "extracted_final_answer: None\nreasoning: differs\ncorrect: no\nconfidence: 60%"));
        Verdict without = extraction.read(Replies.reply("{\"final_answer\": \"x\", \"correct\": \"no\"}"));

        assertThat(lines).isInstanceOfSatisfying(Verdict.Read.class, read -> {
            assertThat(read.value()).isZero();
            assertThat(read.parts()).containsEntry(ExtractionReader.CONFIDENCE, 0.6);
        });
        assertThat(without).isInstanceOfSatisfying(Verdict.Read.class, read ->
                assertThat(read.parts()).containsEntry(ExtractionReader.CONFIDENCE, 1.0));
    }
}
