package dev.touchstone.metrics.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class RationalTest {

    @Test
    void valuesAreKeptInLowestTermsWithTheSignAbove() {
        assertThat(Rational.of(6, -8)).isEqualTo(Rational.of(-3, 4));
        assertThat(Rational.of(0, 5)).isEqualTo(Rational.ZERO);
    }

    @Test
    void decimalsAreExact() {
        assertThat(Rational.of(new BigDecimal("0.1")).plus(Rational.of(new BigDecimal("0.2"))))
                .isEqualTo(Rational.of(new BigDecimal("0.30")));
        assertThat(Rational.of(new BigDecimal("1E+3"))).isEqualTo(Rational.of(1000));
    }

    @Test
    void finiteDecimalsAreShownAsSuchAndOtherFractionsAsQuotients() {
        assertThat(Rational.of(new BigDecimal("-1234.50")).display()).isEqualTo("-1234.5");
        assertThat(Rational.of(3, 40).display()).isEqualTo("0.075");
        assertThat(Rational.of(1, 3).display()).isEqualTo("1/3");
    }

    @Test
    void aDenominatorOfZeroIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Rational.of(1, 0))
                .withMessageContaining("is 0");
    }

    @Test
    void hugeExponentsAreRefusedBeforeTheyCostMemory() {
        assertThatIllegalArgumentException().isThrownBy(() -> Rational.of(new BigDecimal("1E+999999999")))
                .withMessageContaining("too large");
    }
}
