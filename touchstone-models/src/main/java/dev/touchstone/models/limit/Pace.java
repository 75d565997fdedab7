package dev.touchstone.models.limit;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.model.Activity;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/// All limits of one back end, in the order in which a request passes them: budget, rate, permit.
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

    public Pace(AdaptiveLimit limit, RequestRate rate, Budget budget, Backoff backoff, Sleeper sleeper) {
        this.limit = limit;
        this.rate = rate;
        this.budget = budget;
        this.backoff = backoff;
        this.sleeper = sleeper;
    }

    /// Waits until a request may be sent; every entered request has to [#leave].
    ///
    /// @param triedBefore true for a request that is tried again: it goes before new ones
    /// @return why it may not be sent at all; nothing was entered then
    public Optional<Failure> enter(boolean triedBefore) throws InterruptedException {
        Optional<Failure> refused = budget.refusal();
        if (refused.isPresent()) {
            return refused;
        }
        rate.await();
        limit.acquire(triedBefore);
        return Optional.empty();
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
        sleeper.sleep(backoff.pause(failed, asked));
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
