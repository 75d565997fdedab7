package dev.touchstone.models.limit;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.model.Activity;
import dev.touchstone.core.model.Gate;
import dev.touchstone.core.model.Turn;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/// All limits of one back end, in the order in which a request passes them: budget, rate, permit, gate.
///
/// A permit is held while a request is in flight and at no other time: not while waiting for the rate, not
/// while backing off.
public final class Pace {

    private final AdaptiveLimit limit;
    private final RequestRate rate;
    private final Budget budget;
    private final Backoff backoff;
    private final Sleeper sleeper;
    private final LongAdder retries = new LongAdder();
    private final Set<Thread> asleep = new HashSet<>(); // guarded by itself
    private volatile boolean draining;
    private volatile Gate gate = Gate.OPEN;

    /// @param sleeper waits between tries
    public Pace(AdaptiveLimit limit, RequestRate rate, Budget budget, Backoff backoff, Sleeper sleeper) {
        this.limit = limit;
        this.rate = rate;
        this.budget = budget;
        this.backoff = backoff;
        this.sleeper = sleeper;
    }

    /// Waits until a request may be sent; every entered request has to [#leave].
    ///
    /// @param turn a later one, a further try among them, goes before what is not begun
    /// @return why it may not be sent at all; nothing was entered then
    public Optional<Failure> enter(Turn turn) throws InterruptedException {
        Optional<Failure> refused = budget.refusal();
        if (refused.isPresent()) {
            return refused;
        }
        pausing(rate::await);
        if (draining) {
            return Optional.of(cancelled());
        }
        limit.acquire(turn);
        if (!gate.open()) {
            awaitGate(); // with its permit, so that whoever is behind it waits as well
        }
        // asked again: meanwhile others may have used the budget up, or the run may be stopping
        refused = draining ? Optional.of(cancelled()) : budget.refusal();
        if (refused.isPresent()) {
            limit.release(false);
        }
        return refused;
    }

    private void awaitGate() throws InterruptedException {
        try {
            pausing(gate::await);
        } catch (InterruptedException stopped) {
            limit.release(false);
            throw stopped;
        }
    }

    /// From now on requests also wait for a gate.
    public void sendThrough(Gate through) {
        gate = through;
    }

    /// Sends nothing more: whoever waits for its turn is refused with `MODEL_CANCELLED`, at once; what is in
    /// flight comes to its end.
    public void drain() {
        synchronized (asleep) {
            draining = true;
            asleep.forEach(Thread::interrupt);
        }
    }

    /// Ends what [#enter] began.
    ///
    /// @param pushedBack true when the server asked to slow down
    public void leave(boolean pushedBack) {
        limit.release(pushedBack);
    }

    /// Counts the tokens of an answer.
    public void spend(Usage usage) {
        budget.spend(usage);
    }

    /// Waits before another try.
    ///
    /// @param failed tries so far
    /// @param asked what the server asked for
    public void backOff(int failed, Optional<Duration> asked) throws InterruptedException {
        retries.increment();
        pausing(() -> sleeper.sleep(backoff.pause(failed, asked)));
    }

    /// A wait that [#drain] cuts short.
    private interface Waiting {
        void run() throws InterruptedException;
    }

    private void pausing(Waiting waiting) throws InterruptedException {
        synchronized (asleep) {
            if (draining) {
                return;
            }
            asleep.add(Thread.currentThread());
        }
        boolean interrupted = false;
        try {
            waiting.run();
        } catch (InterruptedException woken) {
            interrupted = true;
        }
        synchronized (asleep) {
            asleep.remove(Thread.currentThread());
        }
        if (draining) {
            Thread.interrupted(); // ours, unless the run stops at once, which then asks again
        } else if (interrupted) {
            throw new InterruptedException("stopped while waiting for its turn");
        }
    }

    private static Failure cancelled() {
        return new Failure(
                ErrorCode.MODEL_CANCELLED, "not sent: the run is stopping", OptionalInt.empty(), false);
    }

    /// A `Retry-After` header as a pause.
    public Optional<Duration> readRetryAfter(String header) {
        return backoff.read(header);
    }

    /// What is going on now.
    public Activity activity() {
        return new Activity(limit.inFlight(), limit.current(), retries.sum());
    }
}
