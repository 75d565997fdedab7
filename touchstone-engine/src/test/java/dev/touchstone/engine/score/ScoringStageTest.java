package dev.touchstone.engine.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.offset;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.task.Selection;
import dev.touchstone.core.value.Fields;
import dev.touchstone.engine.aggregate.UnitResult;
import dev.touchstone.engine.plan.Planner;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.report.Counts;
import dev.touchstone.engine.report.Detail;
import dev.touchstone.engine.report.Measure;
import dev.touchstone.engine.slice.SessionFields;
import dev.touchstone.engine.testing.FixedScorer;
import dev.touchstone.engine.testing.ListTask;
import dev.touchstone.engine.testing.LogFolder;
import dev.touchstone.engine.testing.ScriptedGenerator;
import dev.touchstone.engine.testing.Specs;
import dev.touchstone.store.log.UnitLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoringStageTest {

    @TempDir
    private Path workDir;

    private LogFolder folder;

    @BeforeEach
    void place() {
        folder = LogFolder.in(workDir);
    }

    private ScoringStage stage(ScorerSelection choice, Detail detail) {
        return new ScoringStage(folder.folder(), choice, detail, false, SessionFields.NOTHING);
    }

    private static UnitPlan selecting(ListTask task, Selection selection) {
        return new Planner(new Planner.CommandLine(Fields.EMPTY, OptionalInt.empty(), OptionalInt.empty(),
                OptionalInt.empty(), selection)).plan(List.of(Specs.model("m")), List.of(task)).getFirst();
    }

    private UnitResult score(UnitPlan plan) {
        try (UnitLog log = folder.read(plan)) {
            return stage(ScorerSelection.BOTH, Detail.FULL).score(plan, log, true, true);
        }
    }

    private Path results(UnitPlan plan) {
        return folder.folder().results(plan.model().abbr(), plan.task().spec().abbr());
    }

    private static double mean(UnitResult result, int scorer) {
        return ((Measure.Measured) result.scorers().get(scorer).tally().mean()).value();
    }

    @Test
    void answersAreScoredInRowOrderWhateverTheOrderInWhichTheyEnded() throws IOException {
        UnitPlan plan = Specs.unit("m", ListTask.of("t", 3));
        try (UnitLog log = folder.write(plan)) {
            LogFolder.append(log, 2, 0, ScriptedGenerator.text("a2"));
            LogFolder.append(log, 0, 0, ScriptedGenerator.text("a0"));
            LogFolder.append(log, 1, 0, ScriptedGenerator.text("wrong"));
        }

        UnitResult result = score(plan);

        assertThat(mean(result, 0)).isCloseTo(200.0 / 3, offset(1e-9));
        Fields details = ((Fields) Json.parse(Files.readString(results(plan)))).findFields("details")
                .orElseThrow();
        assertThat(details.entries().keySet()).startsWith("0", "1", "2");
    }

    @Test
    void attemptsThatWereNeverMadeCountAsFailed() {
        UnitPlan plan = Specs.unit("m", ListTask.of("t", 5), 2, 1);
        try (UnitLog log = folder.write(plan)) {
            LogFolder.append(log, 0, 0, ScriptedGenerator.text("a0"));
            LogFolder.append(log, 0, 1, ScriptedGenerator.failed(ErrorCode.MODEL_TIMEOUT));
            LogFolder.append(log, 1, 0, ScriptedGenerator.answer("cut", Finish.LENGTH));
        }

        UnitResult result = score(plan);

        assertThat(result.scorers().getFirst().tally().counts()).isEqualTo(new Counts(1, 1, 0, 8, 1, 0));
        assertThat(mean(result, 0)).isEqualTo(50);
    }

    @Test
    void onlySelectedRowsCountAlthoughTheLogHoldsMore() {
        ListTask task = ListTask.of("t", 6);
        UnitPlan all = Specs.unit("m", task);
        try (UnitLog log = folder.write(all)) {
            for (int sample = 0; sample < 6; sample++) {
                LogFolder.append(log, sample, 0, ScriptedGenerator.text(sample < 3 ? "a" + sample : "wrong"));
            }
        }

        assertThat(mean(score(selecting(task, Selection.first(3))), 0)).isEqualTo(100);
        Selection last = new Selection(OptionalInt.empty(), OptionalInt.of(2), true, 7);
        assertThat(mean(score(selecting(task, last)), 0)).isZero();
        assertThat(mean(score(all), 0)).isEqualTo(50);
    }

    @Test
    void repeatsBeyondThoseOfThePlanDoNotCount() {
        ListTask task = ListTask.of("t", 1);
        try (UnitLog log = folder.write(Specs.unit("m", task, 3, 3))) {
            LogFolder.append(log, 0, 0, ScriptedGenerator.text("a0"));
            LogFolder.append(log, 0, 1, ScriptedGenerator.text("wrong"));
            LogFolder.append(log, 0, 2, ScriptedGenerator.text("wrong"));
        }

        UnitResult result = score(Specs.unit("m", task, 1, 1));

        assertThat(result.scorers().getFirst().tally().counts()).isEqualTo(new Counts(1, 0, 0, 0, 0, 0));
    }

    @Test
    void eachScorerHasItsTallyAndTheOneThatGivesNoNumberIsNeverAsked() {
        ListTask task = ListTask.of("t", 2).with(FixedScorer.exact("robust"), FixedScorer.always("half", 0.5),
                FixedScorer.missing("compat", "needs a library"));
        UnitPlan plan = Specs.unit("m", task);
        try (UnitLog log = folder.write(plan)) {
            LogFolder.append(log, 0, 0, ScriptedGenerator.text("a0"));
            LogFolder.append(log, 1, 0, ScriptedGenerator.text("a1"));
        }

        UnitResult result = score(plan);

        assertThat(result.scorers()).extracting(UnitResult.ByScorer::name)
                .containsExactly("robust", "half", "compat");
        assertThat(mean(result, 0)).isEqualTo(100);
        assertThat(mean(result, 1)).isEqualTo(50);
        assertThat(result.scorers().get(2).unavailable()).isEqualTo("needs a library");
        assertThat(result.main()).isPresent();
    }

    @Test
    void choiceOfScorersDecidesWhichGiveRows() {
        ListTask task = ListTask.of("t", 1).with(FixedScorer.exact("robust"), FixedScorer.exact("compat"));

        assertThat(ScorerSelection.ROBUST.of(task)).extracting("name").containsExactly("robust");
        assertThat(ScorerSelection.COMPAT.of(task)).extracting("name").containsExactly("compat");
        assertThat(ScorerSelection.BOTH.of(task)).extracting("name").containsExactly("robust", "compat");
    }

    @Test
    void scoringTwiceGivesTheSameBytes() throws IOException {
        UnitPlan plan = Specs.unit("m", ListTask.of("t", 3));
        try (UnitLog log = folder.write(plan)) {
            LogFolder.append(log, 1, 0, ScriptedGenerator.text("a1"));
            LogFolder.append(log, 0, 0, ScriptedGenerator.failed(ErrorCode.MODEL_TIMEOUT));
        }
        score(plan);
        byte[] first = Files.readAllBytes(results(plan));

        score(plan);

        assertThat(Files.readAllBytes(results(plan))).isEqualTo(first);
    }

    @Test
    void withoutWritingTheResultFileIsLeftAsItIs() {
        UnitPlan plan = Specs.unit("m", ListTask.of("t", 1));
        try (UnitLog log = folder.write(plan)) {
            LogFolder.append(log, 0, 0, ScriptedGenerator.text("a0"));
            stage(ScorerSelection.BOTH, Detail.SCORES).score(plan, log, false, true);
        }

        assertThat(results(plan)).doesNotExist();
    }

    @Test
    void brokenScorerLeavesNoHalfWrittenResult() {
        UnitPlan plan = Specs.unit("m", ListTask.of("t", 2)
                .with(new FixedScorer("robust", "", (answer, reference) -> {
            if (answer.text().equals("a1")) {
                throw new IllegalStateException("scorer broke");
            }
            return FixedScorer.parsed(1, answer.text(), reference.gold());
        })));
        try (UnitLog log = folder.write(plan)) {
            LogFolder.append(log, 0, 0, ScriptedGenerator.text("a0"));
            LogFolder.append(log, 1, 0, ScriptedGenerator.text("a1"));
        }

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> score(plan));

        assertThat(results(plan)).doesNotExist();
    }

    @Test
    void discardRemovesTheResultOfAnEarlierSessionAndMayFindNone() throws IOException {
        UnitPlan plan = Specs.unit("m", ListTask.of("t", 1));
        ScoringStage stage = stage(ScorerSelection.BOTH, Detail.SCORES);
        stage.discard(plan);
        Files.createDirectories(results(plan).getParent());
        Files.writeString(results(plan), "{\"accuracy\": 100}");

        stage.discard(plan);

        assertThat(results(plan)).doesNotExist();
    }

    @Test
    void resultThatCannotBeRemovedIsTold() throws IOException {
        UnitPlan plan = Specs.unit("m", ListTask.of("t", 1));
        Files.createDirectories(results(plan).resolve("a folder in its place"));

        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> stage(ScorerSelection.BOTH, Detail.SCORES).discard(plan))
                .satisfies(told -> assertThat(told.code()).isEqualTo(ErrorCode.LOG_WRITE_FAILED));
    }
}
