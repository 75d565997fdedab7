package dev.touchstone.engine.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.score.CorpusMeasure.Better;
import dev.touchstone.core.task.TaskSpec;
import dev.touchstone.engine.plan.Stages;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.report.Counts;
import dev.touchstone.engine.report.JsonReport;
import dev.touchstone.engine.report.Measure;
import dev.touchstone.engine.report.Row;
import dev.touchstone.engine.result.RunReader;
import dev.touchstone.engine.result.RunResult;
import dev.touchstone.engine.result.Standing;
import dev.touchstone.engine.result.UnitRecord;
import dev.touchstone.engine.testing.MeasuredTask;
import dev.touchstone.engine.testing.Requests;
import dev.touchstone.engine.testing.ScriptedGenerator;
import dev.touchstone.engine.testing.ScriptedLikelihood;
import dev.touchstone.engine.testing.Specs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LikelihoodRunTest {

    @TempDir
    private Path workDir;

    /// Each letter has half the chance of the one before it: L of n letters is −n ln 2, so exp(−L/n) is 2.
    private final ScriptedLikelihood half =
            new ScriptedLikelihood((_, text) -> -text.length() * Math.log(2));

    /// Yes is likelier but for the first two questions.
    private final ScriptedLikelihood yes = new ScriptedLikelihood((context, text) ->
            text.equals(" yes") ^ (context.equals("q0") || context.equals("q1")) ? -1 : -2);

    private RunOutcome run(ScriptedLikelihood model, RunRequest request) {
        return new EngineFixture(_ -> model).run(request);
    }

    private static UnitRecord onlyUnit(RunOutcome outcome) {
        try (RunResult result = RunReader.open(outcome.folder())) {
            assertThat(result.units()).hasSize(1);
            return result.units().getFirst(); // its rows and scores stay
        }
    }

    @Test
    void eachScorerIsARowByItsOwnName() {
        RunOutcome outcome =
                run(yes, Requests.fresh(workDir, Specs.unit("m", MeasuredTask.choices("t", 8))));

        List<Row> rows = outcome.report().rows();
        assertThat(rows).extracting(Row::metric).containsExactly("acc", "acc_norm");
        assertThat(rows).extracting(Row::mode).containsOnly("ll");
        assertThat(EngineFixture.value(outcome, "t", "acc")).isEqualTo(75);
        assertThat(EngineFixture.value(outcome, "t", "acc_norm")).isEqualTo(25);
        assertThat(rows.get(1).counts()).isEqualTo(new Counts(2, 6, 0, 0, 0, 0));
        assertThat(yes.asked()).hasSize(16).contains("q7| yes", "q7| no");
        assertThat(outcome.exit()).isZero();
    }

    @Test
    void aPerplexityComesFromSumsAndHasItsOwnScaleAndDirection() {
        ScriptedLikelihood model = new ScriptedLikelihood((_, text) ->
                text.length() == 1 ? -1 : -text.length() * 0.5); // L = −1 − 0.5·(2 + 3 + 4), 10 letters
        RunOutcome outcome =
                run(model, Requests.fresh(workDir, Specs.unit("m", MeasuredTask.rolling("t", 4))));

        Row row = EngineFixture.row(outcome, "t");
        assertThat(row.metric()).isEqualTo("perplexity");
        assertThat(row.better()).isEqualTo(Better.LOWER);
        assertThat(row.counts()).isEqualTo(new Counts(0, 0, 0, 0, 0, 0, 4));
        assertThat(row.measure()).isInstanceOfSatisfying(Measure.Measured.class, measured -> {
            assertThat(measured.value()).isCloseTo(Math.exp(0.55), within(1e-12));
            assertThat(measured.standardError()).isPresent();
            assertThat(measured.interval().orElseThrow().method()).isEqualTo("bootstrap_percentile");
            assertThat(measured.interval().orElseThrow().low()).isLessThan(measured.value());
        });
        assertThat(JsonReport.readRow(JsonReport.writeRow(row))).isEqualTo(row);
    }

    @Test
    void theResultFileGivesTheSameRowsAgain() throws IOException {
        RunOutcome outcome =
                run(half, Requests.fresh(workDir, Specs.unit("m", MeasuredTask.rolling("t", 4))));

        UnitRecord unit = onlyUnit(outcome);
        assertThat(unit.rows()).isEqualTo(outcome.report().rows());
        assertThat(unit.scores().size()).isEqualTo(4);
        assertThat(unit.scores().scorers()).isEmpty();
        assertThat(unit.scores().standing(0, 3)).isEqualTo(Standing.MEASURED);
        assertThat(Files.readString(outcome.folder().results("m", "t")))
                .contains("\"perplexity\": 1.9999", "\"measured\": true", "\"better\"");
    }

    @Test
    void rowsThatCountTheSameAreReadBackEach() {
        RunOutcome outcome = run(yes, Requests.fresh(workDir, Specs.unit("m", MeasuredTask.choices("t", 8))));

        assertThat(onlyUnit(outcome).rows()).isEqualTo(outcome.report().rows());
    }

    @Test
    void aFailedRequestIsMissingAndTheOthersCount() {
        RunOutcome outcome = run(half, Requests.fresh(workDir,
                Specs.unit("m", MeasuredTask.rolling("t", 3).with(2, "broken"))));

        Row row = EngineFixture.row(outcome, "t");
        assertThat(row.counts()).isEqualTo(new Counts(0, 0, 0, 1, 0, 0, 2));
        assertThat(EngineFixture.value(outcome, "t", "perplexity")).isCloseTo(2, within(1e-12));
        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(onlyUnit(outcome).rows()).isEqualTo(outcome.report().rows());
    }

    @Test
    void whatIsMeasuredIsNotAskedAgain() {
        UnitPlan unit = Specs.unit("m", MeasuredTask.choices("t", 3));
        run(yes, Requests.fresh(workDir, unit));
        int asked = yes.asked().size();

        RunOutcome again = run(yes, Requests.reusing(workDir, unit));
        EngineFixture silent = new EngineFixture(_ -> {
            throw new AssertionError("a model was connected");
        });
        RunOutcome scored = silent.run(Requests.with(Requests.reusing(workDir, unit), Stages.EVAL));

        assertThat(yes.asked()).hasSize(asked);
        assertThat(scored.report().rows()).isEqualTo(again.report().rows());
    }

    @Test
    void repeatsOfALikelihoodAreOne() {
        UnitPlan unit = Specs.unit("m", MeasuredTask.choices("t", 2), 5, 3);

        assertThat(unit.repeats()).isEqualTo(1);
        assertThat(unit.k()).isEqualTo(1);
    }

    @Test
    void slicesAndGroupsHaveTheMeasureToo() {
        TaskSpec.Breakdown halves = new TaskSpec.Breakdown(List.of("half"), Optional.empty());
        RunOutcome outcome = run(half, Requests.with(Requests.fresh(workDir,
                Specs.unit("m", MeasuredTask.rolling("a", 4).inGroup("both")),
                Specs.unit("m", MeasuredTask.rolling("b", 2).inGroup("both"))), halves));

        assertThat(outcome.report().rows()).extracting(row -> row.dataset() + ":" + row.metric())
                .containsExactly("a:perplexity", "a:perplexity[half=first]", "a:perplexity[half=second]",
                        "b:perplexity", "b:perplexity[half=first]", "b:perplexity[half=second]",
                        "both:naive_average (perplexity)", "both:weighted_average (perplexity)");
        assertThat(outcome.report().rows()).allSatisfy(row ->
                assertThat(row.better()).isEqualTo(Better.LOWER));
        assertThat(EngineFixture.value(outcome, "both", "weighted_average (perplexity)"))
                .isCloseTo(2, within(1e-12));
    }

    @Test
    void aLimitFromAboveHoldsBelowIt() {
        RunRequest request = Requests.fresh(workDir, Specs.unit("m", MeasuredTask.rolling("t", 3)));

        RunOutcome held = run(half, Requests.with(request, Gate.parse("perplexity=2.5", Gate.Missed.OVER)));
        RunOutcome missed =
                run(half, Requests.with(request, Gate.parse("t:perplexity=1.5", Gate.Missed.OVER)));

        assertThat(held.exit()).isZero();
        assertThat(missed.exit()).isEqualTo(1);
        assertThat(missed.verdicts().getFirst().gate()).hasToString("--fail-over t:perplexity=1.5");
    }

    @Test
    void aLimitFromBelowOnAPerplexityIsRefusedBeforeAnythingIsAsked() {
        RunRequest request = Requests.fresh(workDir, Specs.unit("m", MeasuredTask.rolling("t", 3)));

        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> run(half, Requests.with(request, Gate.parse("perplexity=2"))))
                .withMessageContaining("--fail-over perplexity=2")
                .satisfies(told -> assertThat(told.code()).isEqualTo(ErrorCode.COMMAND_INVALID));
        assertThat(half.asked()).isEmpty();
    }

    @Test
    void aModelThatOnlyChatsEndsTheUnitWithTheReason() {
        ScriptedGenerator chat = new ScriptedGenerator((_, _) -> ScriptedGenerator.text("hello"));
        RunOutcome outcome = new EngineFixture(_ -> chat).run(
                Requests.fresh(workDir, Specs.unit("m", MeasuredTask.choices("t", 4))));

        assertThat(outcome.exit()).as("a wrong choice of model or task").isEqualTo(2);
        assertThat(chat.requests()).isEmpty();
        assertThat(EngineFixture.row(outcome, "t").measure()).isInstanceOfSatisfying(Measure.Missing.class,
                missing -> assertThat(missing.reason()).contains("log-probabilities", "_gen"));
    }
}
