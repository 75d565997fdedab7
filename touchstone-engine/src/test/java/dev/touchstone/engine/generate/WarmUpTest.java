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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmUpTest {

    @TempDir
    private Path workDir;

    private LaneFixture lanes;
    private UnitPlan plan;
    private Lane lane;

    @BeforeEach
    void open() {
        lanes = new LaneFixture(workDir);
        plan = Specs.unit("m", ListTask.of("t", 3));
        lane = lanes.open(plan);
    }

    @AfterEach
    void close() {
        LaneFixture.close(lane);
    }

    private Optional<AttemptRunner.GivenUp> run(ScriptedGenerator model, int warmUps)
            throws InterruptedException {
        return new AttemptRunner(model, warmUps, 1, new StopSignal(), LogFolder.CLOCK).run(List.of(lane));
    }

    @Test
    void requestsAreSentOncePerModelBeforeTheFirstRealOne() throws Exception {
        ScriptedGenerator model = new ScriptedGenerator((_, _) -> ScriptedGenerator.text("x"));
        Lane second = lanes.open(Specs.unit("m", ListTask.of("u", 2)));
        AttemptRunner runner = new AttemptRunner(model, 2, 1, new StopSignal(), LogFolder.CLOCK);

        runner.run(List.of(lane, second));
        LaneFixture.close(second);

        assertThat(model.requests()).hasSize(2 + 3 + 2);
        assertThat(model.keys().getFirst()).isEqualTo(model.keys().get(1)).isEqualTo(model.keys().get(2));
        assertThat(LaneFixture.log(lane).done()).isEqualTo(3);
        assertThat(Files.readString(lanes.journal(plan)))
                .contains("warm_up request=2 outcome=answered ms=20");
    }

    @Test
    void nothingIsSentWhenNothingIsMissing() throws Exception {
        for (int sample = 0; sample < 3; sample++) {
            LogFolder.append(LaneFixture.log(lane), sample, 0, ScriptedGenerator.text("kept"));
        }
        ScriptedGenerator model = new ScriptedGenerator((_, _) -> ScriptedGenerator.text("x"));

        run(model, 1);

        assertThat(model.requests()).isEmpty();
    }

    @Test
    void refusalOfThatOnePromptDoesNotStopTheUnit() throws Exception {
        ScriptedGenerator model = new ScriptedGenerator((_, call) -> call == 1
                ? ScriptedGenerator.failed(ErrorCode.MODEL_REJECTED) : ScriptedGenerator.text("x"));

        assertThat(run(model, 1)).isEmpty();

        assertThat(LaneFixture.log(lane).done()).isEqualTo(3);
    }

    @Test
    void refusedKeyStopsTheUnitBeforeAnyRealRequest() throws Exception {
        ScriptedGenerator model = new ScriptedGenerator((_, _) ->
                ScriptedGenerator.permanent(ErrorCode.MODEL_UNAUTHORIZED, "wrong key"));

        Optional<Failure> reason = run(model, 3).map(AttemptRunner.GivenUp::failure);

        assertThat(reason).map(Failure::code).contains(ErrorCode.MODEL_UNAUTHORIZED);
        assertThat(model.requests()).hasSize(1);
        assertThat(LaneFixture.log(lane).done() + LaneFixture.log(lane).failed()).isZero();
    }

    @Test
    void serverThatFailsEveryWarmUpStopsTheUnitAndOneAnswerIsEnoughToGoOn() throws Exception {
        Outcome down = ScriptedGenerator.failed(ErrorCode.MODEL_UNREACHABLE);
        assertThat(run(new ScriptedGenerator((_, _) -> down), 2)).isPresent();

        ScriptedGenerator late =
                new ScriptedGenerator((_, call) -> call == 1 ? down : ScriptedGenerator.text("x"));
        assertThat(run(late, 2)).isEmpty();
        assertThat(LaneFixture.log(lane).done()).isEqualTo(3);
    }
}
