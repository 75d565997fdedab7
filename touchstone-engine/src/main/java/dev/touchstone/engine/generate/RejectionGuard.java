package dev.touchstone.engine.generate;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.Kind;
import java.util.Optional;

/// Decides when a unit has no chance and stops it, so that a wrong key does not cost a thousand requests.
///
/// It stops on a permanent failure at once, and on three refusals or five lost connections in a row while
/// nothing has ever been answered. Thread-safe; the lock protects the counts.
final class RejectionGuard {

    private static final int REFUSALS_WITHOUT_ANSWER = 3;
    private static final int LOSSES_WITHOUT_ANSWER = 5;

    private boolean answered;
    private int refusals;
    private int losses;
    private Optional<Failure> verdict = Optional.empty();

    /// Takes note of an outcome.
    synchronized void note(Outcome outcome) {
        switch (outcome) {
            case Outcome.Answered _ -> answered = true;
            case Outcome.Failed(Failure failure, _) -> note(failure);
        }
    }

    /// Why the unit has no chance; empty while it has.
    synchronized Optional<Failure> verdict() {
        return verdict;
    }

    private void note(Failure failure) {
        if (verdict.isPresent() || failure.code() == ErrorCode.MODEL_CANCELLED) {
            return;
        }
        if (failure.code().kind() == Kind.ENVIRONMENT) {
            losses++;
        } else if (failure.code() == ErrorCode.MODEL_REJECTED) {
            refusals++;
        }
        boolean hopeless = !answered
                && (refusals >= REFUSALS_WITHOUT_ANSWER || losses >= LOSSES_WITHOUT_ANSWER);
        if (failure.permanent() || hopeless) {
            verdict = Optional.of(failure);
        }
    }
}
