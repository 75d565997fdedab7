package dev.touchstone.engine.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.testing.FixedScorer;
import dev.touchstone.engine.testing.ListTask;
import dev.touchstone.engine.testing.LogFolder;
import dev.touchstone.engine.testing.ScriptedGenerator;
import dev.touchstone.engine.testing.Specs;
import dev.touchstone.store.log.AttemptState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AttemptRunnerTest {

    private static final int AHEAD = 512; // attempts beyond the concurrency that may wait for their turn

    @TempDir
    private Path workDir;

    private final StopSignal stop = new StopSignal();
    private final List<Lane> opened = new ArrayList<>();
    private LaneFixture lanes;

    @BeforeEach
    void place() {
        lanes = new LaneFixture(workDir);
    }

    @AfterEach
    void close() {
        opened.forEach(LaneFixture::close);
    }

    private Lane lane(UnitPlan plan) {
        Lane lane = lanes.open(plan);
        opened.add(lane);
        return lane;
    }

    private Optional<AttemptRunner.GivenUp> run(ScriptedGenerator model, int concurrency, Lane... units)
            throws InterruptedException {
        return new AttemptRunner(model, 0, concurrency, stop, LogFolder.CLOCK).run(List.of(units));
    }

    private static ScriptedGenerator answering() {
        return new ScriptedGenerator((request, _) -> ScriptedGenerator.text("a" + request.key().sample()));
    }

    @Test
    void everyAttemptIsAskedOnceAndLogged() throws Exception {
        Lane lane = lane(Specs.unit("m", ListTask.of("t", 50), 3, 3));
        ScriptedGenerator model = answering();

        assertThat(run(model, 4, lane)).isEmpty();

        assertThat(model.keys()).hasSize(150).doesNotHaveDuplicates();
        assertThat(LaneFixture.log(lane).done()).isEqualTo(150);
        assertThat(LaneFixture.log(lane).failed()).isZero();
        assertThat(lane.progress().snapshot())
                .extracting(UnitProgress.Snapshot::total, UnitProgress.Snapshot::done,
                        UnitProgress.Snapshot::right,
                        UnitProgress.Snapshot::scored, UnitProgress.Snapshot::tokens)
                .containsExactly(150L, 150L, 150L, 150L, 300L);
    }

    @Test
    void resumedUnitSkipsWhatIsAnsweredAndRepeatsWhatFailed() throws Exception {
        UnitPlan plan = Specs.unit("m", ListTask.of("t", 4));
        Lane lane = lane(plan);
        LogFolder.append(LaneFixture.log(lane), 0, 0, ScriptedGenerator.text("kept"));
        LogFolder.append(LaneFixture.log(lane), 1, 0, ScriptedGenerator.failed(ErrorCode.MODEL_TIMEOUT));
        ScriptedGenerator model = answering();

        run(model, 2, lane);

        assertThat(model.keys()).containsExactlyInAnyOrder(
                new AttemptKey(1, 0), new AttemptKey(2, 0), new AttemptKey(3, 0));
        assertThat(LaneFixture.log(lane).done()).isEqualTo(4);
        assertThat(lane.progress().snapshot().kept()).isEqualTo(1);
        assertThat(LaneFixture.log(lane).outcome(new AttemptKey(0, 0)))
                .hasValueSatisfying(outcome -> assertThat(((Outcome.Generated) outcome).text())
                        .isEqualTo("kept"));
    }

    @Test
    void readsSomeHundredsAheadOfTheModelAndNoFurther() throws Exception {
        int window = 2 + AHEAD;
        CountDownLatch full = new CountDownLatch(window);
        ListTask task = ListTask.of("t", 2000);
        AtomicInteger readWhenFull = new AtomicInteger();
        ScriptedGenerator model = new ScriptedGenerator((_, call) -> {
            if (call == 1) {
                return ScriptedGenerator.text("x"); // from the first answer on the runner reads ahead
            }
            if (call == window + 1) {
                readWhenFull.set(task.read().get()); // the others still wait below
            }
            full.countDown();
            if (!full.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the window never filled");
            }
            return ScriptedGenerator.text("x");
        });

        run(model, 2, lane(Specs.unit("m", task)));

        assertThat(model.mostInFlight()).isEqualTo(window);
        assertThat(readWhenFull.get()).isBetween(window + 1, window + 2);
        assertThat(model.requests().size()).isEqualTo(2000);
    }

    @Test
    void failedAttemptIsAnOutcomeAndTheUnitGoesOn() throws Exception {
        Lane lane = lane(Specs.unit("m", ListTask.of("t", 10)));
        ScriptedGenerator model = new ScriptedGenerator((request, _) -> request.key().sample() % 3 == 0
                ? ScriptedGenerator.failed(ErrorCode.MODEL_SERVER_ERROR) : ScriptedGenerator.text("x"));

        assertThat(run(model, 2, lane)).isEmpty();

        assertThat(model.drained()).isFalse();
        assertThat(LaneFixture.log(lane).done()).isEqualTo(6);
        assertThat(LaneFixture.log(lane).failed()).isEqualTo(4);
        assertThat(Files.readString(lanes.journal(lane.plan())).lines()
                .filter(line -> line.contains("attempt_failed")).count()).isEqualTo(4);
    }

    @Test
    void permanentFailureGivesTheUnitUpAndLaterUnitsAreNotBegun() throws Exception {
        Lane first = lane(Specs.unit("m", ListTask.of("t", 1000)));
        Lane second = lane(Specs.unit("m", ListTask.of("u", 5)));
        ScriptedGenerator model = new ScriptedGenerator((_, _) ->
                ScriptedGenerator.permanent(ErrorCode.MODEL_NOT_FOUND, "no such model"));

        Optional<AttemptRunner.GivenUp> givenUp = run(model, 2, first, second);

        assertThat(givenUp).map(AttemptRunner.GivenUp::lane).contains(first);
        assertThat(givenUp).map(AttemptRunner.GivenUp::failure).map(Failure::message)
                .contains("no such model");
        assertThat(model.requests()).hasSizeBetween(1, 2); // no more than may be in flight
        assertThat(LaneFixture.log(second).failed()).isZero();
        assertThat(model.drained()).isTrue();
    }

    @Test
    void refusalsWithoutAnyAnswerCostNoMoreRequestsThanTheGuardAllowsAndMayBeInFlight() throws Exception {
        Lane lane = lane(Specs.unit("m", ListTask.of("t", 1000)));
        ScriptedGenerator model = new ScriptedGenerator((_, _) ->
                ScriptedGenerator.failed(ErrorCode.MODEL_REJECTED));

        assertThat(run(model, 4, lane)).isPresent();

        assertThat(model.requests()).hasSizeBetween(3, 3 + 4);
    }

    @Test
    void firstWishToStopDrainsWhatIsInFlight() throws Exception {
        Lane lane = lane(Specs.unit("m", ListTask.of("t", 5000)));
        ScriptedGenerator model = new ScriptedGenerator((_, call) -> {
            if (call == 10) {
                stop.raise();
            }
            return ScriptedGenerator.text("x");
        });

        assertThat(run(model, 2, lane)).isEmpty();

        assertThat(model.requests().size()).isBetween(10, 10 + 2 + AHEAD);
        assertThat(LaneFixture.log(lane).done()).isEqualTo(model.requests().size());
        assertThat(model.drained()).isTrue();
    }

    @Test
    void attemptsThatOnlyWaitForTheirTurnAreNotSentAfterTheFirstWish() throws Exception {
        Lane lane = lane(Specs.unit("m", ListTask.of("t", 2000)));
        OneAtATime model = new OneAtATime(sent -> {
            if (sent == 5) {
                stop.raise();
            }
        });

        new AttemptRunner(model, 0, 1, stop, LogFolder.CLOCK).run(List.of(lane));

        assertThat(model.sent()).isEqualTo(5);
        assertThat(LaneFixture.log(lane).done()).isEqualTo(5);
        assertThat(LaneFixture.log(lane).failed()).isZero();
    }

    @Test
    void secondWishToStopGivesUpWhatIsInFlightAndLeavesItMissing() throws Exception {
        Lane lane = lane(Specs.unit("m", ListTask.of("t", 1000)));
        CountDownLatch never = new CountDownLatch(1);
        ScriptedGenerator model = new ScriptedGenerator((_, call) -> {
            if (call == 2) {
                stop.raise();
                stop.raise();
            }
            never.await();
            return ScriptedGenerator.text("never");
        });

        assertThat(run(model, 2, lane)).isEmpty();

        assertThat(model.requests().size()).isEqualTo(2);
        assertThat(LaneFixture.log(lane).done() + LaneFixture.log(lane).failed()).isZero();
        assertThat(LaneFixture.log(lane).state(new AttemptKey(0, 0))).isEqualTo(AttemptState.MISSING);
    }

    @Test
    void secondWishToStopEndsAWarmUpThatHangs() throws Exception {
        Lane lane = lane(Specs.unit("m", ListTask.of("t", 10)));
        ScriptedGenerator model = new ScriptedGenerator((_, _) -> {
            stop.raise();
            stop.raise();
            new CountDownLatch(1).await();
            return ScriptedGenerator.text("never");
        });

        new AttemptRunner(model, 1, 2, stop, LogFolder.CLOCK).run(List.of(lane));

        assertThat(model.requests()).hasSize(1);
        assertThat(LaneFixture.log(lane).done() + LaneFixture.log(lane).failed()).isZero();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void cancelledAttemptsAreLeftMissing() throws Exception {
        Lane lane = lane(Specs.unit("m", ListTask.of("t", 3)));

        run(new ScriptedGenerator((_, _) -> ScriptedGenerator.failed(ErrorCode.MODEL_CANCELLED)), 2, lane);

        assertThat(LaneFixture.log(lane).failed()).isZero();
    }

    @Test
    void logThatCannotBeWrittenStopsTheRunAndWhatWasAnsweredBeforeIsKept() throws Exception {
        UnitPlan plan = Specs.unit("m", ListTask.of("t", 20_000));
        Lane lane = lane(plan);
        String tooLong = "x".repeat((1 << 26) + 1); // longer than a record may be
        ScriptedGenerator model = new ScriptedGenerator((_, call) -> {
            if (call > 20) {
                LockSupport.parkNanos(200_000_000); // the long record takes its time to be refused
            }
            return ScriptedGenerator.text(call == 20 ? tooLong : "x");
        });

        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> run(model, 1, lane))
                .satisfies(told -> assertThat(told.code()).isEqualTo(ErrorCode.LOG_WRITE_FAILED));

        int asked = model.requests().size();
        assertThat(asked).isBetween(20, 19_999);
        assertThat(lanes.reread(plan).done()).isEqualTo(asked - 1);
    }

    @Test
    void folderThatCannotBeMadeStopsTheRunBeforeAnythingIsSent() throws Exception {
        UnitPlan plan = Specs.unit("m", ListTask.of("t", 100));
        Files.writeString(lanes.folder().folder().root().resolve("attempts"), "in the way");
        ScriptedGenerator model = answering();
        Lane lane = lanes.open(plan);
        opened.add(lane);

        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> run(model, 2, lane))
                .satisfies(told -> assertThat(told.code()).isEqualTo(ErrorCode.LOG_WRITE_FAILED));

        assertThat(model.requests()).isEmpty();
    }

    @Test
    void bugInAScorerIsToldAsOursAndTheAnswerIsKept() throws Exception {
        ListTask task = ListTask.of("t", 2000).with(new FixedScorer("robust", "", (_, _) -> {
            throw new IllegalStateException("scorer broke");
        }));
        Lane lane = lane(Specs.unit("m", task));

        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> run(answering(), 1, lane))
                .withMessageContaining("scorer broke")
                .satisfies(told -> assertThat(told.code()).isEqualTo(ErrorCode.INTERNAL_BUG));

        assertThat(LaneFixture.log(lane).done()).isBetween(1, 1 + AHEAD);
    }

    @Test
    void unreadableRowStopsTheUnitAfterWhatIsInFlightIsLogged() {
        ListTask whole = ListTask.of("t", 5);
        TaskWithBadRow task = new TaskWithBadRow(whole, 3);
        Lane lane = lane(Specs.unit("m", task));

        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> run(answering(), 2, lane))
                .withMessageContaining("row 3");

        assertThat(LaneFixture.log(lane).done()).isEqualTo(3);
    }

    @Test
    void lanesFollowEachOtherWithoutAGap() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        ScriptedGenerator model = new ScriptedGenerator((_, _) -> {
            both.countDown();
            boolean together = both.await(20, TimeUnit.SECONDS);
            return together ? ScriptedGenerator.text("x") : ScriptedGenerator.failed(ErrorCode.MODEL_TIMEOUT);
        });
        Lane first = lane(Specs.unit("m", ListTask.of("t", 1)));
        Lane second = lane(Specs.unit("m", ListTask.of("u", 1)));

        run(model, 2, first, second);

        assertThat(LaneFixture.log(first).done() + LaneFixture.log(second).done()).isEqualTo(2);
    }

    @Test
    void scorerThatCanGiveNoNumberIsPassedOverInTheRunningScore() throws Exception {
        ListTask task = ListTask.of("t", 2).with(
                FixedScorer.missing("compat", "needs a library"), FixedScorer.exact("robust"));
        Lane lane = lane(Specs.unit("m", task));

        run(answering(), 1, lane);

        assertThat(lane.progress().snapshot().right()).isEqualTo(2);
    }
}
