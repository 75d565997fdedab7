package dev.touchstone.math.notation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.math.notation.Expression.Bracketed;
import dev.touchstone.math.notation.Expression.Number;
import dev.touchstone.math.notation.Expression.Quantity;
import dev.touchstone.math.notation.Expression.Sequence;
import dev.touchstone.math.notation.Expression.SetOf;
import dev.touchstone.math.notation.Expression.Unread;
import dev.touchstone.math.notation.Expression.Words;
import dev.touchstone.metrics.exact.Rational;
import org.junit.jupiter.api.Test;

class ReadingsTest {

    private static Expression first(String text) {
        return Readings.of(text).meanings().getFirst();
    }

    @Test
    void aCommaBetweenDigitsMayGroupOrSeparate() {
        Readings both = Readings.of("70,110");
        assertThat(both.meanings()).hasSize(2);
        assertThat(both.meanings().getFirst()).isEqualTo(new Number(Rational.of(70_110), 0));
        assertThat(both.meanings().getLast()).isInstanceOf(Sequence.class);
        assertThat(Readings.of("70, 110").meanings()).hasSize(1);
        assertThat(Readings.of("7{,}110").meanings()).containsExactly(new Number(Rational.of(7_110), 0));
    }

    @Test
    void spaceGroupsDigitsButNotBehindAnIndex() {
        assertThat(first("8\\,593\\,526")).isEqualTo(new Number(Rational.of(8_593_526), 0));
        assertThat(first("\\log_2 128").toString()).contains("128/1").doesNotContain("2128");
    }

    @Test
    void shapesAreToldApart() {
        assertThat(first("(1,2)")).isInstanceOf(Bracketed.class);
        assertThat(first("\\{1,2\\}")).isInstanceOf(SetOf.class);
        assertThat(first("5\\text{ cm}^2")).isInstanceOfSatisfying(Quantity.class,
                quantity -> assertThat(quantity.unit()).isEqualTo("cm^2"));
        assertThat(first("no solution")).isInstanceOf(Words.class);
        assertThat(first("((5))")).isEqualTo(new Number(Rational.of(5), 0));
    }

    @Test
    void whatFollowsNoNotationSaysWhy() {
        assertThat(first("\\frac{1}{2")).isEqualTo(new Unread("\\frac{1}{2", "a brace is not closed"));
        assertThat(first("(1,2")).isInstanceOf(Unread.class);
        assertThat(first("\\prod x")).isEqualTo(new Unread("\\prod x", "\\prod is not known"));
    }

    @Test
    void nothingAndPunctuationAreBlank() {
        assertThat(Readings.of("  ").blank()).isTrue();
        assertThat(Readings.of("?").blank()).isTrue();
        assertThat(Readings.of("\\emptyset").blank()).isFalse();
    }
}
