package dev.touchstone.models.local;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// One question on its way to a worker and back.
///
/// The caller waits for its reply; the lane that took it counts how often a worker ended while it had it.
final class Call {

    private final long id;
    private final Kind kind;
    private final Fields item;
    private final int size;
    private final CompletableFuture<Reply> reply = new CompletableFuture<>();
    private volatile long sentNanos;
    private volatile int sendings;
    private volatile int deaths;

    /// What calls of one batch have in common.
    ///
    /// @param operation `generate` or `likelihood`
    /// @param arguments sampling arguments without the seed
    record Kind(String operation, Fields arguments) {}

    /// @param id unique in this generator
    /// @param kind calls of one kind may share a batch
    /// @param item the call's line in the request, without its id
    /// @param size characters, to put calls of similar length together
    Call(long id, Kind kind, Fields item, int size) {
        this.id = id;
        this.kind = kind;
        this.item = item.with("id", Value.of(id));
        this.size = size;
    }

    long id() {
        return id;
    }

    Kind kind() {
        return kind;
    }

    Fields item() {
        return item;
    }

    int size() {
        return size;
    }

    /// How often it was sent.
    int sendings() {
        return sendings;
    }

    void sent() {
        sentNanos = System.nanoTime();
        sendings++;
    }

    Duration sinceSent() {
        return Duration.ofNanos(System.nanoTime() - sentNanos);
    }

    /// A worker ended while it had this call: from now on it is sent alone, to find the one that does it.
    ///
    /// @return how often that happened
    int workerDied() {
        deaths++;
        return deaths;
    }

    boolean alone() {
        return deaths > 0;
    }

    /// Ends the wait of the caller; the first reply counts.
    void complete(Reply result) {
        reply.complete(result);
    }

    void fail(ErrorCode code, String message, boolean permanent) {
        complete(new Reply.Nothing(new Failure(code, message, OptionalInt.empty(), permanent)));
    }

    boolean ended() {
        return reply.isDone();
    }

    /// Waits for the reply.
    Reply await() throws InterruptedException {
        try {
            return reply.get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("a call is never ended by an exception", impossible);
        }
    }
}
