package dev.touchstone.engine.generate;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.error.ErrorCode;
import java.util.Optional;

/// Whether the server of a model can be reached, by what came of all attempts of all its units.
///
/// The finding that it cannot stands after five attempts in a row that ended, tries included, without a
/// word of the server, or after a warm-up that did; it falls with the first word of the server, be it a
/// refusal. What says something of a prompt, a key or a worker is no such finding. Thread-safe; the lock
/// protects both fields.
final class Reachability {

    private static final int LOSSES_IN_A_ROW = 5;

    private int losses;
    private Optional<Failure> finding = Optional.empty();

    /// True when there was no word of the server: no connection, or one that broke.
    static boolean wordless(Failure failure) {
        return failure.code() == ErrorCode.MODEL_UNREACHABLE
                || failure.code() == ErrorCode.MODEL_CONNECTION_LOST;
    }

    /// Takes note of what came of an attempt. An answer for which nothing was sent says nothing of a server.
    synchronized void note(Outcome outcome) {
        switch (outcome) {
            case Outcome.Answered answered when answered.tries() == 0 -> {} // out of a cache
            case Outcome.Answered _ -> clear();
            case Outcome.Failed(Failure failure, _) when wordless(failure) -> {
                losses++;
                if (losses >= LOSSES_IN_A_ROW) {
                    found(failure);
                }
            }
            case Outcome.Failed(Failure failure, int tries) -> {
                if (tries > 0 && spoken(failure)) {
                    clear();
                }
            }
        }
    }

    /// A failure of which it is known that every request would meet it.
    synchronized void found(Failure failure) {
        if (wordless(failure) && finding.isEmpty()) {
            finding = Optional.of(failure);
        }
    }

    /// Why the server cannot be used; empty when nothing says so. Of several failures the first.
    synchronized Optional<Failure> finding() {
        return finding;
    }

    /// Nobody speaks in a time-out or a request that was given up.
    private static boolean spoken(Failure failure) {
        return failure.code() != ErrorCode.MODEL_TIMEOUT && failure.code() != ErrorCode.MODEL_CANCELLED;
    }

    private void clear() {
        losses = 0;
        finding = Optional.empty();
    }
}
