package dev.touchstone.metrics.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.metrics.agreement.CohensKappa.Weights;
import dev.touchstone.metrics.agreement.KrippendorffsAlpha.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {

    /// Items of Krippendorff's example with three judges and gaps.
    private static final List<double[]> ITEMS = List.of(new double[] {1}, new double[0], new double[] {2, 2},
            new double[] {1, 1}, new double[] {3, 3}, new double[] {3, 3, 4}, new double[] {4, 4, 4},
            new double[] {1, 3}, new double[] {2, 2}, new double[] {1, 1}, new double[] {1, 1},
            new double[] {3, 3}, new double[] {3, 3}, new double[0], new double[] {3, 4});

    @Test
    void cohensKappaAgreesWithScikitLearn() {
        int[] first = {0, 0, 1, 1, 2, 2, 2, 1, 0, 2, 1, 0};
        int[] second = {0, 1, 1, 2, 2, 2, 1, 1, 0, 0, 1, 0};
        long[][] counts = new long[3][3];
        for (int i = 0; i < first.length; i++) {
            counts[first[i]][second[i]]++;
        }
        assertThat(CohensKappa.of(counts, Weights.NONE).orElseThrow()).isCloseTo(0.5, within(1e-12));
        assertThat(CohensKappa.of(counts, Weights.LINEAR).orElseThrow())
                .isCloseTo(0.5161290322580645, within(1e-12));
        assertThat(CohensKappa.of(counts, Weights.QUADRATIC).orElseThrow())
                .isCloseTo(0.5333333333333333, within(1e-12));
    }

    @Test
    void fleissKappaAgreesWithStatsmodels() {
        long[][] votes = {
            {0, 0, 0, 0, 14}, {0, 2, 6, 4, 2}, {0, 0, 3, 5, 6}, {0, 3, 9, 2, 0}, {2, 2, 8, 1, 1},
            {7, 7, 0, 0, 0}, {3, 2, 6, 3, 0}, {2, 5, 3, 2, 2}, {6, 5, 2, 1, 0}, {0, 2, 2, 3, 7}};
        assertThat(FleissKappa.of(votes).orElseThrow()).isCloseTo(0.20993070442195522, within(1e-12));
    }

    @Test
    void krippendorffsAlphaAgreesWithItsPackage() {
        assertThat(alpha(ITEMS, Level.NOMINAL)).isCloseTo(0.691358024691358, within(1e-12));
        assertThat(alpha(ITEMS, Level.ORDINAL)).isCloseTo(0.8067214199413153, within(1e-12));
        assertThat(alpha(ITEMS, Level.INTERVAL)).isCloseTo(0.8108448928121059, within(1e-12));
        assertThat(alpha(ITEMS, Level.RATIO)).isCloseTo(0.8089436707842471, within(1e-12));
    }

    @Test
    void alphaOfCountedPairsIsThatOfTheSinglePairs() {
        double[] values = {1, 2, 5};
        long[][] pairs = {{3, 1, 0}, {2, 4, 0}, {0, 1, 2}};
        List<double[]> items = new ArrayList<>();
        for (int row = 0; row < pairs.length; row++) {
            for (int column = 0; column < pairs.length; column++) {
                items.addAll(Collections.nCopies((int) pairs[row][column],
                        new double[] {values[row], values[column]}));
            }
        }

        for (KrippendorffsAlpha.Level level : KrippendorffsAlpha.Level.values()) {
            assertThat(KrippendorffsAlpha.ofPairs(values, pairs, level).orElseThrow()).as("%s", level)
                    .isCloseTo(KrippendorffsAlpha.of(items, level).orElseThrow(), within(1e-12));
        }
        assertThat(KrippendorffsAlpha.ofPairs(values, new long[][] {{0, 0, 0}, {0, 7, 0}, {0, 0, 0}},
                KrippendorffsAlpha.Level.NOMINAL)).isEmpty();
    }

    @Test
    void theOrderOfItemsDoesNotMatter() {
        List<double[]> turned = new ArrayList<>(ITEMS);
        Collections.reverse(turned);
        for (Level level : Level.values()) {
            assertThat(alpha(turned, level)).isCloseTo(alpha(ITEMS, level), within(1e-12));
        }
    }

    @Test
    void fullAgreementIsOneAndAgreementWithoutChoiceIsNone() {
        assertThat(CohensKappa.of(new long[][] {{3, 0}, {0, 2}}, Weights.NONE)).hasValue(1);
        assertThat(FleissKappa.of(new long[][] {{3, 0}, {0, 3}})).hasValue(1);
        assertThat(alpha(List.of(new double[] {1, 1}, new double[] {2, 2}), Level.INTERVAL)).isEqualTo(1);

        assertThat(CohensKappa.of(new long[][] {{5, 0}, {0, 0}}, Weights.NONE)).isEmpty();
        assertThat(CohensKappa.of(new long[0][0], Weights.NONE)).isEmpty();
        assertThat(FleissKappa.of(new long[][] {{3, 0}, {3, 0}})).isEmpty();
        assertThat(KrippendorffsAlpha.of(List.of(new double[] {1, 1}, new double[] {2}), Level.NOMINAL))
                .isEmpty();
    }

    @Test
    void badTablesAreNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> CohensKappa.of(new long[2][3], Weights.NONE))
                .withMessageContaining("row 0");
        assertThatIllegalArgumentException().isThrownBy(() -> FleissKappa.of(new long[][] {{2, 0}, {1, 0}}))
                .withMessageContaining("item 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KrippendorffsAlpha.of(List.of(new double[] {1, Double.NaN}), Level.NOMINAL))
                .withMessageContaining("NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KrippendorffsAlpha.of(List.of(new double[] {-1, 2}), Level.RATIO))
                .withMessageContaining("-1");
    }

    private static double alpha(List<double[]> items, Level level) {
        return KrippendorffsAlpha.of(items, level).orElseThrow();
    }
}
