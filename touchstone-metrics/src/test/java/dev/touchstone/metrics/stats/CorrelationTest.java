package dev.touchstone.metrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Reference values are scipy's.
class CorrelationTest {

    private static final double[] X = {2.1, 3.4, 1.9, 5.6, 4.4, 3.3, 2.8, 4.0};
    private static final double[] Y = {1.8, 3.9, 2.5, 4.9, 5.1, 2.2, 3.0, 3.1};
    private static final double[] TIED = {5, 4, 4, 2, 4, 3, 2, 3, 2, 4, 1, 1};
    private static final double[] OTHER = {1, 2, 4, 2, 4, 3, 2, 3, 2, 5, 1, 1};

    @Test
    void coefficientsAndTheirChancesAgree() {
        check(Correlation.pearson(X, Y).orElseThrow(), 0.8269414493215042, 0.011333852738529299);
        check(Correlation.spearman(X, Y).orElseThrow(), 0.8333333333333335, 0.010175540123456752);
        check(Correlation.kendall(X, Y).orElseThrow(), 0.6428571428571428, 0.03115079365079365);
        check(Correlation.pearson(TIED, OTHER).orElseThrow(), 0.5011001113409407, 0.09700051708068977);
        check(Correlation.spearman(TIED, OTHER).orElseThrow(), 0.4833333333333333, 0.11141522437112963);
        check(Correlation.kendall(TIED, OTHER).orElseThrow(), 0.5090909090909091, 0.04001814974946154);
    }

    @Test
    void kendallsCountingByMergingEqualsCountingByPairs() {
        SplittableRandom random = new SplittableRandom(9);
        for (int round = 0; round < 300; round++) {
            int n = random.nextInt(2, 40);
            double[] first = random.doubles(n, 0, 8).map(Math::floor).toArray();
            double[] second = random.doubles(n, 0, 8).map(Math::floor).toArray();
            long excess = 0;
            long untiedFirst = 0;
            long untiedSecond = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < i; j++) {
                    double x = Math.signum(first[i] - first[j]);
                    double y = Math.signum(second[i] - second[j]);
                    excess += (long) (x * y);
                    untiedFirst += x != 0 ? 1 : 0;
                    untiedSecond += y != 0 ? 1 : 0;
                }
            }
            double expected = excess / Math.sqrt((double) untiedFirst * untiedSecond);
            if (untiedFirst > 0 && untiedSecond > 0) {
                assertThat(Correlation.kendall(first, second).orElseThrow().coefficient())
                        .isCloseTo(expected, within(1e-12));
            } else {
                assertThat(Correlation.kendall(first, second)).isEmpty();
            }
        }
    }

    @Test
    void aListGoesWithItselfAndAgainstItsOpposite() {
        double[] opposite = new double[X.length];
        for (int i = 0; i < X.length; i++) {
            opposite[i] = -X[i];
        }
        assertThat(Correlation.pearson(X, X).orElseThrow().coefficient()).isCloseTo(1, within(1e-15));
        assertThat(Correlation.spearman(X, opposite).orElseThrow().coefficient())
                .isCloseTo(-1, within(1e-15));
        assertThat(Correlation.kendall(X, opposite).orElseThrow().coefficient()).isEqualTo(-1);
    }

    @Test
    void ranksInTheSameOrderGoTogetherExactly() {
        double[] rising = {0.1, 0.4, 0.2};
        Correlation three = Correlation.spearman(rising, new double[] {3, 9, 5}).orElseThrow();
        assertThat(three.coefficient()).isEqualTo(1);
        assertThat(three.pValue()).hasValue(0);
        double[] large = {1e150, 3e150, 2e150};
        Correlation huge = Correlation.pearson(large, large).orElseThrow();
        assertThat(huge.coefficient()).isCloseTo(1, within(1e-12));
    }

    @Test
    void constantListsHaveNoCorrelationAndTwoPairsNoChance() {
        assertThat(Correlation.pearson(new double[] {0.1, 0.1, 0.1}, new double[] {1, 2, 3})).isEmpty();
        assertThat(Correlation.spearman(new double[] {1, 2, 3}, new double[3])).isEmpty();
        assertThat(Correlation.kendall(new double[] {1, 2, 3}, new double[] {0, -0.0, 0})).isEmpty();
        assertThat(Correlation.pearson(new double[] {1, 2}, new double[] {1, 3}).orElseThrow().pValue())
                .isEmpty();
    }

    @Test
    void badListsAreNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> Correlation.pearson(X, TIED))
                .withMessageContaining("8 and 12");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Correlation.kendall(new double[] {1, Double.NEGATIVE_INFINITY},
                new double[2]))
                .withMessageContaining("value 1").withMessageContaining("-Infinity");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Correlation.spearman(new double[1], new double[1]));
    }

    private static void check(Correlation correlation, double coefficient, double chance) {
        assertThat(correlation.coefficient()).isCloseTo(coefficient, within(1e-12));
        assertThat(correlation.pValue().orElseThrow()).isCloseTo(chance, within(1e-12));
    }
}
