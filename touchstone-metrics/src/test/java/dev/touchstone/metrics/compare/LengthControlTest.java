package dev.touchstone.metrics.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LengthControlTest {

    /// The expected numbers are those of statsmodels 0.15.0: a binomial GLM of the preference on a constant
    /// and tanh(d / s), `fit(cov_type="HC0", tol=1e-14)`.
    @Test
    void theEstimateIsThatOfABinomialRegressionOnTheLengthTerm() {
        double[] preferences = {1, 0, 1, 1, 0, .5, 1, 0, 1, 1, 0, 1, .5, 0, 1};
        double[] differences = {120, -40, 300, 10, -200, 0, 80, -60, -150, 220, 35, -10, 5, 90, 400};

        LengthControl.Estimate estimate = LengthControl.of(preferences, differences).orElseThrow();

        assertThat(estimate.share()).isCloseTo(0.5485652237755905, within(1e-9));
        assertThat(estimate.slope()).isCloseTo(1.7129154475794754, within(1e-9));
        assertThat(estimate.standardError()).isCloseTo(0.13936162697827614, within(1e-9));
        assertThat(estimate.slopeError()).isCloseTo(1.082506492862337, within(1e-9));
    }

    @Test
    void aSideThatWinsByItsLengthAloneWinsHalfAtEqualLength() {
        Random random = new Random(7);
        double[] preferences = new double[4000];
        double[] differences = new double[4000];
        for (int i = 0; i < preferences.length; i++) { // longer by 100 on average; length alone decides
            differences[i] = 100 + 100 * random.nextGaussian();
            preferences[i] = random.nextDouble() < 1 / (1 + Math.exp(-2 * Math.tanh(differences[i] / 100)))
                    ? 1 : 0;
        }

        LengthControl.Estimate estimate = LengthControl.of(preferences, differences).orElseThrow();

        assertThat(Arrays.stream(preferences).average().orElseThrow()).isGreaterThan(0.7);
        assertThat(estimate.share()).isCloseTo(0.5, within(3 * estimate.standardError()));
        assertThat(estimate.slope()).isCloseTo(2, within(3 * estimate.slopeError()));
    }

    @Test
    void thereIsNoEstimateWithoutSpreadOrWithPerfectSeparation() {
        double[] ten = {1, 0, 1, 0, 1, 0, 1, 0, 1, 0};
        double[] rising = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

        assertThat(LengthControl.of(ten, new double[10])).isEmpty();
        assertThat(LengthControl.of(new double[9], new double[9])).isEmpty();
        assertThat(LengthControl.of(new double[] {0, 0, 0, 0, 0, 1, 1, 1, 1, 1}, rising)).isEmpty();
        assertThat(LengthControl.of(new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, rising)).isEmpty();
        assertThat(LengthControl.of(ten, rising)).isPresent();
    }

    @Test
    void eachReasonForNoEstimateIsToldApart() {
        double[] ten = {1, 0, 1, 0, 1, 0, 1, 0, 1, 0};
        double[] rising = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        double[] separate = {0, 0, 0, 0, 0, 1, 1, 1, 1, 1};
        double[] won = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};

        assertThat(LengthControl.why(new double[9], new double[9])).isEqualTo(LengthControl.Why.FEW);
        assertThat(LengthControl.why(ten, new double[10])).isEqualTo(LengthControl.Why.EQUAL_LENGTHS);
        assertThat(LengthControl.why(won, rising)).isEqualTo(LengthControl.Why.ONE_SIDED);
        assertThat(LengthControl.why(separate, rising)).isEqualTo(LengthControl.Why.SEPARABLE);
    }

    @Test
    void listsOfDifferentLengthAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> LengthControl.of(new double[3], new double[4]));
    }
}
