package dev.touchstone.engine.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.attempt.Timing;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.engine.testing.ScriptedGenerator;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RejectionGuardTest {

    private final RejectionGuard guard = new RejectionGuard(Optional.empty());

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
    void textsThatCannotBeMeasuredAreAnswersOfTheServer() {
        fail(ErrorCode.MODEL_REJECTED, 2);
        fail(ErrorCode.MODEL_TEXT_NOT_MEASURED, 50);
        fail(ErrorCode.MODEL_REJECTED, 50);

        assertThat(guard.verdict()).isEmpty();
    }

    @Test
    void inDoubtThreeLostRequestsStopWithBothReasons() {
        RejectionGuard doubtful = doubtful();
        doubtful.note(new Outcome.Failed(lost("now"), 2));
        assertThat(doubtful.verdict()).isEmpty();

        doubtful.note(new Outcome.Failed(lost("now"), 1));

        assertThat(doubtful.verdict()).map(Failure::message).hasValueSatisfying(told ->
                assertThat(told).startsWith("now, as at an earlier task").endsWith("there it was: before"));
    }

    @Test
    void doubtEndsWithAnyWordOfTheServerButNotWithACachedAnswer() {
        RejectionGuard answered = doubtful();
        answered.note(ScriptedGenerator.text("yes"));
        RejectionGuard refused = doubtful();
        refused.note(ScriptedGenerator.failed(ErrorCode.MODEL_PROMPT_TOO_LONG));
        RejectionGuard cached = doubtful();
        cached.note(new Outcome.Generated("kept", "", Finish.STOP, Optional.empty(),
                new Timing(Duration.ZERO, Optional.empty()), 0));

        assertThat(answered.doubts()).isFalse();
        assertThat(refused.doubts()).isFalse();
        assertThat(refused.verdict()).isEmpty();
        assertThat(cached.doubts()).isTrue();
    }

    private static RejectionGuard doubtful() {
        return new RejectionGuard(Optional.of(lost("before")));
    }

    private static Failure lost(String message) {
        return new Failure(ErrorCode.MODEL_CONNECTION_LOST, message, OptionalInt.empty(), false);
    }

    @Test
    void firstReasonIsKept() {
        guard.note(ScriptedGenerator.permanent(ErrorCode.MODEL_UNAUTHORIZED, "first"));
        guard.note(ScriptedGenerator.permanent(ErrorCode.MODEL_NOT_FOUND, "second"));

        assertThat(guard.verdict()).map(Failure::message).contains("first");
    }
}
