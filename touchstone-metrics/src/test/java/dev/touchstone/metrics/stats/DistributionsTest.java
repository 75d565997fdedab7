package dev.touchstone.metrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Reference values are scipy's.
class DistributionsTest {

    @Test
    void theNormalDistributionAgreesFarIntoItsTails() {
        assertThat(Normal.cumulative(-9)).isCloseTo(1.12858841e-19, withinPercentage(1e-6));
        assertThat(Normal.cumulative(0.5)).isCloseTo(0.691462461, within(1e-9));
        assertThat(Normal.quantile(1e-12)).isCloseTo(-7.03448383, within(1e-8));
        assertThat(Normal.critical(0.95)).isCloseTo(1.959963984540054, within(1e-14));
        assertThat(Normal.twoSided(-1.959963984540054)).isCloseTo(0.05, within(1e-14));
    }

    @Test
    void studentsDistributionAgrees() {
        double[] degrees = {1, 2.5, 30, 1000};
        double[] critical = {12.706204736174694, 3.5746548420036817, 2.0422724563012378, 1.9623390808264083};
        for (int i = 0; i < degrees.length; i++) {
            assertThat(StudentT.critical(0.95, degrees[i])).isCloseTo(critical[i], within(1e-10));
            assertThat(StudentT.twoSided(critical[i], degrees[i])).isCloseTo(0.05, within(1e-12));
        }
        assertThat(StudentT.twoSided(2.3, 1e6)).isCloseTo(0.021448424947276088, within(1e-12));
        assertThat(StudentT.twoSided(Double.POSITIVE_INFINITY, 3)).isZero();
    }

    @Test
    void quantilesOfTheBetaDistributionAgree() {
        assertThat(Beta.quantile(0.025, 3, 7)).isCloseTo(0.07485463141969183, within(1e-14));
        assertThat(Beta.quantile(0.975, 1, 500)).isCloseTo(0.007350610051907784, within(1e-14));
        assertThat(Beta.quantile(1e-6, 0.5, 0.5)).isCloseTo(2.46740110027031e-12, withinPercentage(1e-8));
        assertThat(Beta.quantile(0.5, 1e5, 3)).isCloseTo(0.9999732600217842, within(1e-13));
        assertThat(Beta.quantile(0, 2, 2)).isZero();
        assertThat(Beta.quantile(1, 2, 2)).isEqualTo(1);
    }

    @Test
    void quantilesTurnTheCumulativeChanceAround() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 2000; i++) {
            double a = Math.exp(random.nextDouble(-1, 9));
            double b = Math.exp(random.nextDouble(-1, 9));
            double probability = random.nextDouble(0.001, 0.999);
            assertThat(Beta.cumulative(Beta.quantile(probability, a, b), a, b))
                    .as("a = %s, b = %s, probability = %s", a, b, probability)
                    .isCloseTo(probability, within(1e-9));
        }
    }

    @Test
    void chancesOutsideTheirRangeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Normal.quantile(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Normal.critical(95))
                .withMessageContaining("95");
        assertThatIllegalArgumentException().isThrownBy(() -> Beta.quantile(-0.1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Beta.cumulative(2, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> StudentT.twoSided(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> StudentT.twoSided(Double.NaN, 3));
    }
}
