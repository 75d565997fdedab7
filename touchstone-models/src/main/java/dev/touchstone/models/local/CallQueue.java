package dev.touchstone.models.local;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.model.Gate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Calls that wait for a worker, handed out in batches.
///
/// Thread-safe; the lock protects the set and the state. A batch begins with the oldest call and is filled
/// with those of its kind whose length is nearest, so that little is padded and nobody waits for ever. A
/// batch that is not full waits for more, but only while more keep coming.
final class CallQueue {

    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long LONGEST_LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final SequencedSet<Call> waiting = new LinkedHashSet<>();
    private long lastPutNanos = System.nanoTime();
    private Optional<Failure> refusal = Optional.empty();
    private volatile Gate gate = Gate.OPEN;
    private boolean closed;

    /// Adds a call; where nothing more is to be asked, it ends at once.
    void put(Call call) {
        add(call, false);
    }

    /// Adds a call that goes on with what was begun; it is the next one.
    void putAhead(Call call) {
        add(call, true);
    }

    /// Gives a call back that a worker left unanswered; it is the next one.
    void putBack(Call call) {
        add(call, true);
    }

    private void add(Call call, boolean first) {
        lock.lock();
        try {
            if (refusal.isPresent()) {
                call.complete(new Reply.Nothing(refusal.get()));
                return;
            }
            if (first) {
                waiting.addFirst(call);
            } else {
                waiting.addLast(call);
            }
            lastPutNanos = System.nanoTime();
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Takes a call out whose caller gave up.
    void remove(Call call) {
        lock.lock();
        try {
            waiting.remove(call);
        } finally {
            lock.unlock();
        }
    }

    /// The next batch; waits until there is one.
    ///
    /// @param most calls in a batch
    /// @return empty when the queue was closed
    List<Call> take(int most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed) {
                if (waiting.isEmpty()) {
                    changed.await();
                } else if (!gate.open()) {
                    awaitGate();
                } else {
                    linger(most);
                    if (!waiting.isEmpty()) {
                        return batch(most);
                    }
                }
            }
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    /// Waits without the lock, so that calls can come and be taken out.
    private void awaitGate() throws InterruptedException {
        lock.unlock();
        try {
            gate.await();
        } finally {
            lock.lock();
        }
    }

    /// From now on batches are handed out only while a gate is open.
    void sendThrough(Gate through) {
        gate = through;
    }

    /// Waits while a batch is not full and calls keep coming.
    private void linger(int most) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_LINGER_NANOS;
        while (!closed && waiting.size() < most && !waiting.isEmpty() && !waiting.getFirst().alone()) {
            long now = System.nanoTime();
            long left = Math.min(lastPutNanos + QUIET_NANOS, end) - now;
            if (left <= 0) {
                return;
            }
            changed.awaitNanos(left);
        }
    }

    private List<Call> batch(int most) {
        Call first = waiting.getFirst();
        List<Call> chosen = new ArrayList<>();
        if (first.alone()) {
            chosen.add(first);
        } else {
            waiting.stream().filter(call -> !call.alone() && call.kind().equals(first.kind()))
                    .forEach(chosen::add);
            if (chosen.size() > most) {
                chosen.sort(Comparator.comparingInt(
                        call -> call == first ? -1 : Math.abs(call.size() - first.size())));
                chosen = new ArrayList<>(chosen.subList(0, most));
            }
        }
        chosen.forEach(waiting::remove);
        if (!waiting.isEmpty()) {
            changed.signal();
        }
        return chosen;
    }

    /// From now on nothing is asked: what waits and whatever comes ends as cancelled.
    void drain() {
        fail(new Failure(ErrorCode.MODEL_CANCELLED, "not asked: the run is stopping", OptionalInt.empty(),
                false));
    }

    /// From now on everything ends with this failure; the first one stays.
    void fail(Failure failure) {
        List<Call> left;
        lock.lock();
        try {
            if (refusal.isEmpty()) {
                refusal = Optional.of(failure);
            }
            left = List.copyOf(waiting);
            waiting.clear();
        } finally {
            lock.unlock();
        }
        left.forEach(call -> call.complete(new Reply.Nothing(failure)));
    }

    /// Ends the lanes.
    void close() {
        drain();
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
