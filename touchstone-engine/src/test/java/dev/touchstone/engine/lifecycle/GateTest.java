package dev.touchstone.engine.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.engine.report.Counts;
import dev.touchstone.engine.report.Measure;
import dev.touchstone.engine.report.Row;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {

    private static Row row(String dataset, String metric, Measure measure) {
        return new Row("m", dataset, "abc123", metric, "gen", measure, Counts.NONE);
    }

    @Test
    void metricAndLimitAreRead() {
        assertThat(Gate.parse("accuracy=70")).isEqualTo(new Gate(Optional.empty(), "accuracy", 70));
        assertThat(Gate.parse(" mmlu:naive_average = 60.5 "))
                .isEqualTo(new Gate(Optional.of("mmlu"), "naive_average", 60.5));
        assertThat(Gate.parse("accuracy (compat)=1").metric()).isEqualTo("accuracy (compat)");
        assertThat(Gate.parse("mmlu:naive_average=60.5")).hasToString("mmlu:naive_average=60.5");
        assertThat(Gate.parse("accuracy=100")).hasToString("accuracy=100");
    }

    @Test
    void theLastEqualsSignDividesAndAColonWithinASliceIsPartOfIt() {
        assertThat(Gate.parse("math500:accuracy[level=5]=40"))
                .isEqualTo(new Gate(Optional.of("math500"), "accuracy[level=5]", 40));
        assertThat(Gate.parse("accuracy[time=12:30]=40").metric()).isEqualTo("accuracy[time=12:30]");
        assertThat(Gate.parse("accuracy[level=5]=40").judge(List.of(row("t", "accuracy", Measure.of(70)))))
                .isInstanceOfSatisfying(Gate.Verdict.NotMeasured.class,
                        verdict -> assertThat(verdict.reason()).contains("--slice"));
    }

    @Test
    void aSliceIsHeldToItsLimitWithAnyNumberOfRepeats() {
        Row row = row("t", "accuracy[level=5] (3 runs average)", Measure.of(30));

        assertThat(Gate.parse("accuracy[level=5]=40").judge(List.of(row)))
                .isEqualTo(new Gate.Verdict.Missed(row, 30));
    }

    @ParameterizedTest
    @ValueSource(strings =
            {"", "=", "accuracy", "accuracy=", "=70", "accuracy=high", "mmlu:=70", "accuracy=NaN",
            "accuracy=Infinity", "70", "accuracy>70"})
    void anyOtherFormIsRefusedAndRepeated(String text) {
        assertThatExceptionOfType(TouchstoneException.class).isThrownBy(() -> Gate.parse(text))
                .withMessageContaining("--fail-under " + text)
                .withMessageContaining("METRIC=VALUE")
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.COMMAND_INVALID));
    }

    @Test
    void valueEqualToTheLimitHoldsAndALowerOneMisses() {
        Gate gate = Gate.parse("accuracy=70");

        assertThat(gate.judge(List.of(row("t", "accuracy", Measure.of(70)))))
                .isEqualTo(new Gate.Verdict.Passed());
        Row low = row("t", "accuracy", Measure.of(69.99));
        assertThat(gate.judge(List.of(low))).isEqualTo(new Gate.Verdict.Missed(low, 69.99));
    }

    @Test
    void everyRowOfThatNameIsHeldAgainstTheLimitUnlessADatasetIsNamed() {
        List<Row> rows = List.of(row("t", "accuracy", Measure.of(90)), row("u", "accuracy", Measure.of(10)));

        assertThat(Gate.parse("accuracy=50").judge(rows)).isInstanceOf(Gate.Verdict.Missed.class);
        assertThat(Gate.parse("t:accuracy=50").judge(rows)).isEqualTo(new Gate.Verdict.Passed());
    }

    @Test
    void accuracyMeansTheAverageOfRepeatsTooButNotAnotherScorersRow() {
        Gate gate = Gate.parse("accuracy=50");

        assertThat(gate.judge(List.of(row("t", "accuracy (3 runs average)", Measure.of(10)))))
                .isInstanceOf(Gate.Verdict.Missed.class);
        assertThat(gate.judge(List.of(row("t", "accuracy", Measure.of(60)),
                row("t", "accuracy (compat)", Measure.of(10))))).isEqualTo(new Gate.Verdict.Passed());
    }

    @Test
    void withoutANumberThereIsNoVerdict() {
        Gate gate = Gate.parse("accuracy=50");

        assertThat(gate.judge(List.of(row("t", "accuracy", new Measure.Missing("every request failed")))))
                .isEqualTo(new Gate.Verdict.NotMeasured("t: every request failed"));
        assertThat(gate.judge(List.of(row("t", "accuracy", new Measure.NotAvailable("needs a library")))))
                .isEqualTo(new Gate.Verdict.NotMeasured("t: needs a library"));
    }

    @Test
    void nameThatNoRowHasIsNotMeasuredAndTheNamesAreListed() {
        assertThat(Gate.parse("f1=50").judge(List.of(row("t", "accuracy", Measure.of(90)))))
                .isEqualTo(new Gate.Verdict.NotMeasured("no row of that name; there are: t:accuracy"));
    }
}
