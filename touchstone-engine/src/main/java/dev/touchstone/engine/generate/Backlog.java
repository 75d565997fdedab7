package dev.touchstone.engine.generate;

import dev.touchstone.core.model.Gate;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Answers that are here and not yet logged: while there are too many, nothing more is sent.
///
/// What was answered and not logged is paid and lost when the process dies, so a log that stalls has to stall
/// the requests too. With what is in flight when the gate closes, at most twice the bound can wait. An answer
/// costs two atomic additions, a request one volatile read; the lock is taken only around a closed gate.
final class Backlog implements Gate {

    private final int most;
    private final AtomicInteger unlogged = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock(); // guards nothing but the condition
    private final Condition opened = lock.newCondition();

    /// @param most answers that may wait, at least 1
    Backlog(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("at least one answer may wait, is " + most);
        }
        this.most = most;
    }

    /// An answer came in.
    void add() {
        unlogged.incrementAndGet();
    }

    /// An answer was logged, or never will be.
    void remove() {
        if (unlogged.decrementAndGet() == most - 1) {
            lock.lock();
            try {
                opened.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    @Override
    public boolean open() {
        return unlogged.get() < most;
    }

    @Override
    public void await() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!open()) {
                opened.await();
            }
        } finally {
            lock.unlock();
        }
    }
}
