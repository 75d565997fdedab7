package dev.touchstone.models.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.io.CloseMode;

/// Closes the connection of every call that is past its deadline or whose thread was interrupted.
///
/// One thread looks at all calls in flight each 50 ms, so a deadline costs a call two set operations instead
/// of a timer. A closed connection ends the blocked read or write of its thread with an exception.
final class DeadlineWatch implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(50);

    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private final Thread thread;

    /// One exchange in flight.
    static final class Call {
        private final DefaultBHttpClientConnection connection;
        private final Thread owner;
        private final long deadline;
        private volatile boolean expired;

        private Call(DefaultBHttpClientConnection connection, Thread owner, long deadline) {
            this.connection = connection;
            this.owner = owner;
            this.deadline = deadline;
        }

        /// True when the deadline was the reason for the end.
        boolean expired() {
            return expired;
        }
    }

    DeadlineWatch() {
        thread = Thread.ofVirtual().name("deadline-watch").start(this::watch);
    }

    /// @param deadline by [System#nanoTime]
    Call begin(DefaultBHttpClientConnection connection, long deadline) {
        Call call = new Call(connection, Thread.currentThread(), deadline);
        calls.add(call);
        return call;
    }

    void end(Call call) {
        calls.remove(call);
    }

    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            long now = System.nanoTime();
            for (Call call : calls) {
                if (now - call.deadline >= 0) {
                    call.expired = true;
                    call.connection.close(CloseMode.IMMEDIATE);
                } else if (call.owner.isInterrupted()) {
                    call.connection.close(CloseMode.IMMEDIATE);
                }
            }
            try {
                Thread.sleep(INTERVAL);
            } catch (InterruptedException closing) {
                return; // close() ends the watch this way
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        calls.forEach(call -> call.connection.close(CloseMode.IMMEDIATE));
    }
}
