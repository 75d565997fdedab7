package dev.touchstone.metrics.repeat;

import static dev.touchstone.metrics.Golden.number;
import static dev.touchstone.metrics.Golden.section;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.metrics.Golden;
import dev.touchstone.metrics.exact.Rational;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GoldenPasskTest {

    private static final Offset<Double> TOLERANCE = within(1e-9);

    @Test
    void chancesAgreeWithTheReferenceExactly() throws IOException {
        for (Fields one : Golden.cases("passk.json")) {
            if (!one.findText("kind").orElseThrow().equals("pass@k")) {
                continue;
            }
            Fields input = section(one, "input");
            int n = (int) number(input, "n");
            int c = (int) number(input, "c");
            int k = (int) number(input, "k");
            Fields expected = section(one, "expected");
            assertThat(PassAtK.any(n, c, k)).isCloseTo(number(expected, "pass_at_k"), TOLERANCE);
            assertThat(PassAtK.anyExact(n, c, k).approximate())
                    .isCloseTo(number(expected, "pass_at_k"), TOLERANCE);
            if (expected.findText("exact").isPresent()) { // the reference has no fractions for large n
                assertThat(PassAtK.anyExact(n, c, k)).isEqualTo(fraction(expected, "exact"));
                assertThat(PassAtK.allExact(n, c, k)).isEqualTo(fraction(expected, "pass_all_k"));
            }
            assertThat(PassAtK.all(n, c, k)).isCloseTo(PassAtK.allExact(n, c, k).approximate(), TOLERANCE);
        }
    }

    @Test
    void repeatsAgreeWithTheReference() throws IOException {
        for (Fields one : Golden.cases("passk.json")) {
            if (!one.findText("kind").orElseThrow().equals("repeat")) {
                continue;
            }
            Fields input = section(one, "input");
            RepeatAccumulator repeats = new RepeatAccumulator((int) number(input, "k"));
            for (Value item : input.findItems("items").orElseThrow()) {
                repeats.add(attempts((Fields) item));
            }
            Fields expected = section(one, "expected");
            RepeatMeasures measures = repeats.measures().orElseThrow();
            assertThat(100 * measures.averageAtN()).isCloseTo(number(expected, "avg_at_k"), TOLERANCE);
            assertThat(100 * measures.passAtK()).isCloseTo(number(expected, "pass_at_k"), TOLERANCE);
            assertThat(100 * measures.passAllK()).isCloseTo(number(expected, "pass_all_k"), TOLERANCE);
            assertThat(100 * measures.majorityFirst()).isCloseTo(number(expected, "maj_first"), TOLERANCE);
            assertThat(100 * measures.majorityExpected()).isCloseTo(number(expected, "maj_expected"),
                    TOLERANCE);
            assertThat(measures.tied()).isEqualTo((long) number(expected, "tied_items"));
        }
    }

    private static Rational fraction(Fields fields, String name) {
        String[] parts = fields.findText(name).orElseThrow().split("/");
        return new Rational(new BigInteger(parts[0]), new BigInteger(parts[1]));
    }

    private static List<Attempted> attempts(Fields item) {
        String gold = item.findText("gold").orElseThrow();
        List<Attempted> attempts = new ArrayList<>();
        for (Value prediction : item.findItems("predictions").orElseThrow()) {
            attempts.add(prediction instanceof Value.Text(String text)
                    ? new Attempted(Optional.of(text), text.equals(gold))
                    : new Attempted(Optional.empty(), false));
        }
        return attempts;
    }
}
