package dev.touchstone.benchmarks.server;

import java.util.Optional;
import java.util.function.Supplier;

/// What [AnswerServer] saw of one client: requests, their rate, and how many were in flight.
///
/// The mean in flight is weighted by time: the sum of all requests' durations, from last byte in to answer
/// out, over the time from the first request to the last answer. Guarded by its own monitor: the server's
/// thread writes, the measuring thread reads and starts anew.
public final class ServerCounts {

    private long requests;
    private long answers;
    private long first;
    private long last;
    private long changed;
    private double busy;
    private long most;
    private byte[] body = new byte[0];
    private Optional<Runnable> onFirst = Optional.empty();

    ServerCounts() {}

    /// Counts from nothing again.
    ///
    /// @param onFirst called on the server's thread at the next first request; must be short
    public synchronized void restart(Runnable onFirst) {
        requests = 0;
        answers = 0;
        busy = 0;
        most = 0;
        this.onFirst = Optional.of(onFirst);
    }

    /// Counts from nothing again.
    public void restart() {
        restart(() -> { });
    }

    void began(long now, Supplier<byte[]> content) {
        Runnable call = () -> { };
        synchronized (this) {
            if (requests == 0) {
                first = now;
                changed = now;
                body = content.get();
                call = onFirst.orElse(call);
            }
            advance(now);
            requests++;
            most = Math.max(most, requests - answers);
        }
        call.run();
    }

    synchronized void ended(long now) {
        advance(now);
        answers++;
        last = now;
    }

    private void advance(long now) {
        busy += (double) (requests - answers) * (now - changed);
        changed = now;
    }

    /// Requests so far.
    public synchronized long requests() {
        return requests;
    }

    /// The most requests that were in flight at one moment.
    public synchronized long mostInFlight() {
        return most;
    }

    /// The mean number of requests in flight; 0 before the first answer.
    public synchronized double meanInFlight() {
        return answers == 0 ? 0 : busy / (last - first);
    }

    /// Answers per second from the first request to the last answer; 0 before the first answer.
    public synchronized double rate() {
        return answers == 0 ? 0 : answers * 1e9 / (last - first);
    }

    /// The body of the first request.
    public synchronized byte[] firstBody() {
        return body;
    }
}
