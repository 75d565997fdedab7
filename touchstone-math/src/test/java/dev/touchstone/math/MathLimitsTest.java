package dev.touchstone.math;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.math.Verdict.Different;
import dev.touchstone.math.Verdict.Equal;
import dev.touchstone.math.Verdict.Undecided;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Answers made to cost time, memory or stack.
class MathLimitsTest {

    private static final List<String> HOSTILE = List.of(
            "9^{9^{9^9}}", "10^{10^{10}}", "1e999999999", "1e-999999999", "\\sin(1e-999999999)",
            "\\lfloor 1e-999999999 \\rfloor", "\\sin(10^{100})", "100000!", "(10^7)!",
                    "\\binom{100000}{50000}",
            "(x+y+z+w)^{50}", "(x+1)^{10000}", "x^{x^{x^{x}}}", "((((x+1)^9+1)^9+1)^9+1)^9",
                    "2^{2^{2^{2^{2}}}}",
            "e^{e^{e^{e}}}", "(1+\\sqrt2)^{5000}", "x^{999999999}", "x^{1e12}",
            "(".repeat(4_000) + "1" + ")".repeat(4_000), "{".repeat(4_000), "\\frac{1}{".repeat(500) + "2"
                    + "}".repeat(500),
            "\\sqrt".repeat(1_500) + "2", "\\sin".repeat(1_500) + "x", "2" + "^2".repeat(3_000), "5"
                    + "!".repeat(3_000),
            "1" + "/1".repeat(4_000), "-".repeat(5_000) + "1", "|".repeat(300), "1.".concat("1".repeat(5_000))
                    + "x\\dots",
            "1" + " ".repeat(9_000) + "1", "(1,2)" + "\\cup(1,2)".repeat(900), "\\pm".repeat(20)
                    + "1", "7".repeat(50_000),
            "\\begin{pmatrix}" + "1&".repeat(900) + "1\\end{pmatrix}", "\\sqrt{2}+".repeat(200) + "1",
            "\\frac{1}{0}", "0^0", "\\ln 0", "\\tan 90^\\circ", "\\log_1 5", "\\sqrt[0]{5}", "1/(1-1)", "",
                    "\\", "^", "_");

    private final MathEquality equality = new MathEquality(MathConventions.standard());

    @Test
    void hostileAnswersGetAVerdictWithinTheBoundsOfASmallStack() throws InterruptedException {
        Thread thread = new Thread(null, this::compareAll, "small stack", 512 * 1024L);
        Throwable[] failure = new Throwable[1];
        thread.setUncaughtExceptionHandler((_, thrown) -> failure[0] = thrown);
        thread.start();
        thread.join();
        assertThat(failure[0]).isNull();
    }

    private void compareAll() {
        for (String answer : HOSTILE) {
            assertThat(equality.compare("5", answer).equal()).as(shown(answer)).isFalse();
            assertThat(equality.compare(answer, "x+1").equal()).as(shown(answer)).isFalse();
            assertThat(equality.compare("5+" + answer, answer).equal()).as(shown(answer)).isFalse();
        }
    }

    private static String shown(String answer) {
        return answer.substring(0, Math.min(40, answer.length()));
    }

    @Test
    void hugePowersAreToldApartWithoutWritingThemOut() {
        assertThat(equality.compare("9^{9^9}", "9^{9^8}")).isInstanceOf(Different.class);
        assertThat(equality.compare("9^{9^9}", "3^{774840978}")).isInstanceOf(Equal.class);
        assertThat(equality.compare("(x+1)^{1000000}", "(1+x)^{1000000}")).isInstanceOf(Equal.class);
        assertThat(equality.compare("(x+1)^{1000000}", "(x+1)^{999999}")).isInstanceOf(Different.class);
        assertThat(equality.compare("1e999999999", "1e999999998")).isInstanceOf(Different.class);
    }

    @Test
    void theReasonOfAnUndecidedVerdictSaysWhatWasTooMuch() {
        assertThat(equality.compare("5", "(".repeat(4_000) + "1" + ")".repeat(4_000)))
                .isEqualTo(new Undecided("not readable: the answer is nested too deep"));
        assertThat(equality.compare("5", "7".repeat(50_000)))
                .isEqualTo(new Undecided("not readable: the answer is longer than 10000 characters"));
        assertThat(equality.compare("5", "1/0")).isEqualTo(new Undecided("a division by zero"));
    }

    @Test
    void nearMissesAreDifferentHoweverNear() {
        assertThat(equality.compare("124519", "124518")).isInstanceOf(Different.class);
        assertThat(equality.compare("e^{\\pi\\sqrt{163}}", "262537412640768744"))
                .isInstanceOf(Different.class);
        assertThat(equality.compare("\\sqrt{10^{60}+1}", "10^{30}")).isInstanceOf(Different.class);
        assertThat(equality.compare("x+10^{-200}", "x")).isInstanceOf(Different.class);
        assertThat(equality.compare("1/(\\sqrt{3+2\\sqrt2}-1-\\sqrt2)", "2/(\\sqrt{3+2\\sqrt2}-1-\\sqrt2)")
                .equal())
                .isFalse();
    }
}
