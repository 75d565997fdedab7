package dev.touchstone.metrics.text.error;

import static dev.touchstone.metrics.Golden.number;
import static dev.touchstone.metrics.Golden.section;
import static dev.touchstone.metrics.Golden.text;
import static dev.touchstone.metrics.Golden.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.core.value.Fields;
import dev.touchstone.metrics.Golden;
import java.io.IOException;
import java.util.List;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GoldenErrorRatesTest {

    private static final Offset<Double> TOLERANCE = within(1e-9);

    @Test
    void ratesAreThoseOfTheReference() throws IOException {
        for (Fields one : Golden.cases("wer_cer.json")) {
            Fields input = section(one, "input");
            boolean corpus = text(one, "kind").equals("corpus");
            List<@Nullable String> references =
                    corpus ? texts(input, "reference") : List.of(text(input, "reference"));
            List<@Nullable String> hypotheses =
                    corpus ? texts(input, "hypothesis") : List.of(text(input, "hypothesis"));
            EditCounts words = sum(ErrorRates.ofWords(), references, hypotheses);
            EditCounts characters = sum(ErrorRates.ofCharacters(), references, hypotheses);
            Fields expected = section(one, "expected");
            String id = text(one, "id");
            assertThat(words.errorRate()).as(id).isCloseTo(number(expected, "wer"), TOLERANCE);
            assertThat(words.matchErrorRate()).as(id).isCloseTo(number(expected, "mer"), TOLERANCE);
            assertThat(words.informationLost()).as(id).isCloseTo(number(expected, "wil"), TOLERANCE);
            assertThat(words.informationPreserved()).as(id).isCloseTo(number(expected, "wip"), TOLERANCE);
            assertThat(words.errors()).as(id).isEqualTo((long) (number(expected, "substitutions")
                    + number(expected, "insertions") + number(expected, "deletions")));
            assertThat(characters.errorRate()).as(id).isCloseTo(number(expected, "cer"), TOLERANCE);
            if (!corpus) {
                assertThat(characters.errors()).as(id)
                        .isEqualTo((long) (number(expected, "char_substitutions")
                        + number(expected, "char_insertions") + number(expected, "char_deletions")));
            }
        }
    }

    private static EditCounts sum(ErrorRates rates, List<@Nullable String> references,
            List<@Nullable String> hypotheses) {
        EditCounts sum = EditCounts.NONE;
        for (int i = 0; i < references.size(); i++) {
            sum = sum.plus(rates.counts(references.get(i), hypotheses.get(i)));
        }
        return sum;
    }
}
