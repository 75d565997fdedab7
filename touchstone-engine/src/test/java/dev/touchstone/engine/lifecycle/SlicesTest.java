package dev.touchstone.engine.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.task.TaskSpec;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.engine.plan.Planner;
import dev.touchstone.engine.plan.Stages;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.report.ConfidenceInterval;
import dev.touchstone.engine.report.Counts;
import dev.touchstone.engine.report.Measure;
import dev.touchstone.engine.report.Row;
import dev.touchstone.engine.report.Slice;
import dev.touchstone.engine.result.RunReader;
import dev.touchstone.engine.result.RunResult;
import dev.touchstone.engine.result.UnitScores;
import dev.touchstone.engine.testing.FixedScorer;
import dev.touchstone.engine.testing.ListTask;
import dev.touchstone.engine.testing.Requests;
import dev.touchstone.engine.testing.ScriptedGenerator;
import dev.touchstone.engine.testing.SlicedTask;
import dev.touchstone.engine.testing.Specs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SlicesTest {

    private static final TaskSpec.Breakdown LEVEL =
            new TaskSpec.Breakdown(List.of("level"), Optional.empty());

    @TempDir
    private Path workDir;

    /// Wrong on every fourth row, failed on the last of ten.
    private final ScriptedGenerator model = new ScriptedGenerator((request, _) -> {
        int row = request.key().sample();
        return row == 9 ? ScriptedGenerator.failed(ErrorCode.MODEL_SERVER_ERROR)
                : ScriptedGenerator.text(row % 4 == 0 ? "no number" : "a" + row);
    });

    /// Level 10 for rows 0 to 4, level 9 for the rest but row 5, which has none; two rows share a passage.
    private static ListTask levels(String abbr) {
        return SlicedTask.of(abbr, 10, row -> (row == 5 ? Fields.EMPTY
                : Fields.EMPTY.with("level", Value.of(row < 5 ? 10L : 9L)))
                .with("passage", Value.of("p" + row / 2)));
    }

    private RunOutcome run(RunRequest request) {
        return new EngineFixture(_ -> model).run(request);
    }

    private static UnitPlan atOnce(int requests) {
        return new Planner(Planner.CommandLine.NONE)
                .plan(List.of(Specs.model("m", requests)), List.of(levels("t"))).getFirst();
    }

    private static List<Row> slices(RunOutcome outcome) {
        return outcome.report().rows().stream().filter(row -> row.slice().isPresent()).toList();
    }

    @Test
    void eachValueIsARowWithIntervalAndCountsInNaturalOrder() {
        RunOutcome outcome =
                run(Requests.with(Requests.fresh(workDir, Specs.unit("m", levels("t"))), LEVEL));

        List<Row> rows = slices(outcome);
        assertThat(outcome.report().rows()).extracting(Row::metric).startsWith("accuracy");
        assertThat(rows).extracting(Row::metric).containsExactly(
                "accuracy[level=9]", "accuracy[level=10]", "accuracy[level=(none)]");
        assertThat(rows).extracting(row -> row.slice().orElseThrow().value())
                .containsExactly("9", "10", Slice.NO_VALUE);
        assertThat(rows.getFirst().counts()).isEqualTo(new Counts(2, 1, 0, 1, 0, 0));
        assertThat(rows.get(1).counts().samples()).isEqualTo(5);
        assertThat(((Measure.Measured) rows.get(1).measure()).interval())
                .map(ConfidenceInterval::method).contains("wilson");
        assertThat(rows.stream().map(Row::counts).reduce(Counts::plus))
                .contains(EngineFixture.row(outcome, "t").counts());
    }

    @Test
    void withoutTheOptionTheTableIsAsItWas() {
        RunOutcome outcome = run(Requests.fresh(workDir, Specs.unit("m", levels("t"))));

        assertThat(outcome.report().rows()).extracting(Row::metric).containsExactly("accuracy");
    }

    @Test
    void aFinishedRunIsBrokenDownWithoutARequest() {
        UnitPlan unit = Specs.unit("m", levels("t"));
        run(Requests.fresh(workDir, unit));
        EngineFixture silent = new EngineFixture(_ -> {
            throw new AssertionError("a model was connected");
        });

        RunOutcome outcome = silent.run(
                Requests.with(Requests.with(Requests.reusing(workDir, unit), Stages.EVAL), LEVEL));

        assertThat(slices(outcome)).hasSize(3);
    }

    @Test
    void concurrencyAndWayToTheEndChangeNoByte() throws IOException {
        UnitPlan slow = atOnce(1);
        UnitPlan fast = atOnce(8);
        run(Requests.with(Requests.fresh(workDir.resolve("steps"), slow), Stages.INFER));

        RunOutcome once = run(Requests.with(Requests.fresh(workDir.resolve("once"), fast), LEVEL));
        RunOutcome steps = run(Requests.with(Requests.reusing(workDir.resolve("steps"), slow), LEVEL));

        assertThat(EngineFixture.derived(once.folder().root()).get("results/m/t.json"))
                .isEqualTo(EngineFixture.derived(steps.folder().root()).get("results/m/t.json"))
                .contains("\"slices\"");
    }

    @Test
    void resultsAreReadBackWithTheirSlices() {
        RunOutcome outcome =
                run(Requests.with(Requests.fresh(workDir, Specs.unit("m", levels("t"))), LEVEL));

        try (RunResult read = RunReader.open(outcome.folder())) {
            assertThat(read.rows()).containsExactlyInAnyOrderElementsOf(outcome.report().rows());
            UnitScores scores = read.find("m", "t").orElseThrow().scores();
            assertThat(scores.sliceFields()).containsExactly("level");
            assertThat(List.of(scores.sliceValue(0, 0), scores.sliceValue(0, 5), scores.sliceValue(0, 9)))
                    .containsExactly("10", Slice.NO_VALUE, "9");
        }
    }

    @Test
    void aSliceOfAGroupHoldsTheSamplesOfAllSubsets() {
        UnitPlan first = Specs.unit("m", levels("a").inGroup("g"));
        UnitPlan second = Specs.unit("m", ListTask.of("b", 4).inGroup("g"));

        RunOutcome outcome = run(Requests.with(Requests.fresh(workDir, first, second), LEVEL));

        List<Row> group = slices(outcome).stream().filter(row -> row.dataset().equals("g")).toList();
        assertThat(group).extracting(Row::metric).containsExactly("weighted_average[level=9]",
                "weighted_average[level=10]", "weighted_average[level=(none)]");
        assertThat(group.getLast().counts().samples()).as("one row of a and all of b").isEqualTo(5);
        assertThat(slices(outcome)).noneMatch(row -> row.dataset().equals("b"));
    }

    @Test
    void gatesHoldSlicesToALimit() {
        RunRequest request = Requests.with(Requests.fresh(workDir, Specs.unit("m", levels("t"))), LEVEL);

        RunOutcome outcome = run(Requests.with(request, Gate.parse("t:accuracy[level=9]=90"),
                Gate.parse("accuracy[level=10]=40"), Gate.parse("accuracy[level=11]=40")));

        assertThat(outcome.verdicts()).extracting(RunOutcome.Gated::verdict).satisfiesExactly(
                missed -> assertThat(missed).isInstanceOf(Gate.Verdict.Missed.class),
                passed -> assertThat(passed).isInstanceOf(Gate.Verdict.Passed.class),
                none -> assertThat(none).isInstanceOf(Gate.Verdict.NotMeasured.class));
    }

    @Test
    void everyScorerIsBrokenDownAndCanBeHeldToALimit() {
        UnitPlan unit = Specs.unit("m", levels("t").with(FixedScorer.exact("robust"),
                FixedScorer.always("compat", 1)));
        RunRequest request = Requests.with(Requests.fresh(workDir, unit), LEVEL);

        RunOutcome outcome = run(Requests.with(request, Gate.parse("t:accuracy[level=9] (compat)=100"),
                Gate.parse("accuracy[level=9]=100")));

        assertThat(slices(outcome)).extracting(Row::metric).containsExactly(
                "accuracy[level=9]", "accuracy[level=10]", "accuracy[level=(none)]",
                "accuracy[level=9] (compat)", "accuracy[level=10] (compat)",
                "accuracy[level=(none)] (compat)");
        assertThat(outcome.verdicts()).extracting(RunOutcome.Gated::verdict).satisfiesExactly(
                held -> assertThat(held).isInstanceOf(Gate.Verdict.Passed.class),
                missed -> assertThat(missed).isInstanceOf(Gate.Verdict.Missed.class));
        try (RunResult read = RunReader.open(outcome.folder())) {
            assertThat(read.rows()).containsExactlyInAnyOrderElementsOf(outcome.report().rows());
        }
    }

    @Test
    void anUnknownFieldIsRefusedBeforeAnythingIsAskedOrWritten() {
        RunRequest request = Requests.with(Requests.fresh(workDir, Specs.unit("m", levels("t"))),
                new TaskSpec.Breakdown(List.of("lvl"), Optional.empty()));

        assertThatThrownBy(() -> run(request)).hasMessageContaining("there are: level, passage");
        assertThat(model.requests()).isEmpty();
        assertThat(workDir).isEmptyDirectory();
    }

    @Test
    void samplesThatShareAPassageWidenTheIntervalOfTheirMean() {
        TaskSpec.Breakdown passage = new TaskSpec.Breakdown(List.of("level"), Optional.of("passage"));
        UnitPlan unit = Specs.unit("m", levels("t"));

        RunOutcome outcome = run(Requests.with(Requests.fresh(workDir, unit), passage));

        Measure.Measured mean = (Measure.Measured) EngineFixture.row(outcome, "t").measure();
        // rights of the passages: 1 of 2, 2 of 2, 1 of 2, 2 of 2, 0 of 1; mean 6/9
        assertThat(mean.value()).isCloseTo(100 * 6.0 / 9, offset(1e-9));
        double between = 1.0 / 9 + 4.0 / 9 + 1.0 / 9 + 4.0 / 9 + 4.0 / 9;
        assertThat(mean.standardError())
                .hasValueCloseTo(100 * Math.sqrt(5.0 / 4 * between) / 9, offset(1e-9));
        assertThat(mean.interval()).map(ConfidenceInterval::method).contains("cluster_wilson_t");
        assertThat(slices(outcome)).filteredOn(row -> row.metric().equals("accuracy[level=10]"))
                .extracting(row -> ((Measure.Measured) row.measure()).interval().orElseThrow().method())
                .containsExactly("cluster_wilson_t");
    }

    @Test
    void dataThatChangedSinceTheyWereAskedAreNotReadByRowNumber() {
        ListTask task = levels("t");
        run(Requests.fresh(workDir, Specs.unit("m", task)));
        UnitPlan changed = Specs.unit("m", task.with(old -> new TaskSpec(old.name(), old.abbr(), old.group(),
                old.metric(), old.mode(), old.version(),
                new TaskSpec.Fingerprint("other", old.fingerprint().prompt(), old.fingerprint().evaluator()),
                old.generation(), old.maxOutputTokens(), old.repeats(), old.source())));

        RunOutcome outcome = run(
                Requests.with(Requests.with(Requests.reusing(workDir, changed), Stages.EVAL), LEVEL));

        assertThat(EngineFixture.row(outcome, "t").measure())
                .isInstanceOfSatisfying(Measure.Missing.class, missing ->
                        assertThat(missing.reason()).contains("'data' differs"));
    }

    @Test
    void aTaskFilesOwnSlicesNeedNoOption() {
        UnitPlan unit = Specs.unit("m", SlicedTask.brokenDown(levels("t"), LEVEL));

        assertThat(slices(run(Requests.fresh(workDir, unit)))).hasSize(3);
    }
}
