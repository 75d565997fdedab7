package dev.touchstone.gguf.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// A few threads that work on the parts of one job at a time, the calling thread among them.
///
/// Jobs last microseconds, so members wait for the next one spinning for a while before they park. Parts are
/// handed out one by one: a member that the system holds back delays only the part it has. One thread at a
/// time calls [#run]; the end of a job happens-before its return.
public final class Team implements AutoCloseable {

    /// One part of a job.
    @FunctionalInterface
    public interface Job {
        /// @param part from 0 up to the job's number of parts
        /// @param member which member works on it, 0 is the caller
        void run(int part, int member);
    }

    /// About 50 µs, longer than the serial stretch between two jobs of one step.
    private static final int SPINS = 4_000;

    private record Round(Job job, int parts, AtomicInteger next, AtomicInteger working,
            AtomicInteger failures) {}

    private static final Round CLOSED =
            new Round((_, _) -> {}, 0, new AtomicInteger(), new AtomicInteger(), new AtomicInteger());

    private final List<Thread> members = new ArrayList<>();
    private volatile Round round = CLOSED;
    private volatile boolean closed;
    private volatile Throwable failure = new IllegalStateException("no failure");

    /// @param size threads in all, at least 1
    public Team(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("size must be at least 1, is " + size);
        }
        for (int member = 1; member < size; member++) {
            int number = member;
            members.add(Thread.ofPlatform().daemon().name("gguf-team-" + member).start(() -> serve(number)));
        }
    }

    /// Threads in all.
    public int size() {
        return members.size() + 1;
    }

    /// Runs all parts and returns when the last has ended.
    ///
    /// @throws RuntimeException what a part threw
    public void run(int parts, Job job) {
        int helpers = members.size();
        if (helpers == 0 || parts == 1) {
            for (int part = 0; part < parts; part++) {
                job.run(part, 0);
            }
            return;
        }
        Round mine = new Round(job, parts, new AtomicInteger(), new AtomicInteger(), new AtomicInteger());
        round = mine;
        members.forEach(LockSupport::unpark);
        work(mine, 0);
        // All parts are handed out now: a member that comes later finds none and need not be waited for.
        int spins = 0;
        while (mine.working.get() > 0) {
            if (++spins < SPINS) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
        if (mine.failures.get() > 0) {
            switch (failure) {
                case RuntimeException thrown -> throw thrown;
                case Throwable thrown -> throw new IllegalStateException("a part of a job failed", thrown);
            }
        }
    }

    private void serve(int member) {
        Round done = CLOSED;
        while (!closed) {
            Round current = awaitAfter(done);
            if (current != done) {
                current.working.incrementAndGet();
                work(current, member);
                current.working.decrementAndGet();
                done = current;
            }
        }
    }

    private Round awaitAfter(Round done) {
        int spins = 0;
        while (round == done && !closed) {
            if (++spins < SPINS) {
                Thread.onSpinWait();
            } else {
                LockSupport.park(this);
            }
        }
        return round;
    }

    private void work(Round mine, int member) {
        try {
            for (int part = mine.next.getAndIncrement(); part < mine.parts; part =
                    mine.next.getAndIncrement()) {
                mine.job.run(part, member);
            }
        } catch (RuntimeException | Error thrown) {
            failure = thrown;
            mine.failures.incrementAndGet();
            mine.next.set(mine.parts);
        }
    }

    /// Lets the other threads end.
    @Override
    public void close() {
        closed = true;
        members.forEach(LockSupport::unpark);
    }
}
