package dev.touchstone.core.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueTest {

    @Test
    void singleValuesAreShownAsTheyAre() {
        assertThat(Value.of("it's").display()).isEqualTo("it's");
        assertThat(Value.of(12).display()).isEqualTo("12");
        assertThat(Value.of(true).display()).isEqualTo("True");
        assertThat(Value.ABSENT.display()).isEqualTo("None");
    }

    @Test
    void numbersOfABillionZerosAreShownShort() {
        assertThat(new Value.Numeric(new BigDecimal("1e999999999")).display()).isEqualTo("1E+999999999");
        assertThat(new Value.Numeric(new BigDecimal("1e-999999999")).display()).isEqualTo("1E-999999999");
        assertThat(new Value.Numeric(new BigDecimal("1.50e3")).display()).isEqualTo("1500");
    }

    @Test
    void listsAndFieldsAreShownAsPythonPrintsThem() {
        Value items = new Value.Items(List.of(Value.of("a"), Value.of(1), Value.ABSENT,
                Fields.EMPTY.with("b", Value.of("it's")).with("c", Value.of(false))));
        assertThat(items.display()).isEqualTo("['a', 1, None, {'b': \"it's\", 'c': False}]");
        assertThat(Fields.EMPTY.with("x", Value.ofTexts(List.of("a\nb", "\u0007", "'\""))).display())
                .isEqualTo("{'x': ['a\\nb', '\\x07', '\\'\"']}");
        assertThat(Fields.EMPTY.display()).isEqualTo("{}");
    }
}
