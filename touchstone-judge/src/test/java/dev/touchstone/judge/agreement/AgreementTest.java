package dev.touchstone.judge.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.core.error.TouchstoneException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgreementTest {

    private static Agreement of(String labels, Map<Integer, String> verdicts) {
        return Agreement.of(Labels.read("labels", labels),
                sample -> Optional.ofNullable(verdicts.get(sample)),
                verdicts.size());
    }

    @Test
    void classesAgreeByWhateverWordTheyAreCalled() {
        Agreement agreement = of("""
                id,label
                0,correct
                1,B
                2,1
                3,错误
                9,A
                """, Map.of(0, "correct: 42", 1, "incorrect", 2, "incorrect", 3, "incorrect", 4, "correct"));

        assertThat(agreement.compared()).isEqualTo(4);
        assertThat(agreement.same()).isEqualTo(3);
        assertThat(agreement.unlabelled()).isEqualTo(1);
        assertThat(agreement.unjudged()).isEqualTo(1);
        // observed 3/4, expected (1·2 + 3·2)/16 = 1/2
        assertThat(agreement.kappa().orElseThrow()).isCloseTo(0.5, within(1e-12));
        assertThat(agreement.bias()).isEmpty();
    }

    @Test
    void gradesAgreeAsNumbers() {
        Agreement agreement = of("""
                {"id": 0, "label": 7}
                {"id": 1, "label": "5"}
                {"id": 2, "label": 9.5}
                """, Map.of(0, "7", 1, "7", 2, "9.5"));

        assertThat(agreement.same()).isEqualTo(2);
        assertThat(agreement.bias().orElseThrow()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(agreement.kappa()).isPresent();
        assertThat(agreement.alpha()).isPresent();
    }

    @Test
    void comparisonsAgreeByWinTieAndLoss() {
        Agreement agreement = of("id,label\n0,win\n1,tie\n2,baseline\n",
                Map.of(0, "win", 1, "tie", 2, "win"));

        assertThat(agreement.same()).isEqualTo(2);
    }

    @Test
    void aLabelThatFitsNothingIsNamedWithItsLine() {
        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> of("id,label\n0,maybe\n", Map.of(0, "correct")))
                .withMessageContaining("labels:2").withMessageContaining("maybe");
        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> of("id,label\n0,good\n", Map.of(0, "7")))
                .withMessageContaining("no number");
        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> of("id,label\n0,A\n0,B\n", Map.of(0, "correct")))
                .withMessageContaining("already");
    }

    @Test
    void filesThatAreNoLabelsAreNamedWithTheirLine() {
        for (String wrong : List.of("", "id,label\n", "id,label\nx,A\n", "id,label\n1,A,B\n", "{\"id\": 1}\n",
                "{\"id\": 1, \"label\": \"A\"}\n{broken\n")) {
            assertThatExceptionOfType(TouchstoneException.class).as(wrong)
                    .isThrownBy(() -> Labels.read("labels", wrong)).withMessageContaining("labels");
        }
    }

    @Test
    void quotedCellsAndModelsAreRead() {
        assertThat(Labels.read("l", "id,label,model\n3,\"a, \"\"b\"\"\",m\n").getFirst())
                .isEqualTo(new Label(3, "a, \"b\"", Optional.of("m"), Optional.empty(), "l:2"));
    }
}
