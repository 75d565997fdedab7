package dev.touchstone.models.limit;

import dev.touchstone.core.model.Turn;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// Permits for requests in flight, fewer while the server pushes back.
///
/// Additive increase, multiplicative decrease over windows of about one round trip (as many answers as there
/// are permits, at least 32): when 15 % or more of a window's answers push back (429, 503) the limit falls to
/// 0.7 of itself, otherwise it grows by a sixteenth of its ceiling. A few scattered 429 are noise that
/// waiting mends; reacting to each would hold a server with 5 % of them at an eighth of its rate. Never below
/// 1.
///
/// First come, first served; but requests that go on with what was begun (a further try, a later turn of a
/// talk) go before new ones, so that no sample's requests are spread over the whole run.
public final class AdaptiveLimit {

    private static final int LEAST_WINDOW = 32;
    private static final double PUSHED_SHARE = 0.15;
    private static final double DECREASE = 0.7;

    private final int ceiling;
    /// Protects everything below; held for a few instructions.
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Waiter> begun = new ArrayDeque<>();
    private final Queue<Waiter> fresh = new ArrayDeque<>();
    private int current;
    private int out;
    private int answers;
    private int pushed;

    /// A thread that waits for a permit.
    private static final class Waiter {
        private final Thread thread = Thread.currentThread();
        private volatile boolean granted;
    }

    /// @param ceiling permits at the start and at most, at least 1
    public AdaptiveLimit(int ceiling) {
        if (ceiling < 1) {
            throw new IllegalArgumentException("ceiling must be at least 1, is " + ceiling);
        }
        this.ceiling = ceiling;
        this.current = ceiling;
    }

    /// Waits for a permit.
    ///
    /// @param turn a later one goes before those that begin
    public void acquire(Turn turn) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("stopped before asking for a permit");
        }
        Queue<Waiter> queue = switch (turn) {
            case FIRST -> fresh;
            case LATER -> begun;
        };
        Waiter waiter = new Waiter();
        lock.lock();
        try {
            queue.add(waiter);
            grant();
        } finally {
            lock.unlock();
        }
        while (!waiter.granted) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                giveUp(queue, waiter);
                throw new InterruptedException("stopped while waiting for a permit");
            }
        }
    }

    private void giveUp(Queue<Waiter> queue, Waiter waiter) {
        lock.lock();
        try {
            if (waiter.granted) {
                out--;
                grant();
            } else {
                queue.remove(waiter);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Gives a permit back.
    ///
    /// @param pushedBack true when the server asked to slow down
    public void release(boolean pushedBack) {
        lock.lock();
        try {
            out--;
            answers++;
            pushed += pushedBack ? 1 : 0;
            if (answers >= Math.max(LEAST_WINDOW, current)) {
                current = pushed >= PUSHED_SHARE * answers
                        ? Math.max(1, (int) (current * DECREASE))
                        : Math.min(ceiling, current + Math.max(1, ceiling / 16));
                answers = 0;
                pushed = 0;
            }
            grant();
        } finally {
            lock.unlock();
        }
    }

    private void grant() {
        while (out < current && !(begun.isEmpty() && fresh.isEmpty())) {
            Waiter next = begun.isEmpty() ? fresh.remove() : begun.remove();
            out++;
            next.granted = true;
            if (next.thread != Thread.currentThread()) {
                LockSupport.unpark(next.thread);
            }
        }
    }

    /// Permits that are out.
    public int inFlight() {
        lock.lock();
        try {
            return out;
        } finally {
            lock.unlock();
        }
    }

    /// How many may be out at present.
    public int current() {
        lock.lock();
        try {
            return current;
        } finally {
            lock.unlock();
        }
    }
}
