package dev.touchstone.metrics.text.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LowerCaseTest {

    @Test
    void sigmaIsFinalAfterACasedLetterAndBeforeNone() {
        assertThat(LowerCase.of("ΟΔΟΣ")).isEqualTo("οδος");
        assertThat(LowerCase.of("ΟΔΟΣ ΣΑΣ")).isEqualTo("οδος σας");
        assertThat(LowerCase.of("Σ")).isEqualTo("σ");
        assertThat(LowerCase.of("1Σ")).isEqualTo("1σ");
        // what case ignores is looked through
        assertThat(LowerCase.of("Α.Σ.Α")).isEqualTo("α.σ.α");
        assertThat(LowerCase.of("Α\u0301Σ\u00ad")).isEqualTo("α\u0301ς\u00ad");
    }

    @Test
    void aDottedCapitalBecomesTwoCharacters() {
        assertThat(LowerCase.of("İΣ")).isEqualTo("i\u0307ς");
        assertThat(LowerCase.of("İ")).isEqualTo("i\u0307");
    }

    @Test
    void lettersAfterUnicodeFourteenKeepTheirCase() {
        assertThat(LowerCase.of("\u1C89A")).isEqualTo("\u1C89a");
        assertThat(LowerCase.of("\uD803\uDD50A")).isEqualTo("\uD803\uDD50a");
    }

    @Test
    void halvesOfPairsPass() {
        assertThat(LowerCase.of("\uD800AΣ\uDC00")).isEqualTo("\uD800aς\uDC00");
    }
}
