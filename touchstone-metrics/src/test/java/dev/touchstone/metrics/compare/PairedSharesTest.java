package dev.touchstone.metrics.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.metrics.stats.ConfidenceInterval;
import org.junit.jupiter.api.Test;

class PairedSharesTest {

    private static ConfidenceInterval interval(long both, long first, long second, long neither) {
        return PairedShares.difference(new PairedOutcomes(both, first, second, neither), 0.95);
    }

    @Test
    void agreesWithThePublishedExample() {
        ConfidenceInterval interval = interval(36, 12, 2, 0); // Newcombe 1998, method 10: 0.0569 to 0.3404

        assertThat(interval.method()).isEqualTo("newcombe_paired");
        assertThat(interval.low()).isCloseTo(0.05692958400323875, within(1e-12));
        assertThat(interval.high()).isCloseTo(0.3404276029749408, within(1e-12));
        assertThat(interval(50, 8, 3, 39).low()).isCloseTo(-0.01664022133335491, within(1e-12));
        assertThat(interval(50, 8, 3, 39).high()).isCloseTo(0.1154765312977588, within(1e-12));
    }

    @Test
    void fewQuestionsWithoutAnyDifferenceAreNotSureToHaveNone() {
        assertThat(interval(20, 0, 0, 0).high()).isCloseTo(0.16112515805281957, within(1e-12));
        assertThat(interval(10, 0, 0, 10).low()).isCloseTo(-0.08975665937768057, within(1e-12));
    }
}
