package dev.touchstone.engine.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.testing.ListTask;
import dev.touchstone.engine.testing.LogFolder;
import dev.touchstone.engine.testing.ScriptedGenerator;
import dev.touchstone.engine.testing.Specs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReachabilityTest {

    @TempDir
    private Path workDir;

    private final Reachability reachability = new Reachability();
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

    private void note(Outcome outcome, int times) {
        for (int time = 0; time < times; time++) {
            reachability.note(outcome);
        }
    }

    @Test
    void fiveLossesInARowAreAFindingThatOneWordOfTheServerEnds() {
        note(ScriptedGenerator.failed(ErrorCode.MODEL_CONNECTION_LOST), 4);
        assertThat(reachability.finding()).isEmpty();
        note(ScriptedGenerator.failed(ErrorCode.MODEL_UNREACHABLE), 1);
        assertThat(reachability.finding()).map(Failure::code).contains(ErrorCode.MODEL_UNREACHABLE);

        note(ScriptedGenerator.failed(ErrorCode.MODEL_REJECTED), 1);

        assertThat(reachability.finding()).isEmpty();
    }

    @Test
    void answersBetweenLossesLeaveNoFinding() {
        for (int round = 0; round < 20; round++) {
            note(ScriptedGenerator.failed(ErrorCode.MODEL_CONNECTION_LOST), 4);
            note(ScriptedGenerator.text("yes"), 1);
        }

        assertThat(reachability.finding()).isEmpty();
    }

    @Test
    void whatIsOfOnePromptOrOfAWorkerIsNoFinding() {
        for (ErrorCode code : List.of(ErrorCode.MODEL_REJECTED, ErrorCode.MODEL_PROMPT_TOO_LONG,
                ErrorCode.MODEL_OUT_OF_MEMORY, ErrorCode.MODEL_WORKER_LOST, ErrorCode.MODEL_TIMEOUT,
                ErrorCode.MODEL_SERVER_ERROR, ErrorCode.MODEL_ANSWER_UNREADABLE)) {
            note(ScriptedGenerator.failed(code), 50);
            reachability.found(ScriptedGenerator.failed(code).failure());
        }

        assertThat(reachability.finding()).isEmpty();
    }

    @Test
    void laterUnitsOfAnUnreachableServerMakeThreeRequestsAndNameTheFirstReason() throws Exception {
        ScriptedGenerator model = new ScriptedGenerator((_, _) ->
                ScriptedGenerator.failed(ErrorCode.MODEL_CONNECTION_LOST));
        AttemptRunner runner = new AttemptRunner(model, 0, 8, new StopSignal(), LogFolder.CLOCK);
        assertThat(runner.run(List.of(lane(Specs.unit("m", ListTask.of("first", 500)))))).isPresent();
        int before = model.requests().size();

        Optional<AttemptRunner.GivenUp> givenUp =
                runner.run(List.of(lane(Specs.unit("m", ListTask.of("second", 500)))));

        assertThat(model.requests().size() - before).isEqualTo(3); // one try each, one after the other
        assertThat(givenUp).map(AttemptRunner.GivenUp::failure).map(Failure::message)
                .hasValueSatisfying(told -> assertThat(told).contains("as at an earlier task of this model"));
    }

    @Test
    void aServerThatIsBackAnswersTheLaterUnitWhole() throws Exception {
        ScriptedGenerator model = new ScriptedGenerator((request, call) -> call <= 16
                ? ScriptedGenerator.failed(ErrorCode.MODEL_UNREACHABLE) : ScriptedGenerator.text("x"));
        AttemptRunner runner = new AttemptRunner(model, 0, 8, new StopSignal(), LogFolder.CLOCK);
        while (model.requests().size() < 14) {
            runner.run(List.of(lane(Specs.unit("m", ListTask.of("first" + opened.size(), 500)))));
        }
        Lane later = lane(Specs.unit("m", ListTask.of("later", 200)));

        assertThat(runner.run(List.of(later))).isEmpty();

        assertThat(LaneFixture.log(later).done()).isGreaterThanOrEqualTo(198);
    }

    private Lane lane(UnitPlan plan) {
        Lane lane = lanes.open(plan);
        opened.add(lane);
        return lane;
    }
}
