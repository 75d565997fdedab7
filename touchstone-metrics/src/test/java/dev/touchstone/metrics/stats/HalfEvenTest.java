package dev.touchstone.metrics.stats;

import static dev.touchstone.metrics.Golden.flag;
import static dev.touchstone.metrics.Golden.number;
import static dev.touchstone.metrics.Golden.section;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.value.Fields;
import dev.touchstone.metrics.Golden;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class HalfEvenTest {

    @Test
    void theBinaryValueIsRoundedAndTiesGoToTheEvenDigit() {
        assertThat(HalfEven.round(2.675, 2)).isEqualTo(2.67);
        assertThat(HalfEven.round(0.125, 2)).isEqualTo(0.12);
        assertThat(HalfEven.round(0.375, 2)).isEqualTo(0.38);
        assertThat(HalfEven.round(2.5, 0)).isEqualTo(2);
        assertThat(HalfEven.round(-0.001, 2)).isEqualTo(-0.0);
        assertThat(HalfEven.round(1e300, 2)).isEqualTo(1e300);
    }

    @Test
    void whatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> HalfEven.round(Double.NaN, 2)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> HalfEven.round(1, -1)).hasMessageContaining("-1");
    }

    @Test
    void roundedScoresAndTheirComparisonsAgreeWithTheReference() throws IOException {
        for (Fields one : Golden.cases("python_round.json")) {
            Fields input = section(one, "input");
            Fields expected = section(one, "expected");
            double threshold = number(input, "threshold");
            double value = HalfEven.round(number(input, "score") / 100, 2);
            assertThat(value).isEqualTo(number(expected, "metric_value"));
            assertThat(value >= threshold).isEqualTo(flag(expected, ">="));
            assertThat(value <= threshold).isEqualTo(flag(expected, "<="));
            assertThat(value > threshold).isEqualTo(flag(expected, ">"));
            assertThat(value < threshold).isEqualTo(flag(expected, "<"));
        }
    }
}
