package dev.touchstone.metrics.text.rouge;

import static dev.touchstone.metrics.Golden.flag;
import static dev.touchstone.metrics.Golden.numbers;
import static dev.touchstone.metrics.Golden.section;
import static dev.touchstone.metrics.Golden.text;
import static dev.touchstone.metrics.Golden.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.core.value.Fields;
import dev.touchstone.metrics.Golden;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GoldenRougeTest {

    private static final Offset<Double> TOLERANCE = within(1e-9);
    private static final List<RougeType> TYPES = List.of(new RougeType.Ngrams(1), new RougeType.Ngrams(2),
            new RougeType.Ngrams(3), new RougeType.LongestSubsequence(), new RougeType.SummarySubsequence());

    @Test
    void scoresAreThoseOfTheReference() throws IOException {
        for (Fields one : Golden.cases("rouge.json")) {
            Fields input = section(one, "input");
            RougeSettings settings = new RougeSettings(TYPES, tokenizer(section(one, "params")));
            Map<RougeType, RougeScore> scores = Rouge.of(settings)
                    .score(texts(input, "targets"), text(input, "prediction"));
            Fields expected = section(one, "expected");
            assertThat(expected.names()).hasSize(TYPES.size());
            for (RougeType type : TYPES) {
                double[] values = numbers(expected, type.label());
                RougeScore score = scores.get(type);
                assertThat(score.precision()).as(text(one, "id")).isCloseTo(values[0], TOLERANCE);
                assertThat(score.recall()).as(text(one, "id")).isCloseTo(values[1], TOLERANCE);
                assertThat(score.fmeasure()).as(text(one, "id")).isCloseTo(values[2], TOLERANCE);
            }
        }
    }

    private static RougeTokenizer tokenizer(Fields params) {
        if (text(params, "tokenizer").equals("char")) {
            return RougeTokenizer.CHARACTERS;
        }
        return flag(params, "use_stemmer") ? RougeTokenizer.STEMS : RougeTokenizer.WORDS;
    }
}
