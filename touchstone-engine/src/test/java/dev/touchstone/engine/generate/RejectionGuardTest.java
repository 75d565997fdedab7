package dev.touchstone.engine.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.engine.testing.ScriptedGenerator;
import org.junit.jupiter.api.Test;

class RejectionGuardTest {

    private final RejectionGuard guard = new RejectionGuard();

    private void fail(ErrorCode code, int times) {
        for (int time = 0; time < times; time++) {
            guard.note(ScriptedGenerator.failed(code));
        }
    }

    @Test
    void permanentFailureStopsAtOnceEvenAfterAnswers() {
        guard.note(ScriptedGenerator.text("yes"));

        guard.note(ScriptedGenerator.permanent(ErrorCode.MODEL_UNAUTHORIZED, "key expired"));

        assertThat(guard.verdict()).map(Failure::message).contains("key expired");
    }

    @Test
    void thirdRefusalStopsWhenNothingWasEverAnswered() {
        fail(ErrorCode.MODEL_REJECTED, 2);
        assertThat(guard.verdict()).isEmpty();

        fail(ErrorCode.MODEL_REJECTED, 1);
        assertThat(guard.verdict()).map(Failure::code).contains(ErrorCode.MODEL_REJECTED);
    }

    @Test
    void fifthLostConnectionStopsWhenNothingWasEverAnswered() {
        fail(ErrorCode.MODEL_UNREACHABLE, 4);
        assertThat(guard.verdict()).isEmpty();

        fail(ErrorCode.MODEL_CONNECTION_LOST, 1);
        assertThat(guard.verdict()).map(Failure::code).contains(ErrorCode.MODEL_CONNECTION_LOST);
    }

    @Test
    void afterOneAnswerNeitherRefusalsNorLossesStop() {
        guard.note(ScriptedGenerator.text("yes"));

        fail(ErrorCode.MODEL_REJECTED, 50);
        fail(ErrorCode.MODEL_UNREACHABLE, 50);

        assertThat(guard.verdict()).isEmpty();
    }

    @Test
    void serverErrorsAndGivenUpRequestsNeverStop() {
        fail(ErrorCode.MODEL_SERVER_ERROR, 50);
        fail(ErrorCode.MODEL_TIMEOUT, 50);
        guard.note(ScriptedGenerator.permanent(ErrorCode.MODEL_CANCELLED, "stopping"));

        assertThat(guard.verdict()).isEmpty();
    }

    @Test
    void firstReasonIsKept() {
        guard.note(ScriptedGenerator.permanent(ErrorCode.MODEL_UNAUTHORIZED, "first"));
        guard.note(ScriptedGenerator.permanent(ErrorCode.MODEL_NOT_FOUND, "second"));

        assertThat(guard.verdict()).map(Failure::message).contains("first");
    }
}
