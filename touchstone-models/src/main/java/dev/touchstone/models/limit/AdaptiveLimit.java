package dev.touchstone.models.limit;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/// Permits for requests in flight, fewer while the server pushes back.
///
/// Additive increase, multiplicative decrease over windows of about one round trip (as many answers as there are
/// permits, at least 32): when 15 % or more of a window's answers push back (429, 503) the limit falls to 0.7 of itself,
/// otherwise it grows by a sixteenth of its ceiling. A few scattered 429 are noise that waiting mends; reacting to
/// each would hold a server with 5 % of them at an eighth of its rate. Never below 1. Fair: first come, first served.
public final class AdaptiveLimit {

    private static final int LEAST_WINDOW = 32;
    private static final double PUSHED_SHARE = 0.15;
    private static final double DECREASE = 0.7;

    private final int ceiling;
    private final Semaphore permits;
    private final AtomicInteger inFlight = new AtomicInteger();
    /// Permits to be kept back at their next release.
    private final AtomicInteger debt = new AtomicInteger();
    /// Protects the window and the changes of the limit.
    private final ReentrantLock lock = new ReentrantLock();
    private volatile int current;
    private int answers;
    private int pushed;

    /// @param ceiling permits at the start and at most, at least 1
    public AdaptiveLimit(int ceiling) {
        if (ceiling < 1) {
            throw new IllegalArgumentException("ceiling must be at least 1, is " + ceiling);
        }
        this.ceiling = ceiling;
        this.current = ceiling;
        this.permits = new Semaphore(ceiling, true);
    }

    /// Waits for a permit.
    public void acquire() throws InterruptedException {
        permits.acquire();
        inFlight.incrementAndGet();
    }

    /// Gives a permit back.
    ///
    /// @param pushedBack true when the server asked to slow down
    public void release(boolean pushedBack) {
        inFlight.decrementAndGet();
        int owed = debt.getAndUpdate(held -> held > 0 ? held - 1 : 0);
        if (owed == 0) {
            permits.release();
        }
        observe(pushedBack);
    }

    /// Permits that are out.
    public int inFlight() {
        return inFlight.get();
    }

    /// How many may be out at present.
    public int current() {
        return current;
    }

    private void observe(boolean pushedBack) {
        lock.lock();
        try {
            answers++;
            pushed += pushedBack ? 1 : 0;
            if (answers < Math.max(LEAST_WINDOW, current)) {
                return;
            }
            change(pushed >= PUSHED_SHARE * answers
                    ? Math.max(1, (int) (current * DECREASE))
                    : Math.min(ceiling, current + Math.max(1, ceiling / 16)));
            answers = 0;
            pushed = 0;
        } finally {
            lock.unlock();
        }
    }

    private void change(int next) {
        for (int at = next; at < current; at++) {
            if (!permits.tryAcquire()) {
                debt.incrementAndGet();
            }
        }
        for (int at = current; at < next; at++) {
            int owed = debt.getAndUpdate(held -> held > 0 ? held - 1 : 0);
            if (owed == 0) {
                permits.release();
            }
        }
        current = next;
    }
}
