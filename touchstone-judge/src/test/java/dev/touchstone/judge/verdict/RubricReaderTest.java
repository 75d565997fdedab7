package dev.touchstone.judge.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.attempt.Finish;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RubricReaderTest {

    private final RubricReader reader = new RubricReader(1, 10, List.of());

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"reason\": \"fine\", \"score\": 7} | 7 json",
        "Some words.\\n```json\\n{\"score\": 7.5}\\n``` | 7.5 json",
        "{\"score\": \"8/10\"} | 8 json",
        "{'reason': 'fine', 'score': 7,} | 7 json_repaired",
        "{\"reason\": \"a \"quote\" in it\", \"score\": 4} | 4 json_repaired",
        "{\"result\": {\"score\": 6}} | 6 json",
        "{\"reason\": \"cut, \\n\"score\": 3, \"more | 3 json_repaired",
        "Rating: [[9]] | 9 double_brackets",
        "**Score:** 8 | 8 labelled",
        "Final rating: 6/10 | 6 labelled",
        "评分：7 | 7 labelled",
        "得分为8分 | 8 labelled",
        "9 | 9 bare",
        "9/10. | 9 bare",
    })
    void gradesAreReadInTheFormsThatJudgesUse(String text, String expected) {
        assertThat(Replies.read(reader, text.replace("\\n", "\n"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"score\": 11} | out_of_range",
        "Rating: [[0]] | out_of_range",
        "{\"score\": -3} | out_of_range",
        "{\"score\": 3} and then {\"score\": 8} | several_verdicts",
        "Score: 3 for style. Score: 8 for content. | several_verdicts",
        "A fine answer, worth reading twice. | no_verdict",
        "It has 3 parts and 7 words. | no_verdict",
        "The scale goes from score 1 to 10. | no_verdict",
        "{\"score\": null} | no_verdict",
        "{\"score\": \"high\"} | no_verdict",
        "{\"reason\": \"cut in the number\", \"score\": 1 | no_verdict",
        "{\"rating\": 7, \"reason\": \"another field, c | no_verdict",
        "{\"max_score\": 10} | no_verdict",
    })
    void whatIsNoGradeIsNamedAndNeverGuessed(String text, String expected) {
        assertThat(Replies.read(reader, text)).isEqualTo(expected);
    }

    @Test
    void theSameGradeTwiceIsOneVerdict() {
        assertThat(Replies.read(reader, "{\"score\": 8}\nTo repeat: {\"score\": 8}")).isEqualTo("8 json");
    }

    @Test
    void theValueLiesOnTheScale() {
        assertThat(reader.read(Replies.reply("[[1]]"))).extracting("value").isEqualTo(0.0);
        assertThat(reader.read(Replies.reply("[[10]]"))).extracting("value").isEqualTo(1.0);
        assertThat(new RubricReader(0, 4, List.of()).read(Replies.reply("[[1]]"))).extracting("value")
                .isEqualTo(0.25);
    }

    @Test
    void thinkingIsNotLookedAt() {
        assertThat(Replies.read(reader, "<think>{\"score\": 2}</think>{\"score\": 9}")).isEqualTo("9 json");
        assertThat(Replies.read(reader, "<think>it might be score: 2")).isEqualTo("truncated");
    }

    @Test
    void silenceCutsAndFiltersAreToldApart() {
        assertThat(Replies.said(reader.read(Replies.reply(" ", Finish.STOP)))).isEqualTo("empty");
        assertThat(Replies.said(reader.read(Replies.reply("I think", Finish.LENGTH)))).isEqualTo("truncated");
        assertThat(Replies.said(reader.read(Replies.reply("Rating: 1", Finish.LENGTH))))
                .isEqualTo("truncated");
        assertThat(Replies.said(reader.read(Replies.reply("", Finish.CONTENT_FILTER)))).isEqualTo("filtered");
        assertThat(Replies.said(reader.read(Replies.reply("{\"score\": 5}", Finish.LENGTH))))
                .isEqualTo("5 json");
    }

    @Test
    void dimensionsAreReadOneByOneAndTheirMeanIsTheGrade() {
        RubricReader several = new RubricReader(0, 2, List.of("满意度", "style"));

        Verdict verdict = several.read(Replies.reply("{\"reason\": \"-\", \"满意度\": 2, \"style\": 1}"));

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Read.class, read -> {
            assertThat(read.value()).isEqualTo(0.75);
            assertThat(read.parts()).containsEntry("满意度", 2.0).containsEntry("style", 1.0);
        });
        assertThat(Replies.read(several, "{\"满意度\": 2}")).isEqualTo("no_verdict");
        assertThat(Replies.read(several, "{\"满意度\": 2, \"style\": 3}")).isEqualTo("out_of_range");
    }

    @Test
    void aReplyOfAnyLengthIsReadInBoundedTime() {
        String flood = "{".repeat(100_000) + "\"score\": ".repeat(50_000) + "[[".repeat(100_000);

        assertThat(Replies.read(reader, flood)).isIn("no_verdict", "several_verdicts");
        assertThat(Replies.read(reader, "x ".repeat(1_000_000) + "{\"score\": 4}")).isEqualTo("4 json");
    }
}
