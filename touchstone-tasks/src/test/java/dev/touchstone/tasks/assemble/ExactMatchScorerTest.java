package dev.touchstone.tasks.assemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.config.Section;
import dev.touchstone.core.config.Yaml;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExactMatchScorerTest {

    /// Finds the whole text; nothing in an empty one.
    private record Whole() implements Scorer {
        @Override
        public String name() {
            return "whole";
        }

        @Override
        public Score score(Answer answer, Reference reference) {
            return answer.text().isEmpty()
                    ? new Score(0, Reading.TRUNCATED, "", "", "")
                    : new Score(0, Reading.PARSED, answer.text(), "whole", "");
        }
    }

    private static Section metric(String yaml) {
        return Yaml.read("lm.yaml", "metric: exact_match\n" + yaml).section();
    }

    private static double value(String yaml, String answer, Reference reference) {
        return new ExactMatchScorer(new Whole(), metric(yaml))
                .score(new Answer(answer, "", Finish.STOP), reference).value();
    }

    @Test
    void expressionsAreCutOutOfAnswerAndReference() {
        String gsm8k = "regexes_to_ignore: [\",\", \"\\\\$\", \"(?s).*#### \", \"\\\\.$\"]\n";
        assertThat(value(gsm8k, "$1,005.", Reference.of("so\n#### 1,005"))).isEqualTo(1);
        assertThat(value(gsm8k, "1006", Reference.of("so\n#### 1,005"))).isZero();
        assertThat(value("", "$1,005.", Reference.of("1,005"))).isZero();
    }

    @Test
    void caseNumbersAndPunctuationAreIgnoredWhereTheMetricSaysSo() {
        assertThat(value("ignore_case: true\n", "YES", Reference.of("yes"))).isEqualTo(1);
        assertThat(value("ignore_punctuation: true\n", "ye-s.", Reference.of("yes"))).isEqualTo(1);
        assertThat(value("ignore_numbers: true\n", "yes1", Reference.of("yes"))).isEqualTo(1);
        assertThat(value("", "yes.", Reference.of("yes"))).isZero();
    }

    @Test
    void anyOfSeveralReferencesCounts() {
        Fields extra = Fields.EMPTY.with("targets", Value.ofTexts(List.of("8", "VIII")));
        Score score = new ExactMatchScorer(new Whole(), metric(""))
                .score(new Answer("VIII", "", Finish.STOP), new Reference("8", List.of(), extra));
        assertThat(score).isEqualTo(new Score(1, Reading.PARSED, "VIII", "whole", "VIII"));
    }

    @Test
    void whatTheExtractionCouldNotReadStaysSo() {
        Score score = new ExactMatchScorer(new Whole(), metric(""))
                .score(new Answer("", "", Finish.LENGTH), Reference.of(""));
        assertThat(score.reading()).isEqualTo(Reading.TRUNCATED);
        assertThat(score.value()).isZero();
    }

    @Test
    void badExpressionsAndKeysAreRefusedAndSlowOnesEnd() {
        assertThatThrownBy(() -> value("regexes_to_ignore: [\"(\"]\n", "", Reference.of("")))
                .hasMessageContaining("regexes_to_ignore").hasMessageContaining("Unclosed group");
        assertThatThrownBy(() -> value("ignore_cas: true\n", "", Reference.of("")))
                .hasMessageContaining("did you mean 'ignore_case'");
        String slow = "regexes_to_ignore: [\"(a|aa)+\\\\1c\"]\n";
        assertThatThrownBy(() -> value(slow, "a".repeat(60) + "b", Reference.of("")))
                .hasMessageContaining("write it without nested repeats");
    }
}
