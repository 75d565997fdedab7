package dev.touchstone.engine.generate;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.sample.Question;
import java.util.Optional;

/// Requests before the first real one of a model, so that a cold server does not count and a wrong key shows
/// early.
///
/// Sent once per model and session, and only when something is missing; their answers are thrown away.
/// Thread-safe: whoever comes while they are being sent waits for their end.
final class WarmUp {

    private final Asker asker;
    private final int requests;
    private volatile boolean done;

    WarmUp(Asker asker, int requests) {
        this.asker = asker;
        this.requests = requests;
    }

    /// Whether everything was sent.
    boolean done() {
        return done;
    }

    /// Sends what is still to be sent.
    ///
    /// @return why the model cannot be asked at all; empty when it can. A refusal of this one prompt (400) is
    ///         no such reason: another prompt may fit.
    synchronized Optional<Failure> send(Lane lane, Question question) throws InterruptedException {
        Optional<Failure> last = Optional.empty();
        for (int request = 0; request < requests && !done; request++) {
            Outcome outcome = asker.ask(new AttemptKey(question.index(), 0), question.prompt(),
                    lane.plan().settingsOf(question, 0));
            lane.journal().note("warm_up request=%d outcome=%s".formatted(request + 1, describe(outcome)));
            switch (outcome) {
                case Outcome.Answered _ -> last = Optional.empty();
                case Outcome.Failed(Failure failure, _) -> last = Optional.of(failure);
            }
            if (last.filter(Failure::permanent).isPresent()) {
                break;
            }
        }
        done = true;
        return last.filter(WarmUp::hopeless).map(WarmUp::named);
    }

    /// A refusal or an unreadable answer may be this one prompt's; another prompt may fit.
    private static boolean hopeless(Failure failure) {
        boolean ofThisPrompt = failure.code() == ErrorCode.MODEL_REJECTED
                || failure.code() == ErrorCode.MODEL_PROMPT_TOO_LONG
                || failure.code() == ErrorCode.MODEL_ANSWER_UNREADABLE
                || failure.code() == ErrorCode.MODEL_TEXT_NOT_MEASURED
                || failure.code() == ErrorCode.MODEL_WORKER_LOST
                || failure.code() == ErrorCode.MODEL_OUT_OF_MEMORY;
        return failure.permanent() || !ofThisPrompt;
    }

    private static Failure named(Failure failure) {
        return failure.permanent() ? failure : new Failure(failure.code(),
                failure.message() + " (met by the warm-up request; --num-warmups 0 begins without one)",
                failure.status(), false);
    }

    private static String describe(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered answered -> "answered ms=" + answered.timing().total().toMillis();
            case Outcome.Failed(Failure failure, int tries) ->
                "failed code=%s tries=%d message=%s".formatted(failure.code().id(), tries, failure.message());
        };
    }
}
