package dev.touchstone.math.enclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.math.exact.Work;
import dev.touchstone.math.notation.Expression;
import dev.touchstone.math.notation.OutOfReach;
import dev.touchstone.math.notation.Readings;
import dev.touchstone.metrics.exact.Rational;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluatorTest {

    private static final Map<String, String> KNOWN = Map.of(
            "\\pi", "3.14159265358979323846264338327950288419716939937510",
            "e", "2.71828182845904523536028747135266249775724709369995",
            "\\ln 2", "0.69314718055994530941723212145817656807550013436025",
            "\\sin 1", "0.84147098480789650665250232163029899962256306079837",
            "\\cos 1", "0.54030230586813971740093660744297660373231042061792",
            "\\arctan\\frac12", "0.46364760900080611621425623146121440202853705428612",
            "\\sqrt2", "1.41421356237309504880168872420969807856967187537694",
            "\\arcsin 1", "1.57079632679489661923132169163975144209858469968755",
            "-\\ln\\frac12", "0.69314718055994530941723212145817656807550013436025",
            "\\sin(1+200\\pi)", "0.84147098480789650665250232163029899962256306079837");

    private static Complex value(String text, int digits) {
        Expression expression = Readings.of(text).meanings().getFirst();
        return new Evaluator(digits, Map.of("x", Rational.of(-2)), true, new Work(10_000_000))
                .value(expression);
    }

    @Test
    void theBoundsHoldTheKnownDigitsAndAreNarrow() {
        KNOWN.forEach((text, digits) -> {
            BigDecimal known = new BigDecimal(digits);
            for (int carried : new int[] {12, 24, 45}) {
                Interval real = value(text, carried).real();
                BigDecimal slack = BigDecimal.ONE.movePointLeft(49);
                assertThat(real.low()).as("%s, %d digits", text, carried)
                        .isLessThanOrEqualTo(known.add(slack));
                assertThat(real.high()).as("%s, %d digits", text, carried)
                        .isGreaterThanOrEqualTo(known.subtract(slack));
                assertThat(real.high().subtract(real.low())).as("%s, %d digits", text, carried)
                        .isLessThan(BigDecimal.ONE.movePointLeft(carried - 6));
            }
        });
    }

    @Test
    void largeAndSmallArgumentsStayWithinTheirBounds() {
        assertThat(value("\\ln(e^{1000})", 30).real().low()).isBetween(new BigDecimal("999.9"),
                new BigDecimal("1000"));
        assertThat(value("\\ln(10^{-400})+400\\ln 10", 40).mayBeZero()).isTrue();
        assertThat(value("e^{-1000}", 30).real().low().signum()).isPositive();
    }

    @Test
    void valuesThatDoNotExistAreNotMadeUp() {
        for (String text : new String[] {"\\frac{1}{x+2}", "\\sqrt{x}", "\\ln x", "\\arcsin(x)",
                "x^{\\sqrt2}", "0^0"}) {
            assertThatThrownBy(() -> value(text, 24)).as(text).isInstanceOf(OutOfReach.class);
        }
        assertThat(value("\\sqrt[3]{x-6}", 24).real().low()).isEqualByComparingTo("-2");
    }
}
