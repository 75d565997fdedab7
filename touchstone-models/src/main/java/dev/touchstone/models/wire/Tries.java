package dev.touchstone.models.wire;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.model.Turn;
import dev.touchstone.models.http.HttpCalls;
import dev.touchstone.models.http.HttpReply;
import dev.touchstone.models.limit.Pace;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/// Sends a request until it is answered, refused for good, or the tries run out.
///
/// Each try is a request of its own: what an earlier one left (half a stream) is thrown away. A permit is
/// held from sending to the last byte, never while backing off.
public final class Tries {

    private static final int LONGEST_ERROR = 1 << 20;

    /// Further tries while no connection was ever made, and where it is only asked whether a server can be
    /// used: both are to be told in seconds.
    private static final int FEW = 2;

    private final HttpCalls calls;
    private final String path;
    private final Limits limits;
    private final Pace pace;
    private final Redaction redaction;
    private volatile boolean reached;

    /// @param retries tries beyond the first
    /// @param timeLimit of each try
    record Limits(int retries, Duration timeLimit) {}

    /// How it ended.
    public sealed interface Ended<T> {
        /// @param tries requests sent, at least 1
        record Answered<T>(T answer, int tries) implements Ended<T> {}

        /// @param tries requests sent; 0 when a budget refused the first
        record GaveUp<T>(Failure failure, int tries) implements Ended<T> {}
    }

    Tries(HttpCalls calls, String path, Limits limits, Pace pace, Redaction redaction) {
        this.calls = calls;
        this.path = path;
        this.limits = limits;
        this.pace = pace;
        this.redaction = redaction;
    }

    /// Asks until there is an end; each try sends the same.
    ///
    /// @param reader of answers with a status of success
    public <T> Ended<T> run(Turn turn, byte[] body, HttpCalls.ReplyReader<T> reader)
            throws InterruptedException {
        return run(turn, () -> body, reader);
    }

    /// Asks until there is an end.
    ///
    /// @param turn a later one and every further try go before what is not begun
    /// @param body written anew for each try
    /// @param reader of answers with a status of success
    public <T> Ended<T> run(Turn turn, Supplier<byte[]> body, HttpCalls.ReplyReader<T> reader)
            throws InterruptedException {
        for (int tries = 0;; tries++) {
            Optional<Failure> stopped = pace.enter(tries == 0 ? turn : Turn.LATER);
            if (stopped.isPresent()) {
                return new Ended.GaveUp<>(stopped.get(), tries);
            }
            switch (tryOnce(body.get(), reader)) {
                case TryResult.Answered<T>(T answer) -> {
                    return new Ended.Answered<>(answer, tries + 1);
                }
                case TryResult.Refused<T>(Failure failure) -> {
                    return new Ended.GaveUp<>(redaction.apply(failure), tries + 1);
                }
                case TryResult.Lost<T> lost -> {
                    boolean nobodyThere = !reached && !lost.pushedBack()
                            && lost.failure().code() == ErrorCode.MODEL_UNREACHABLE;
                    int allowed = nobodyThere
                            ? Math.min(limits.retries(), FEW) : limits.retries();
                    if (tries >= allowed) {
                        return new Ended.GaveUp<>(givenUp(redaction.apply(lost.failure()), tries + 1), tries
                                + 1);
                    }
                    pace.backOff(tries + 1, lost.retryAfter());
                }
            }
        }
    }

    /// The same path under the same limits, tried again a few times at most.
    public Tries few() {
        return new Tries(calls, path, new Limits(Math.min(limits.retries(), FEW), limits.timeLimit()), pace,
                redaction);
    }

    /// The limits that requests pass.
    public Pace pace() {
        return pace;
    }

    private static Failure givenUp(Failure last, int tries) {
        return new Failure(last.code(), "%s (after %d %s)".formatted(last.message(), tries,
                tries == 1 ? "try" : "tries"), last.status(), last.permanent());
    }

    private <T> TryResult<T> tryOnce(byte[] body,
            HttpCalls.ReplyReader<T> reader) throws InterruptedException {
        boolean pushedBack = false;
        try {
            TryResult<T> result = calls.post(path, body, limits.timeLimit(), http -> read(http, reader));
            pushedBack = result instanceof TryResult.Lost<T> lost && lost.pushedBack();
            return result;
        } catch (IOException broken) {
            TryResult.Failed<Void> failed = Refusal.ofBroken(broken);
            pushedBack = failed instanceof TryResult.Lost<Void> lost && lost.pushedBack();
            return retyped(failed);
        } finally {
            pace.leave(pushedBack);
        }
    }

    private <T> TryResult<T> read(HttpReply http, HttpCalls.ReplyReader<T> reader) throws IOException {
        reached = true;
        if (http.status() >= 200 && http.status() < 300) { // each claims an answer; the reader judges it
            return new TryResult.Answered<>(reader.read(http));
        }
        ServerError error = ServerError.ofBody(http.readBody(LONGEST_ERROR));
        if (error.message().isEmpty()) { // gateways that send no body say why in a header
            error = ServerError.of(http.header("X-Bce-Error-Message").orElse(""),
                    http.header("X-Bce-Error-Code").orElse(""));
        }
        if (http.status() >= 300 && http.status() < 400) {
            error = new ServerError("the server sends to %s; give that address with --url"
                    .formatted(http.header("Location").orElse("nowhere")), "", OptionalInt.empty());
        }
        return retyped(Refusal.ofStatus(http.status(), error,
                http.header("Retry-After").flatMap(pace::readRetryAfter)));
    }

    private static <T> TryResult<T> retyped(TryResult.Failed<Void> failed) {
        return switch (failed) {
            case TryResult.Refused<Void>(Failure failure) -> new TryResult.Refused<>(failure);
            case TryResult.Lost<Void>(Failure failure, Optional<Duration> retryAfter, boolean pushedBack) ->
                new TryResult.Lost<>(failure, retryAfter, pushedBack);
        };
    }
}
