package dev.touchstone.metrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ClusterAccumulatorTest {

    @Test
    void identicalRepeatsDoNotMakeTheMeanSurer() {
        ClusterAccumulator once = new ClusterAccumulator();
        ClusterAccumulator thrice = new ClusterAccumulator();
        double[] scores = {1, 0, 1, 1, 0};
        for (double score : scores) {
            once.add(score);
            thrice.add(score, score, score);
        }
        assertThat(thrice.estimate().orElseThrow().standardError())
                .isCloseTo(once.estimate().orElseThrow().standardError(), within(1e-12));
        assertThat(thrice.estimate().orElseThrow().count()).isEqualTo(15);
    }

    @Test
    void questionsWithoutScoresCountNothing() {
        ClusterAccumulator clusters = new ClusterAccumulator();
        clusters.add();
        assertThat(clusters.estimate()).isEmpty();
    }

    @Test
    void valuesThatAreNoNumbersAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ClusterAccumulator().add(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new MeanAccumulator()
                .add(Double.POSITIVE_INFINITY));
    }

    @Test
    void theMeanOfOneValueHasNoError() {
        MeanAccumulator mean = new MeanAccumulator();
        assertThat(mean.estimate()).isEmpty();
        mean.add(0.25);
        assertThat(mean.estimate()).contains(new MeanEstimate(0.25, 0, 0, 1));
    }
}
