package dev.touchstone.models.limit;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// Releases one request each 1/rate seconds.
///
/// A caller takes the next free instant and waits for it; idle time is not saved up, so there are no bursts.
public final class RequestRate {

    /// Below this rate, in requests a second, AISBench takes a rate as unlimited; so do we.
    private static final double UNLIMITED_BELOW = 0.001;

    private final long gapNanos;
    private final LongSupplier nanoClock;
    private final Sleeper sleeper;
    /// Protects `next`; held for a few instructions only.
    private final ReentrantLock lock = new ReentrantLock();
    private long next;

    /// @param perSecond requests a second; empty or below 0.001 = unlimited
    /// @param nanoClock such as [System#nanoTime]
    public RequestRate(OptionalDouble perSecond, LongSupplier nanoClock, Sleeper sleeper) {
        this.gapNanos = perSecond.isPresent() && perSecond.getAsDouble() >= UNLIMITED_BELOW
                ? (long) (1e9 / perSecond.getAsDouble()) : 0;
        this.nanoClock = nanoClock;
        this.sleeper = sleeper;
        this.next = nanoClock.getAsLong();
    }

    /// Waits for this caller's instant.
    public void await() throws InterruptedException {
        if (gapNanos == 0) {
            return;
        }
        long wait;
        lock.lock();
        try {
            long now = nanoClock.getAsLong();
            long mine = next - now > 0 ? next : now;
            next = mine + gapNanos;
            wait = mine - now;
        } finally {
            lock.unlock();
        }
        if (wait > 0) {
            sleeper.sleep(Duration.ofNanos(wait));
        }
    }
}
