package dev.touchstone.metrics.text.bleu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class NltkBleuTest {

    private static final List<String> HYPOTHESIS = List.of("a", "b", "c", "x");
    private static final List<List<String>> REFERENCES = List.of(List.of("a", "b", "y", "x"));

    @Test
    void methodsFillInForOrdersWithoutAMatch() {
        // precisions 3/4, 1/3, 0/2, 0/1
        assertThat(score(NltkSmoothing.METHOD_0)).isLessThan(1e-150);
        assertThat(score(NltkSmoothing.METHOD_1))
                .isCloseTo(mean(3 / 4.0, 1 / 3.0, 0.1 / 2, 0.1), within(1e-12));
        assertThat(score(NltkSmoothing.METHOD_2))
                .isCloseTo(mean(3 / 4.0, 2 / 4.0, 1 / 3.0, 1 / 2.0), within(1e-12));
        assertThat(score(NltkSmoothing.METHOD_3))
                .isCloseTo(mean(3 / 4.0, 1 / 3.0, 1 / 4.0, 1 / 4.0), within(1e-12));
        double log = Math.log(4);
        assertThat(score(NltkSmoothing.METHOD_4))
                .isCloseTo(mean(3 / 4.0, 1 / 3.0, log / 10 / 2, log / 20), within(1e-12));
    }

    @Test
    void nothingInCommonScoresZeroWithAnyMethod() {
        for (NltkSmoothing smoothing : NltkSmoothing.values()) {
            assertThat(NltkBleu.of(smoothing).sentence(List.of("q"), REFERENCES)).isZero();
            assertThat(NltkBleu.of(smoothing).sentence(List.of(), List.of(List.of()))).isZero();
        }
    }

    @Test
    void whatCannotBeScoredIsRefused() {
        NltkBleu bleu = NltkBleu.of(NltkSmoothing.METHOD_1);
        assertThatThrownBy(() -> bleu.sentence(HYPOTHESIS, List.of()))
                .hasMessageContaining("at least one reference");
        assertThatThrownBy(() -> NltkBleu.of(NltkSmoothing.METHOD_1, List.of()))
                .hasMessageContaining("weights");
    }

    private static double score(NltkSmoothing smoothing) {
        return NltkBleu.of(smoothing).sentence(HYPOTHESIS, REFERENCES);
    }

    private static double mean(double one, double two, double three, double four) {
        return Math.pow(one * two * three * four, 0.25);
    }
}
