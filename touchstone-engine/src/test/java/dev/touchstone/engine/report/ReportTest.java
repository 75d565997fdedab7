package dev.touchstone.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Report.Axes AXES = new Report.Axes(List.of("m"), List.of("gsm8k"), List.of());

    private static Row row(String dataset) {
        return new Row("m", dataset, "f588a9", "accuracy", "gen", Measure.of(1), Counts.NONE);
    }

    private static Report report(Row... rows) {
        return new Report(AXES, List.of(rows), Detail.SCORES, List.of(), List.of());
    }

    @Test
    void twoRowsOfOneCellAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> report(row("gsm8k"), row("gsm8k")))
                .withMessageContaining("m, gsm8k, accuracy");
    }

    @Test
    void aRowThatTheTableWouldNotShowIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> report(row("math")))
                .withMessageContaining("math");
    }

    @Test
    void aMeasuredValueIsFinite() {
        assertThatIllegalArgumentException().isThrownBy(() -> Measure.of(Double.NaN))
                .withMessageContaining("NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> Measure.of(1, -1)).withMessageContaining("-1");
        assertThatIllegalArgumentException().isThrownBy(() -> new ConfidenceInterval(2, 1, "wilson"));
    }

    @Test
    void countsAddUpAndAPartIsNotLargerThanItsWhole() {
        assertThat(new Counts(1, 2, 3, 4, 5, 1).plus(new Counts(1, 0, 0, 0, 0, 0)).samples()).isEqualTo(11);
        assertThatIllegalArgumentException().isThrownBy(() -> new Counts(0, 0, 1, 0, 0, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new Counts(-1, 0, 0, 0, 0, 0));
    }
}
