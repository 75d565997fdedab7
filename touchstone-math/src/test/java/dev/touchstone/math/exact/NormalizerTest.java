package dev.touchstone.math.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.math.notation.Expression;
import dev.touchstone.math.notation.OutOfReach;
import dev.touchstone.math.notation.Readings;
import dev.touchstone.metrics.exact.Rational;
import org.junit.jupiter.api.Test;

class NormalizerTest {

    private final Normalizer normalizer = new Normalizer(new Work(1_000_000));

    private Fraction form(String text) {
        return normalizer.normal(read(text));
    }

    private static Expression read(String text) {
        return Readings.of(text).meanings().getFirst();
    }

    @Test
    void numbersThatAreRationalAreFoundExactly() {
        assertThat(normalizer.rational(read("\\sqrt{\\frac{9}{4}}"))).contains(Rational.of(3, 2));
        assertThat(normalizer.rational(read("(\\sqrt2+1)(\\sqrt2-1)"))).contains(Rational.ONE);
        assertThat(normalizer.rational(read("i^{10}"))).contains(Rational.of(-1));
        assertThat(normalizer.rational(read("\\sin^2 x + \\cos^2 x"))).contains(Rational.ONE);
        assertThat(normalizer.rational(read("\\binom{40}{38}"))).contains(Rational.of(780));
        assertThat(normalizer.rational(read("\\pi"))).isEmpty();
    }

    @Test
    void equalFormsHaveAZeroDifferenceAndOthersNot() {
        assertThat(normalizer.difference(form("\\cos 3x"), form("4\\cos^3 x-3\\cos x")).zero()).isTrue();
        assertThat(normalizer.difference(form("\\log_4 8"), form("\\frac32")).zero()).isTrue();
        assertThat(normalizer.difference(form("4^n"), form("2^{2n}")).zero()).isTrue();
        assertThat(normalizer.difference(form("(x+1)^2"), form("x^2+1")).zero()).isFalse();
    }

    @Test
    void onlyFormsOfVariablesCountAsCertain() {
        assertThat(normalizer.polynomial(form("\\frac{x^2-1}{y}"))).isTrue();
        assertThat(normalizer.polynomial(form("x+\\sqrt2"))).isFalse();
    }

    @Test
    void aDivisionByZeroAndWorkWithoutEndAreGivenUp() {
        assertThatThrownBy(() -> form("\\frac{1}{x-x}")).isInstanceOf(OutOfReach.class);
        assertThatThrownBy(() -> new Normalizer(new Work(500)).normal(read("(x+y+z)^{20}")))
                .isInstanceOf(OutOfReach.class).hasMessageContaining("more work");
    }
}
