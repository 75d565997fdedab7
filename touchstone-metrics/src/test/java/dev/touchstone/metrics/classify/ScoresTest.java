package dev.touchstone.metrics.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScoresTest {

    private static final int ITEMS = 250;

    private final double[] confidences = new double[ITEMS];
    private final boolean[] right = new boolean[ITEMS];

    ScoresTest() {
        for (int i = 0; i < ITEMS; i++) {
            confidences[i] = (i * 37 + 11) % 251 / 251.0;
            right[i] = (i * i * 13 + 5) % 17 < 12 * confidences[i];
        }
    }

    @Test
    void calibrationErrorsAgreeWithTheirDefinitionsInNumpy() {
        assertThat(Calibration.expected(confidences, right, 10))
                .isCloseTo(0.12562549800796813, within(1e-12));
        assertThat(Calibration.maximum(confidences, right, 10)).isCloseTo(0.24940239043824697, within(1e-12));
        assertThat(Calibration.expectedEqualMass(confidences, right, 7))
                .isCloseTo(0.09926693227091633, within(1e-12));
        assertThat(Calibration.rootMeanSquare(confidences, right, 30))
                .isCloseTo(0.12824037786271836, within(1e-12));
        assertThat(Calibration.rootMeanSquareHle(confidences, right, 30).orElseThrow())
                .isCloseTo(0.12542303458362428, within(1e-12));
    }

    @Test
    void confidencesOnAnEdgeBelongToTheLowerBin() {
        // 0.7 * 10 rounds above 7, so a bin by multiplication alone would be the eighth
        double[] edges = {0.0, 0.1, 0.7, 0.65, 1.0};
        boolean[] truths = {false, true, false, true, true};
        // bins: (0, 0.1) gap 0.45, (0.7, 0.65) gap 0.175, (1.0) gap 0
        assertThat(Calibration.expected(edges, truths, 10))
                .isCloseTo((2 * 0.45 + 2 * 0.175) / 5, within(1e-12));
        assertThat(Calibration.maximum(edges, truths, 10)).isCloseTo(0.45, within(1e-12));
    }

    @Test
    void theOrderOfEqualConfidencesDoesNotMatter() {
        double[] equal = {0.5, 0.5, 0.5, 0.5};
        double first = Calibration.expectedEqualMass(equal, new boolean[] {true, true, false, false}, 2);
        double second = Calibration.expectedEqualMass(equal, new boolean[] {true, false, true, false}, 2);
        assertThat(first).isZero().isEqualTo(second);
    }

    @Test
    void aBinThatWouldBeLeftOutLeavesNothing() {
        assertThat(Calibration.rootMeanSquareHle(confidences, right, 126)).isEmpty();
        assertThat(Calibration.rootMeanSquare(confidences, right, 1000))
                .isCloseTo(Calibration.expected(confidences, right, 1), within(1e-12));
    }

    @Test
    void rocAucEqualsTheCountOfPairs() {
        SplittableRandom random = new SplittableRandom(12);
        for (int round = 0; round < 100; round++) {
            int n = random.nextInt(2, 40);
            double[] scores = random.doubles(n, -3, 3).map(Math::rint).toArray();
            boolean[] truths = new boolean[n];
            double won = 0;
            long pairs = 0;
            for (int i = 0; i < n; i++) {
                truths[i] = random.nextBoolean();
            }
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    if (truths[i] && !truths[j]) {
                        pairs++;
                        won += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                    }
                }
            }
            if (pairs == 0) {
                assertThat(BinaryScores.rocAuc(scores, truths)).isEmpty();
            } else {
                assertThat(BinaryScores.rocAuc(scores, truths).orElseThrow())
                        .isCloseTo(won / pairs, within(1e-12));
            }
        }
    }

    @Test
    void perfectScoresAreTheBest() {
        double[] scores = {0, 1, 1, 0};
        boolean[] truths = {false, true, true, false};
        assertThat(BinaryScores.rocAuc(scores, truths)).hasValue(1);
        assertThat(BinaryScores.averagePrecision(scores, truths)).hasValue(1);
        assertThat(BinaryScores.brier(scores, truths)).isZero();
        assertThat(BinaryScores.logLoss(scores, truths)).isCloseTo(1e-15, within(1e-16));
        assertThat(Calibration.expected(scores, truths, 10)).isZero();
    }

    @Test
    void missingClassesHaveNoMeasure() {
        assertThat(BinaryScores.rocAuc(new double[] {0.2}, new boolean[] {true})).isEmpty();
        assertThat(BinaryScores.averagePrecision(new double[] {0.2}, new boolean[] {false})).isEmpty();
        assertThat(BinaryScores.averagePrecision(new double[0], new boolean[0])).isEmpty();
    }

    @Test
    void badInputIsNamed() {
        boolean[] one = {true};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BinaryScores.rocAuc(new double[] {Double.NaN}, one))
                .withMessageContaining("NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BinaryScores.brier(new double[] {85}, one)).withMessageContaining("85.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BinaryScores.logLoss(new double[0], new boolean[0]))
                .withMessageContaining("at least one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Calibration.expected(confidences, one, 10))
                .withMessageContaining("1 and 250");
        assertThatIllegalArgumentException().isThrownBy(() -> Calibration.expected(confidences, right, 0))
                .withMessageContaining("bin");
    }
}
