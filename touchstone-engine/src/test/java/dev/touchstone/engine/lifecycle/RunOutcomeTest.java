package dev.touchstone.engine.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.engine.report.Counts;
import dev.touchstone.engine.report.Detail;
import dev.touchstone.engine.report.Measure;
import dev.touchstone.engine.report.Report;
import dev.touchstone.engine.report.Row;
import dev.touchstone.engine.testing.LogFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunOutcomeTest {

    private static final Gate GATE = Gate.parse("accuracy=50");
    private static final RunOutcome.Gated MISSED =
            new RunOutcome.Gated(GATE, new Gate.Verdict.NotMeasured("no row of that name"));
    private static final RunOutcome.Gated HELD = new RunOutcome.Gated(GATE, new Gate.Verdict.Passed());

    @TempDir
    private Path workDir;

    private int exit(boolean stopped, int failedAttempts, List<RunOutcome.Gated> gates,
            ErrorCode... failures) {
        Row row = new Row("m", "t", "abc123", "accuracy", "gen", Measure.of(60),
                new Counts(6, 4, 0, failedAttempts, 0, 0));
        Report report = new Report(new Report.Axes(List.of("m"), List.of("t"), List.of()), List.of(row),
                Detail.SCORES, List.of(), List.of());
        return new RunOutcome(LogFolder.in(workDir).folder(), report,
                Stream.of(failures).map(code -> new RunOutcome.UnitFailure("m/t", code, "")).toList(), gates,
                stopped).exit();
    }

    @Test
    void everythingDoneAndEveryGateHeldIsZero() {
        assertThat(exit(false, 0, List.of())).isZero();
        assertThat(exit(false, 0, List.of(HELD))).isZero();
    }

    @Test
    void gateThatIsMissedOrNotMeasuredIsOne() {
        assertThat(exit(false, 0, List.of(HELD, MISSED))).isEqualTo(1);
    }

    @Test
    void failedRequestsAndFailedUnitsAreThreeAndGoBeforeGates() {
        assertThat(exit(false, 1, List.of(MISSED))).isEqualTo(3);
        assertThat(exit(false, 0, List.of(MISSED), ErrorCode.MODEL_UNAUTHORIZED)).isEqualTo(3);
    }

    @Test
    void badInputIsTwoAndGoesBeforeFailedRequests() {
        assertThat(exit(false, 1, List.of(), ErrorCode.DATA_INVALID_ROW)).isEqualTo(2);
        assertThat(exit(false, 1, List.of(), ErrorCode.LOG_CHANGED, ErrorCode.MODEL_UNAUTHORIZED))
                .isEqualTo(2);
    }

    @Test
    void environmentIsFourAndGoesBeforeBadInput() {
        assertThat(exit(false, 0, List.of(), ErrorCode.LOG_CHANGED, ErrorCode.LOG_WRITE_FAILED)).isEqualTo(4);
    }

    @Test
    void stoppedIsHundredAndThirtyWhateverElseFailed() {
        assertThat(exit(true, 5, List.of(MISSED), ErrorCode.LOG_WRITE_FAILED)).isEqualTo(130);
    }

    @Test
    void ourOwnBugIsSeventyBeforeAnythingElse() {
        assertThat(exit(true, 5, List.of(MISSED), ErrorCode.LOG_WRITE_FAILED, ErrorCode.INTERNAL_BUG))
                .isEqualTo(70);
    }
}
