package dev.touchstone.metrics.text.bleu;

import static dev.touchstone.metrics.Golden.number;
import static dev.touchstone.metrics.Golden.numbers;
import static dev.touchstone.metrics.Golden.section;
import static dev.touchstone.metrics.Golden.text;
import static dev.touchstone.metrics.Golden.textLists;
import static dev.touchstone.metrics.Golden.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.core.value.Fields;
import dev.touchstone.metrics.Golden;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoldenNltkBleuTest {

    @Test
    void sentencesScoreAsInTheReference() throws IOException {
        for (Fields one : Golden.cases("bleu_nltk.json")) {
            Fields params = section(one, "params");
            List<Double> weights = Arrays.stream(numbers(params, "weights")).boxed().toList();
            NltkSmoothing smoothing =
                    NltkSmoothing.valueOf(text(params, "smoothing").replace("method", "METHOD_"));
            Fields input = section(one, "input");
            double score = NltkBleu.of(smoothing, weights)
                    .sentence(texts(input, "hyp_tokens"), textLists(input, "ref_tokens"));
            assertThat(score).as(text(one, "id"))
                    .isCloseTo(number(section(one, "expected"), "score"), within(1e-9));
        }
    }
}
