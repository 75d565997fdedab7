package dev.touchstone.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Expected texts were printed by CPython 3.12.
class PythonTextTest {

    @ParameterizedTest
    @CsvSource({"50, 50.00", "0.125, 0.12", "0.375, 0.38", "2.675, 2.67", "1.005, 1.00", "-0.001, -0.00",
            "100, 100.00",
            "33.33333333333333, 33.33", "1e22, 10000000000000000000000.00"})
    void twoPlacesRoundTheBinaryValueHalfToEven(double value, String text) {
        assertThat(PythonText.twoPlaces(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"50, 50.0", "49.99999999999999, 49.99999999999999", "0.0001, 0.0001", "0.00001, 1e-05",
            "1.5e-7, 1.5e-07", "1e16, 1e+16", "1e15, 1000000000000000.0",
            "123456789012345680, 1.2345678901234568e+17",
            "-0.0, -0.0", "-2.5e200, -2.5e+200"})
    void reprGivesTheShortestDigits(double value, String text) {
        assertThat(PythonText.repr(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {"a;'a'", "it's;\"it's\"", "a\"'b;'a\"\\'b'"})
    void reprChoosesTheQuotesThatNeedNoEscape(String text, String printed) {
        assertThat(PythonText.repr(text)).isEqualTo(printed);
    }
}
