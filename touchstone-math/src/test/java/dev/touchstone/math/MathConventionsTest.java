package dev.touchstone.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.math.MathConventions.Effort;
import dev.touchstone.math.MathConventions.Shapes;
import dev.touchstone.math.MathConventions.SignRule;
import dev.touchstone.math.MathConventions.Signs;
import dev.touchstone.math.MathConventions.UnitRule;
import dev.touchstone.math.MathConventions.Values;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MathConventionsTest {

    private final MathConventions standard = MathConventions.standard();

    private static boolean equal(MathConventions conventions, String left, String right) {
        boolean there = new MathEquality(conventions).compare(left, right).equal();
        assertThat(new MathEquality(conventions).compare(right, left).equal()).isEqualTo(there);
        return there;
    }

    @Test
    void aPercentSignIsAFactorOrAMark() {
        MathConventions value = standard.with(new Signs(SignRule.VALUE, SignRule.VALUE, UnitRule.OPTIONAL));
        MathConventions dropped = standard.with(new Signs(SignRule.DROPPED, SignRule.DROPPED,
                UnitRule.OPTIONAL));
        assertThat(equal(standard, "18\\%", "18")).isTrue();
        assertThat(equal(standard, "18\\%", "0.18")).isTrue();
        assertThat(equal(value, "18\\%", "18")).isFalse();
        assertThat(equal(value, "18\\%", "0.18")).isTrue();
        assertThat(equal(dropped, "18\\%", "18")).isTrue();
        assertThat(equal(dropped, "18\\%", "0.18")).isFalse();
    }

    @Test
    void aDegreeSignIsAFactorOrAMark() {
        MathConventions value = standard.with(new Signs(SignRule.VALUE, SignRule.VALUE, UnitRule.OPTIONAL));
        assertThat(equal(standard, "135^\\circ", "135")).isTrue();
        assertThat(equal(standard, "135^\\circ", "\\frac{3\\pi}{4}")).isTrue();
        assertThat(equal(value, "135^\\circ", "135")).isFalse();
        assertThat(equal(value, "135^\\circ", "\\frac{3\\pi}{4}")).isTrue();
    }

    @Test
    void unitsMayBeLeftOutIgnoredOrRequired() {
        MathConventions ignored = standard.with(new Signs(SignRule.EITHER, SignRule.EITHER,
                UnitRule.IGNORED));
        MathConventions required = standard.with(new Signs(SignRule.EITHER, SignRule.EITHER,
                UnitRule.REQUIRED));
        assertThat(equal(standard, "5\\text{ cm}", "5")).isTrue();
        assertThat(equal(standard, "5\\text{ cm}", "5\\text{ kg}")).isFalse();
        assertThat(equal(standard, "100\\text{ cm}", "1\\text{ m}")).isTrue();
        assertThat(equal(ignored, "5\\text{ cm}", "5\\text{ kg}")).isTrue();
        assertThat(equal(required, "5\\text{ cm}", "5")).isFalse();
        assertThat(equal(required, "5\\text{ cm}", "5\\text{ cm}")).isTrue();
    }

    @Test
    void aDecimalStandsForWhatRoundsToItOnlyWhereAsked() {
        MathConventions rounded = standard.with(new Values(true, true, false, OptionalInt.of(2)));
        assertThat(equal(standard, "1/3", "0.333")).isFalse();
        assertThat(equal(standard, "\\pi", "3.14")).isFalse();
        assertThat(equal(rounded, "1/3", "0.333")).isTrue();
        assertThat(equal(rounded, "\\pi", "3.14")).isTrue();
        assertThat(equal(rounded, "\\pi", "3.15")).isFalse();
        assertThat(equal(rounded, "\\pi", "3.1")).isFalse();
        assertThat(equal(rounded, "7\\pi", "21.9911")).isTrue();
    }

    @Test
    void listsSetsAndPointsFollowTheirSettings() {
        MathConventions plain = standard.with(new Shapes(true, false, false));
        assertThat(equal(standard, "1,2", "2,1")).isTrue();
        assertThat(equal(plain, "1,2", "2,1")).isFalse();
        assertThat(equal(standard, "1,2", "\\{1,2\\}")).isTrue();
        assertThat(equal(plain, "1,2", "\\{1,2\\}")).isFalse();
        assertThat(equal(standard, "(1,2)", "\\begin{pmatrix}1\\\\2\\end{pmatrix}")).isTrue();
        assertThat(equal(plain, "(1,2)", "\\begin{pmatrix}1\\\\2\\end{pmatrix}")).isFalse();
        assertThat(equal(plain, "\\{1,2\\}", "\\{2,1\\}")).isTrue();
    }

    @Test
    void namesProportionsAndCapitalLettersFollowTheirSettings() {
        MathConventions plain = standard.with(new Values(false, false, true, OptionalInt.empty()));
        assertThat(equal(standard, "x=5", "5")).isTrue();
        assertThat(equal(plain, "x=5", "5")).isFalse();
        assertThat(equal(standard, "5:6", "5/6")).isTrue();
        assertThat(equal(plain, "5:6", "5/6")).isFalse();
        assertThat(equal(standard, "\\text{Even}", "even")).isTrue();
        assertThat(equal(plain, "\\text{Even}", "even")).isFalse();
    }

    @Test
    void agreementAloneIsNoProofUnlessAllowed() {
        MathConventions proof = standard.with(new Effort(false, 3_000_000));
        assertThat(equal(standard, "\\arctan 1", "\\frac{\\pi}{4}")).isTrue();
        assertThat(equal(proof, "\\arctan 1", "\\frac{\\pi}{4}")).isFalse();
        assertThat(equal(proof, "\\sin 2x", "2\\sin x\\cos x")).isTrue();
        assertThat(equal(proof, "\\sqrt{3+2\\sqrt2}", "1+\\sqrt2")).isTrue();
    }

    @Test
    void strictConventionsReadNothingKindly() {
        MathConventions strict = MathConventions.strict();
        assertThat(equal(strict, "x=5", "5")).isFalse();
        assertThat(equal(strict, "18\\%", "18")).isFalse();
        assertThat(equal(strict, "\\frac{1}{2}", "0.5")).isTrue();
    }

    @Test
    void effortOfNothingIsRefused() {
        assertThatThrownBy(() -> new Effort(true, 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is 0");
    }
}
