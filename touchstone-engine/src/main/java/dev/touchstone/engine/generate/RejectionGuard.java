package dev.touchstone.engine.generate;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.Kind;
import java.util.Optional;

/// Decides when a unit has no chance and stops it, so that a wrong key does not cost a thousand requests.
///
/// It stops on a permanent failure at once, and on three refusals or five lost connections in a row while
/// nothing has ever been answered. A text that cannot be measured is an answer: the server did its part.
/// Where an earlier unit of the model found that its server cannot be used, the unit is in doubt until the
/// server says a word, and three lost requests stop it. Thread-safe; the lock protects the counts.
final class RejectionGuard {

    private static final int REFUSALS_WITHOUT_ANSWER = 3;
    private static final int LOSSES_WITHOUT_ANSWER = 5;
    private static final int LOST_REQUESTS_IN_DOUBT = 3;

    private boolean answered;
    private int refusals;
    private int losses;
    private int lostInDoubt;
    private Optional<Failure> earlier;
    private Optional<Failure> verdict = Optional.empty();

    /// The guard of a unit.
    ///
    /// @param earlier why an earlier unit of the model was given up, where no server could be reached
    RejectionGuard(Optional<Failure> earlier) {
        this.earlier = earlier;
    }

    /// Takes note of an outcome.
    synchronized void note(Outcome outcome) {
        switch (outcome) {
            case Outcome.Answered given -> {
                answered = true;
                if (given.tries() > 0) { // an answer out of a cache says nothing of the server
                    earlier = Optional.empty();
                }
            }
            case Outcome.Failed(Failure failure, int tries) -> note(failure, tries);
        }
    }

    /// Why the unit has no chance; empty while it has.
    synchronized Optional<Failure> verdict() {
        return verdict;
    }

    /// True while it is open whether the server can be used: attempts then go one after the other, with few
    /// tries.
    synchronized boolean doubts() {
        return earlier.isPresent();
    }

    private void note(Failure failure, int tries) {
        if (verdict.isPresent() || failure.code() == ErrorCode.MODEL_CANCELLED) {
            return;
        }
        if (failure.code() == ErrorCode.MODEL_TEXT_NOT_MEASURED) {
            answered = true;
        } else if (failure.code().kind() == Kind.ENVIRONMENT) {
            losses++;
        } else if (failure.code() == ErrorCode.MODEL_REJECTED) {
            refusals++;
        }
        if (!Reachability.wordless(failure)) {
            earlier = Optional.empty();
        }
        boolean hopeless = !answered
                && (refusals >= REFUSALS_WITHOUT_ANSWER || losses >= LOSSES_WITHOUT_ANSWER);
        if (failure.permanent() || hopeless) {
            verdict = Optional.of(failure);
        } else if (earlier.isPresent()) {
            lostInDoubt += tries;
            verdict = lostInDoubt < LOST_REQUESTS_IN_DOUBT
                    ? Optional.empty() : Optional.of(again(failure, earlier.get()));
        }
    }

    private static Failure again(Failure now, Failure before) {
        String words = "%s, as at an earlier task of this model, so no more was tried; there it was: %s";
        return new Failure(now.code(), words.formatted(now.message(), before.message()), now.status(), false);
    }
}
