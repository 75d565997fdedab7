package dev.touchstone.metrics.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final double[] X = {2.1, 3.4, 1.9, 5.6, 4.4, 3.3, 2.8, 4.0};
    private static final double[] Y = {1.8, 3.9, 2.5, 4.9, 5.1, 2.2, 3.0, 3.1};

    @Test
    void midPCountsHalfOfWhatWasSeen() {
        assertThat(McNemar.midP(new PairedOutcomes(10, 3, 6, 2)).pValue()).isCloseTo(0.34375, within(1e-12));
        assertThat(McNemar.midP(new PairedOutcomes(10, 0, 4, 2)).pValue()).isCloseTo(0.0625, within(1e-12));
        assertThat(McNemar.midP(new PairedOutcomes(10, 0, 0, 2)).pValue()).isEqualTo(1);
    }

    @Test
    void mcNemarIsTheExactPermutationTestOfRightAndWrong() {
        double[] first = {1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 0};
        double[] second = {0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 0};
        TestResult permutation = new PairedPermutation(10, 1).test(first, second);
        TestResult mcNemar = McNemar.exact(new PairedOutcomes(1, 7, 2, 1));
        assertThat(permutation.pValue()).isCloseTo(mcNemar.pValue(), within(1e-12));
    }

    @Test
    void drawnSignsComeNearAllSigns() {
        SplittableRandom random = new SplittableRandom(3);
        double[] first = random.doubles(30).toArray();
        double[] second = random.doubles(30, 0.1, 1.1).toArray();
        TestResult drawn = new PairedPermutation(20_000, 5).test(first, second);
        TestResult student = MeanTest.paired(first, second).orElseThrow();
        assertThat(drawn.method()).isEqualTo("paired_permutation_monte_carlo");
        assertThat(drawn.pValue()).isCloseTo(student.pValue(), within(0.02));
        assertThat(new PairedPermutation(20_000, 5).test(first, second)).isEqualTo(drawn);
        assertThat(new PairedPermutation(20_000, 5).test(second, first).pValue()).isCloseTo(drawn.pValue(),
                within(0.01));
    }

    @Test
    void drawnSignsNeverGiveAChanceOfNothing() {
        double[] ones = new double[40];
        Arrays.fill(ones, 1);
        assertThat(new PairedPermutation(99, 1).test(ones, new double[40]).pValue()).isEqualTo(0.01);
    }

    @Test
    void systemsThatAreTheSameDoNotDiffer() {
        assertThat(new PairedPermutation(99, 1).test(X, X))
                .isEqualTo(new TestResult("paired_permutation_exact", 0, 1));
        assertThat(MeanTest.paired(X, X)).isEmpty();
        assertThat(EffectSize.cohensDPaired(X, X)).isEmpty();
        assertThat(EffectSize.cohensH(0.4, 0.4)).isZero();
    }

    @Test
    void studentsTestsAgreeWithScipy() {
        TestResult paired = MeanTest.paired(X, Y).orElseThrow();
        assertThat(paired.statistic()).isCloseTo(0.4919827499815327, within(1e-12));
        assertThat(paired.pValue()).isCloseTo(0.6377836736569898, within(1e-12));
        TestResult welch = MeanTest.welch(X, Arrays.copyOf(Y, 6)).orElseThrow();
        assertThat(welch.statistic()).isCloseTo(0.051633221766082184, within(1e-12));
        assertThat(welch.pValue()).isCloseTo(0.9598492225678537, within(1e-12));
    }

    @Test
    void effectSizesAgreeWithTheirFormulas() {
        assertThat(EffectSize.cohensH(0.75, 0.6)).isCloseTo(0.3222408548079678, within(1e-12));
        assertThat(EffectSize.cohensH(0.6, 0.75)).isCloseTo(-0.3222408548079678, within(1e-12));
        assertThat(EffectSize.cohensDPaired(X, Y).orElseThrow())
                .isCloseTo(0.17394216936937373, within(1e-12));
        assertThat(EffectSize.oddsRatio(30, 40, 20, 40)).isCloseTo(3, within(1e-12));
        assertThat(EffectSize.oddsRatio(4, 4, 2, 4)).isCloseTo(9, within(1e-12));
        assertThat(EffectSize.matchedOddsRatio(new PairedOutcomes(5, 6, 3, 1)))
                .isEqualTo(OptionalDouble.of(2));
        assertThat(EffectSize.matchedOddsRatio(new PairedOutcomes(5, 6, 0, 1))).isEmpty();
    }

    @Test
    void adjustedChancesAgreeWithStatsmodelsAndScipy() {
        double[] p = {0.01, 0.04, 0.03, 0.005, 0.2};
        assertThat(AdjustedPValues.holm(p))
                .containsExactly(new double[] {0.04, 0.09, 0.09, 0.025, 0.2}, within(1e-15));
        assertThat(AdjustedPValues.benjaminiHochberg(p))
                .containsExactly(new double[] {0.025, 0.05, 0.05, 0.025, 0.2}, within(1e-15));
        assertThat(AdjustedPValues.holm()).isEmpty();
    }

    @Test
    void badInputIsNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> MeanTest.paired(X, new double[3]))
                .withMessageContaining("8 and 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PairedPermutation(9, 1).test(new double[] {Double.NaN}, new double[1]))
                .withMessageContaining("value 0").withMessageContaining("NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PairedPermutation(9, 1).test(new double[0], new double[0]))
                .withMessageContaining("at least 1");
        assertThatIllegalArgumentException().isThrownBy(() -> AdjustedPValues.holm(0.5, 1.5))
                .withMessageContaining("1.5");
        assertThatIllegalArgumentException().isThrownBy(() -> EffectSize.cohensH(50, 60))
                .withMessageContaining("50");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PairedOutcomes.of(new boolean[2], new boolean[1]));
    }
}
