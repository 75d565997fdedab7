package dev.touchstone.engine.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.task.Selection;
import dev.touchstone.core.value.Fields;
import dev.touchstone.engine.plan.Stages;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.testing.ListTask;
import dev.touchstone.engine.testing.Requests;
import dev.touchstone.engine.testing.ScriptedGenerator;
import dev.touchstone.engine.testing.Specs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StagesTest {

    @TempDir
    private Path workDir;

    private final ScriptedGenerator right =
            new ScriptedGenerator((request, _) -> ScriptedGenerator.text("a" + request.key().sample()));

    private static ScriptedGenerator failingFor(int sample) {
        return new ScriptedGenerator((request, _) -> request.key().sample() == sample
                ? ScriptedGenerator.failed(ErrorCode.MODEL_SERVER_ERROR)
                : ScriptedGenerator.text("a" + request.key().sample()));
    }

    private RunOutcome run(ScriptedGenerator model, RunRequest request) {
        return new EngineFixture(_ -> model).run(request);
    }

    @Test
    void answersAloneAreScoredLaterWithoutAnyRequest() {
        UnitPlan unit = Specs.unit("m", ListTask.of("t", 4));
        RunOutcome inferred = run(right, Requests.with(Requests.fresh(workDir, unit), Stages.INFER));
        assertThat(inferred.exit()).isZero();
        assertThat(inferred.folder().results("m", "t")).doesNotExist();
        EngineFixture scoring = new EngineFixture(_ -> {
            throw new AssertionError("a model was connected");
        });

        RunOutcome scored = scoring.run(Requests.with(Requests.reusing(workDir, unit), Stages.EVAL));

        assertThat(EngineFixture.value(scored, "t", "accuracy")).isEqualTo(100);
        assertThat(scored.folder().results("m", "t")).exists();
    }

    @Test
    void rowsThatAnEarlierSessionWasToldToLeaveOutAreNotFailures() {
        ListTask task = ListTask.of("t", 6);
        UnitPlan all = Specs.unit("m", task);
        UnitPlan some = new UnitPlan(all.model(), all.task(), Selection.first(2), all.settings(),
                all.rowBoundCounts(), 1, 1);
        run(right, Requests.fresh(workDir, some));

        RunOutcome scored = run(right, Requests.with(Requests.reusing(workDir, all), Stages.EVAL));

        assertThat(scored.exit()).isZero();
        assertThat(scored.report().warnings()).singleElement().asString().contains("4 rows were never asked");
        assertThat(right.requests()).hasSize(2);
    }

    @Test
    void predictionsThatWereDeletedComeBackWhenARunIsScoredAgain() throws IOException {
        UnitPlan unit = Specs.unit("m", ListTask.of("t", 4));
        Path predictions = run(right, Requests.fresh(workDir, unit)).folder().predictions("m", "t");
        String before = Files.readString(predictions);
        Files.delete(predictions);

        run(right, Requests.with(Requests.reusing(workDir, unit), Stages.EVAL));

        assertThat(predictions).hasContent(before);
    }

    @Test
    void tableAloneIsMadeFromTheLogAndLeavesResultFilesAsTheyAre() throws IOException {
        UnitPlan unit = Specs.unit("m", ListTask.of("t", 4));
        RunOutcome first = run(right, Requests.fresh(workDir, unit));
        Files.writeString(first.folder().results("m", "t"), "touched by hand");

        RunOutcome table = run(right, Requests.with(Requests.reusing(workDir, unit), Stages.VIZ));

        assertThat(EngineFixture.value(table, "t", "accuracy")).isEqualTo(100);
        assertThat(first.folder().results("m", "t")).hasContent("touched by hand");
        assertThat(right.requests()).hasSize(4);
    }

    @Test
    void scoringARunWithoutAnswersOfThatUnitIsRefusedForIt() {
        run(right, Requests.fresh(workDir, Specs.unit("m", ListTask.of("t", 2))));

        RunOutcome outcome = run(right, Requests.with(
                Requests.reusing(workDir, Specs.unit("m", ListTask.of("u", 2))), Stages.EVAL));

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.failures()).singleElement()
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.SCORE_NOTHING));
    }

    @Test
    void scoringAgainWhereThereIsNoRunIsRefusedAndMakesNone() throws IOException {
        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> run(right, Requests.with(
                        Requests.reusing(workDir, Specs.unit("m", ListTask.of("t", 2))), Stages.EVAL)))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.SCORE_NOTHING))
                .withMessageContaining("no run folder below it");
        assertThat(workDir).satisfiesAnyOf(none -> assertThat(none).doesNotExist(),
                empty -> assertThat(empty).isEmptyDirectory());
    }

    @Test
    void olderLayoutWritesAnObjectOfRows() throws IOException {
        UnitPlan unit = Specs.unit("m", ListTask.of("t", 2));

        RunOutcome outcome =
                run(right, Requests.with(Requests.fresh(workDir, unit), RunRequest.Layout.OBJECT));

        Fields rows = (Fields) Json.parse(Files.readString(outcome.folder().predictions30("m", "t")));
        assertThat(rows.entries().keySet()).containsExactly("0", "1");
        assertThat(outcome.folder().predictions("m", "t")).doesNotExist();
    }

    @Test
    void missedGateIsExitOneAndAFailedRequestGoesBeforeIt() {
        UnitPlan unit = Specs.unit("m", ListTask.of("t", 4));
        ScriptedGenerator wrong = new ScriptedGenerator((_, _) -> ScriptedGenerator.text("wrong"));

        assertThat(run(wrong, Requests.with(Requests.fresh(workDir, unit), Gate.parse("accuracy=1"))).exit())
                .isEqualTo(1);
        assertThat(run(failingFor(0), Requests.with(Requests.fresh(workDir.resolve("two"), unit),
                Gate.parse("accuracy=101"))).exit()).isEqualTo(3);
    }

    @Test
    void cachedAnswersSpareTheModelInAnotherRun() {
        UnitPlan unit = Specs.unit("m", ListTask.of("t", 5));
        RunRequest.Conduct cached = new RunRequest.Conduct(1, 1, false, false,
                Optional.of(workDir.resolve("answers")));
        run(right, Requests.with(Requests.fresh(workDir.resolve("one"), unit), cached));
        ScriptedGenerator unasked = new ScriptedGenerator((_, _) -> ScriptedGenerator.text("new"));

        RunOutcome second = run(unasked, Requests.with(Requests.fresh(workDir.resolve("two"), unit), cached));

        assertThat(unasked.requests()).isEmpty();
        assertThat(EngineFixture.value(second, "t", "accuracy")).isEqualTo(100);
    }
}
