package dev.touchstone.engine.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.sample.DataRows;
import dev.touchstone.core.sample.Questions;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.task.Selection;
import dev.touchstone.core.task.Task;
import dev.touchstone.core.task.TaskSpec;
import dev.touchstone.core.value.Fields;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.report.Counts;
import dev.touchstone.engine.report.Measure;
import dev.touchstone.engine.testing.FixedScorer;
import dev.touchstone.engine.testing.ListTask;
import dev.touchstone.engine.testing.Requests;
import dev.touchstone.engine.testing.ScriptedGenerator;
import dev.touchstone.engine.testing.Specs;
import dev.touchstone.store.log.Sessions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EngineTest {

    @TempDir
    private Path workDir;

    private final ScriptedGenerator right =
            new ScriptedGenerator((request, _) -> ScriptedGenerator.text("a" + request.key().sample()));

    private static ScriptedGenerator failingFor(int sample) {
        return new ScriptedGenerator((request, _) -> request.key().sample() == sample
                ? ScriptedGenerator.failed(ErrorCode.MODEL_SERVER_ERROR)
                : ScriptedGenerator.text("a" + request.key().sample()));
    }

    /// A model whose answers come out of order, after up to a millisecond.
    private static ScriptedGenerator jittery() {
        return new ScriptedGenerator((request, _) -> {
            int sample = request.key().sample();
            LockSupport.parkNanos(Math.floorMod(sample * 7919 + request.key().repeat() * 104_729, 1_000_000));
            return sample % 5 == 4
                    ? ScriptedGenerator.failed(ErrorCode.MODEL_SERVER_ERROR)
                    : ScriptedGenerator.text(sample % 3 == 0 ? "wrong" : "a" + sample);
        });
    }

    private RunOutcome run(ScriptedGenerator model, RunRequest request) {
        return new EngineFixture(_ -> model).run(request);
    }

    @Test
    void freshRunLeavesAnswersScoresSummaryAndASessionThatTellsItsEnd() {
        UnitPlan unit = Specs.unit("m", ListTask.of("t", 4));

        RunOutcome outcome = run(right, Requests.fresh(workDir, unit));

        assertThat(outcome.exit()).isZero();
        assertThat(EngineFixture.value(outcome, "t", "accuracy")).isEqualTo(100);
        assertThat(outcome.folder().stamp()).isEqualTo("20260102_030405");
        assertThat(outcome.folder().predictions("m", "t")).exists();
        assertThat(outcome.folder().results("m", "t")).exists();
        for (String form : List.of("txt", "csv", "md")) {
            assertThat(outcome.folder().summary("20260102_030405", form)).exists();
        }
        Fields session = Sessions.of(outcome.folder()).read(1);
        assertThat(session.findText("tool")).contains("touchstone 1.2.3-test");
        assertThat(session.findNumber("exit")).hasValueSatisfying(exit -> assertThat(exit).isZero());
        assertThat(session.findText("ended")).isPresent();
        assertThat(right.closed()).isTrue();
    }

    @Test
    void aRowThatCouldNotBeScoredIsRefusedBeforeAnythingIsAskedOrWritten() {
        AtomicInteger asked = new AtomicInteger();
        ScriptedGenerator model = new ScriptedGenerator((_, _) -> {
            asked.incrementAndGet();
            return ScriptedGenerator.text("x");
        });
        Task damaged = new DamagedTask(ListTask.of("t", 4));

        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> run(model, Requests.fresh(workDir, Specs.unit("m", damaged))))
                .withMessage("t.jsonl, row 3: damaged");

        assertThat(asked).hasValue(0);
        assertThat(workDir).isEmptyDirectory();
    }

    /// A task whose scorer refuses a row.
    private record DamagedTask(ListTask whole) implements Task {

        @Override
        public TaskSpec spec() {
            return whole.spec();
        }

        @Override
        public int count(Selection selection) {
            return whole.count(selection);
        }

        @Override
        public Questions open(Selection selection) {
            return whole.open(selection);
        }

        @Override
        public DataRows rows(Selection selection) {
            return whole.rows(selection);
        }

        @Override
        public void verify(Selection selection) {
            throw new TouchstoneException(ErrorCode.DATA_INVALID_ROW, "t.jsonl, row 3: damaged");
        }

        @Override
        public List<Scorer> scorers() {
            return whole.scorers();
        }
    }

    @Test
    void reusedRunAsksOnlyWhatIsMissingOrFailedAndEndsWithTheBytesOfAnUnbrokenRun() throws IOException {
        UnitPlan unit = Specs.unit("m", ListTask.of("t", 6));
        RunOutcome first = run(failingFor(3), Requests.fresh(workDir, unit));
        assertThat(first.exit()).isEqualTo(3);
        EngineFixture resumed = new EngineFixture(_ -> right);

        RunOutcome second = resumed.run(Requests.reusing(workDir, unit));
        RunOutcome unbroken = run(failingFor(99), Requests.fresh(workDir.resolve("other"), unit));

        assertThat(second.exit()).isZero();
        assertThat(right.keys()).singleElement().satisfies(key -> assertThat(key.sample()).isEqualTo(3));
        assertThat(resumed.notices()).contains(new RunListener.Notice.Resumed("m/t", 5));
        assertThat(Sessions.of(second.folder()).numbers()).containsExactly(1, 2);
        assertThat(EngineFixture.derived(second.folder().root()))
                .isEqualTo(EngineFixture.derived(unbroken.folder().root()));
    }

    @Test
    void resultsHaveTheSameBytesAtAnyConcurrency() throws IOException {
        ListTask task = ListTask.of("t", 60);
        SortedMap<String, String> one = derivedAt(1, task);

        assertThat(derivedAt(7, task)).isEqualTo(one);
        assertThat(derivedAt(64, task)).isEqualTo(one);
    }

    private SortedMap<String, String> derivedAt(int concurrency, ListTask task) throws IOException {
        UnitPlan two = Specs.unit("m", task, 2, 1);
        UnitPlan unit = new UnitPlan(Specs.model("m", concurrency), task, two.selection(), two.settings(),
                true, 2, 1);
        RunOutcome outcome = run(jittery(), Requests.fresh(workDir.resolve("c" + concurrency), unit));
        return EngineFixture.derived(outcome.folder().root());
    }

    @Test
    void bareReuseWithoutAnyRunBeginsOneAndSaysSo() {
        EngineFixture engine = new EngineFixture(_ -> right);

        RunOutcome outcome = engine.run(Requests.reusing(workDir, Specs.unit("m", ListTask.of("t", 1))));

        assertThat(outcome.exit()).isZero();
        assertThat(engine.notices()).contains(new RunListener.Notice.NothingToReuse());
    }

    @Test
    void reuseOfARunThatDoesNotExistIsRefused() {
        RunRequest request = Requests.in(Requests.fresh(workDir, Specs.unit("m", ListTask.of("t", 1))),
                new RunRequest.Folder.Stamped(workDir, "20200101_000000"));

        assertThatExceptionOfType(TouchstoneException.class).isThrownBy(() -> run(right, request))
                .satisfies(told -> assertThat(told.code()).isEqualTo(ErrorCode.COMMAND_INVALID));
    }

    @Test
    void nothingToRunIsRefused() {
        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> run(right, Requests.fresh(workDir)))
                .satisfies(told -> assertThat(told.code()).isEqualTo(ErrorCode.COMMAND_NOTHING_TO_RUN));
    }

    @Test
    void reusedFolderMayGetFurtherModelsAndDataSets() {
        UnitPlan known = Specs.unit("m", ListTask.of("t", 3));
        run(right, Requests.fresh(workDir, known));
        ScriptedGenerator model = new ScriptedGenerator((_, _) -> ScriptedGenerator.text("x"));

        RunOutcome outcome = run(model, Requests.reusing(workDir, known, Specs.unit("m", ListTask.of("u", 2)),
                Specs.unit("m2", ListTask.of("t", 3))));

        assertThat(model.requests()).hasSize(2 + 3);
        assertThat(outcome.report().rows()).hasSize(3);
        assertThat(EngineFixture.value(outcome, "t", "accuracy")).isEqualTo(100);
    }

    @Test
    void stoppedRunIsHundredAndThirtyWritesNoSummaryAndCanBeResumed() {
        UnitPlan unit = Specs.unit("m", ListTask.of("t", 3000));
        UnitPlan later = Specs.unit("m", ListTask.of("u", 2));
        EngineFixture[] engine = new EngineFixture[1];
        ScriptedGenerator model = new ScriptedGenerator((request, call) -> {
            if (call == 5) {
                engine[0].stop().raise();
            }
            return ScriptedGenerator.text("a" + request.key().sample());
        });
        engine[0] = new EngineFixture(_ -> model);

        RunOutcome stopped = engine[0].run(Requests.fresh(workDir, unit, later));

        assertThat(stopped.exit()).isEqualTo(130);
        assertThat(stopped.stopped()).isTrue();
        assertThat(stopped.folder().summary(stopped.folder().stamp(), "txt")).doesNotExist();
        assertThat(EngineFixture.row(stopped, "t").measure()).isEqualTo(new Measure.Missing("stopped"));
        RunOutcome resumed = run(right, Requests.reusing(workDir, unit, later));
        assertThat(resumed.exit()).isZero();
        assertThat(right.requests().size() + model.requests().size()).isEqualTo(3002);
    }

    @Test
    void twoWorkersWorkOnTwoUnitsAtOnceAndRowsKeepTheOrderOfTheRequest() {
        CyclicBarrier both = new CyclicBarrier(2);
        ScriptedGenerator model = new ScriptedGenerator((_, _) -> {
            try {
                both.await(20, TimeUnit.SECONDS); // met only when both units ask at the same time
                return ScriptedGenerator.text("a0");
            } catch (BrokenBarrierException | TimeoutException alone) {
                return ScriptedGenerator.failed(ErrorCode.MODEL_TIMEOUT);
            }
        });
        RunRequest request = Requests.with(
                Requests.fresh(workDir, Specs.unit("m", ListTask.of("t", 1)),
                        Specs.unit("m", ListTask.of("u", 1))),
                new RunRequest.Conduct(2, 0, false, false, Optional.empty()));

        RunOutcome outcome = run(model, request);

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.report().rows()).extracting("dataset").containsExactly("t", "u");
    }

    @Test
    void mergedSubsetsAreAskedAsOneTaskAndKeepTheirScores() throws IOException {
        UnitPlan[] units = {Specs.unit("m", ListTask.of("a", 2).inGroup("g")),
            Specs.unit("m", ListTask.of("b", 6).inGroup("g")), Specs.unit("m", ListTask.of("c", 1))};
        EngineFixture merging = new EngineFixture(_ -> failingFor(99));

        RunOutcome merged = merging.run(Requests.with(Requests.fresh(workDir, units),
                new RunRequest.Conduct(1, 0, true, false, Optional.empty())));
        RunOutcome apart = run(failingFor(99), Requests.fresh(workDir.resolve("apart"), units));

        assertThat(merging.begun()).containsExactly("m/g", "m/c");
        assertThat(EngineFixture.value(merged, "a", "accuracy")).isEqualTo(100);
        assertThat(EngineFixture.value(merged, "g", "naive_average")).isEqualTo(100);
        assertThat(EngineFixture.derived(merged.folder().root()))
                .isEqualTo(EngineFixture.derived(apart.folder().root()));
    }

    @Test
    void mergedRunIsResumedWithoutMergingAndTheOtherWayRound() {
        UnitPlan[] units = {Specs.unit("m", ListTask.of("a", 2).inGroup("g")),
            Specs.unit("m", ListTask.of("b", 2).inGroup("g"))};
        run(failingFor(1), Requests.with(Requests.fresh(workDir, units),
                new RunRequest.Conduct(1, 0, true, false, Optional.empty())));

        assertThat(run(right, Requests.reusing(workDir, units)).exit()).isZero();

        assertThat(right.requests()).hasSize(2);
    }

    @Test
    void aRefusedUnitShowsNoOlderScoreAndKeepsItsFileWhileTheOthersGoOn() {
        UnitPlan unit = Specs.unit("m", ListTask.of("t", 3));
        RunOutcome first = run(right, Requests.fresh(workDir, unit));
        assertThat(first.folder().results("m", "t")).exists();
        UnitPlan changed = Specs.unit("m",
                ListTask.of("t", 3).with(old -> Specs.withPrompt(old, "another prompt")));

        RunOutcome second =
                run(right, Requests.reusing(workDir, changed, Specs.unit("m", ListTask.of("u", 1))));

        assertThat(second.exit()).isEqualTo(2);
        assertThat(second.failures()).singleElement()
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.LOG_CHANGED))
                .satisfies(failure -> assertThat(failure.message()).contains("prompt"));
        assertThat(EngineFixture.row(second, "t").measure()).isInstanceOf(Measure.Missing.class);
        assertThat(EngineFixture.value(second, "u", "accuracy")).isEqualTo(100);
        assertThat(second.folder().results("m", "t")).exists();
    }

    @Test
    void changedPromptIsTakenWhenTheUserSaysSo() {
        run(right, Requests.fresh(workDir, Specs.unit("m", ListTask.of("t", 3))));
        UnitPlan changed = Specs.unit("m",
                ListTask.of("t", 3).with(old -> Specs.withPrompt(old, "another prompt")));

        RunOutcome second = run(right, Requests.with(Requests.reusing(workDir, changed),
                new RunRequest.Conduct(1, 0, false, true, Optional.empty())));

        assertThat(second.exit()).isZero();
        assertThat(right.requests()).hasSize(3);
    }

    @Test
    void refusedKeyFailsTheUnitWithTheServersWordsAndSparesTheOthersOfThatModel() {
        ScriptedGenerator model = new ScriptedGenerator((_, _) ->
                ScriptedGenerator.permanent(ErrorCode.MODEL_UNAUTHORIZED, "invalid key, said the server"));
        EngineFixture engine = new EngineFixture(_ -> model);

        RunOutcome outcome = engine.run(Requests.fresh(workDir,
                Specs.unit("m", ListTask.of("t", 2000)), Specs.unit("m", ListTask.of("u", 2000))));

        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(outcome.failures()).hasSize(2).allSatisfy(failure ->
                assertThat(failure.message()).contains("invalid key, said the server"));
        assertThat(model.requests()).hasSizeBetween(1, 4);
        assertThat(engine.begun()).containsExactly("m/t");
    }

    @Test
    void modelThatCannotBeReachedFailsItsUnitsAndLeavesTheOtherModelRunning() {
        EngineFixture engine = new EngineFixture((ModelSpec model) -> {
            if (model.abbr().equals("down")) {
                throw new TouchstoneException(ErrorCode.MODEL_UNREACHABLE, "nobody listens");
            }
            return right;
        });

        RunOutcome outcome = engine.run(Requests.fresh(workDir, Specs.unit("down", ListTask.of("t", 2)),
                Specs.unit("up", ListTask.of("t", 2))));

        assertThat(outcome.exit()).isEqualTo(4);
        assertThat(outcome.failures()).extracting(RunOutcome.UnitFailure::unit).containsExactly("down/t");
        assertThat(right.requests()).hasSize(2);
    }

    @Test
    void bugInOneUnitIsToldAsOursAndTheOthersAreDone() {
        ListTask broken = ListTask.of("t", 2).with(new FixedScorer("robust", "",
                (_, _) -> {
                    throw new IllegalStateException("scorer broke");
                }));

        RunOutcome outcome = run(right, Requests.fresh(workDir, Specs.unit("m", broken),
                Specs.unit("m", ListTask.of("u", 2))));

        assertThat(outcome.exit()).isEqualTo(70);
        assertThat(EngineFixture.value(outcome, "u", "accuracy")).isEqualTo(100);
    }

    @Test
    void failedRequestsAreCountedAndLeftOutOfTheMean() {
        RunOutcome outcome =
                run(failingFor(0), Requests.fresh(workDir, Specs.unit("m", ListTask.of("t", 4))));

        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(EngineFixture.value(outcome, "t", "accuracy")).isEqualTo(100);
        assertThat(EngineFixture.row(outcome, "t").counts()).isEqualTo(new Counts(3, 0, 0, 1, 0, 0));
    }

    @Test
    void runThatIsBeingWrittenIsRefusedToASecondWriter() {
        UnitPlan unit = Specs.unit("m", ListTask.of("t", 1));
        ScriptedGenerator model = new ScriptedGenerator((_, _) -> {
            assertThatExceptionOfType(TouchstoneException.class)
                    .isThrownBy(() -> run(right, Requests.reusing(workDir, unit)))
                    .satisfies(told -> assertThat(told.code()).isEqualTo(ErrorCode.LOG_LOCKED));
            return ScriptedGenerator.text("a0");
        });

        assertThat(run(model, Requests.fresh(workDir, unit)).exit()).isZero();

        assertThat(model.requests()).hasSize(1);
    }
}
