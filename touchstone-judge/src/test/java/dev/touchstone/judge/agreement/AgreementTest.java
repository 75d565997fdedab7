package dev.touchstone.judge.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.core.error.TouchstoneException;
import java.util.HashMap;
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
        assertThat(agreement.kappa().orElseThrow().value()).isCloseTo(0.5, within(1e-12));
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

    /// Reference: kappa and alpha of 20,000 samples drawn pair by pair in Python (another generator), at the
    /// percentiles of the expanded interval; the tolerance is the spread of such an end between seeds.
    @Test
    void kappaAndAlphaHaveIntervalsOfASeededBootstrap() {
        StringBuilder labels = new StringBuilder("id,label\n");
        Map<Integer, String> verdicts = new HashMap<>();
        for (int row = 0; row < 60; row++) { // 26 both right, 20 both wrong, 9 too kind, 5 too strict
            labels.append(row).append(row < 26 || row >= 55 ? ",correct\n" : ",incorrect\n");
            verdicts.put(row, row < 26 || row >= 46 && row < 55 ? "correct" : "incorrect");
        }

        Agreement agreement = of(labels.toString(), verdicts);
        Coefficient kappa = agreement.kappa().orElseThrow();
        Coefficient alpha = agreement.alpha().orElseThrow();

        assertThat(kappa.value()).isCloseTo(0.5307262569832404, within(1e-12));
        assertThat(kappa.interval().orElseThrow().low()).isCloseTo(0.299, within(0.02));
        assertThat(kappa.interval().orElseThrow().high()).isCloseTo(0.733, within(0.02));
        assertThat(alpha.value()).isCloseTo(0.5325476992143658, within(1e-12));
        assertThat(alpha.interval().orElseThrow().low()).isCloseTo(0.297, within(0.02));
        assertThat(alpha.interval().orElseThrow().high()).isCloseTo(0.735, within(0.02));
        assertThat(kappa.interval().orElseThrow().method()).isEqualTo("bootstrap_expanded");
        assertThat(of(labels.toString(), verdicts)).isEqualTo(agreement);
    }

    @Test
    void thereIsNoIntervalWhereAllAgreeOrOneAnswerIsCompared() {
        Agreement all = of("id,label\n0,A\n1,B\n2,A\n", Map.of(0, "correct", 1, "incorrect", 2, "correct"));
        Agreement one = of("id,label\n0,A\n", Map.of(0, "incorrect"));

        assertThat(all.kappa().orElseThrow()).isEqualTo(new Coefficient(1, Optional.empty()));
        assertThat(one.kappa().orElseThrow().interval()).isEmpty();
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
