package dev.touchstone.engine.score;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.engine.generate.StopSignal;
import dev.touchstone.engine.generate.UnitProgress;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/// The threads on which costly scores are found, shared by all units of a session: as many as there are
/// processors, however many units are worked on. The first wish to stop interrupts them.
public final class ScoringThreads implements AutoCloseable {

    private final int count;
    private final ScoringFollower follower;
    private final ExecutorService threads;

    /// @param count how many scores are looked for at once, at least 1
    /// @param stop the user's wish to stop
    /// @param follower told of each unit that is scored on them
    public ScoringThreads(int count, StopSignal stop, ScoringFollower follower) {
        this.count = count;
        this.follower = follower;
        this.threads = Executors.newFixedThreadPool(count,
                Thread.ofPlatform().daemon().name("score-", 1).factory());
        stop.onDrain(this::stop);
    }

    /// Begins something of which the results are taken in the order in which it was given.
    ///
    /// @param taken called on the thread that gives, in order
    <T> Ordered<T> inOrder(Consumer<T> taken) {
        return new Ordered<>(taken);
    }

    /// Does something that costly scores are found for, while it is followed.
    ///
    /// @param unit `model/task`
    /// @param answers how many there are
    void followed(String unit, long answers, Consumer<UnitProgress> work) {
        UnitProgress progress = new UnitProgress("score: " + unit);
        progress.begin(answers);
        follower.began(progress);
        try {
            work.accept(progress);
        } finally {
            follower.ended(progress);
        }
    }

    private void stop() {
        for (Runnable waiting : threads.shutdownNow()) {
            if (waiting instanceof Future<?> never) {
                never.cancel(false); // nobody would ever run it, and somebody waits for it
            }
        }
    }

    @Override
    public void close() {
        stop();
    }

    /// Results in the order of what was given; at most a few are waited for at a time. Used by one thread.
    final class Ordered<T> {

        private final Consumer<T> taken;
        private final Queue<Future<T>> running = new ArrayDeque<>();

        private Ordered(Consumer<T> taken) {
            this.taken = taken;
        }

        /// Gives one thing to do; waits while too many are under way.
        ///
        /// @throws TouchstoneException `COMMAND_INTERRUPTED` after a wish to stop, and what the work throws
        void add(Callable<T> work) {
            while (running.size() >= 4 * count) {
                take();
            }
            try {
                running.add(threads.submit(work));
            } catch (RejectedExecutionException stopped) {
                throw interrupted(stopped);
            }
        }

        /// Waits for all that was given.
        void finish() {
            while (!running.isEmpty()) {
                take();
            }
        }

        private void take() {
            T result;
            try {
                result = running.remove().get();
            } catch (CancellationException stopped) {
                throw interrupted(stopped);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw interrupted(stopped);
            } catch (ExecutionException failed) {
                running.forEach(future -> future.cancel(true));
                throw failed.getCause() instanceof RuntimeException told ? told
                        : new IllegalStateException("a scorer let an error through", failed.getCause());
            }
            taken.accept(result);
        }

        private static TouchstoneException interrupted(Exception how) {
            return new TouchstoneException(ErrorCode.COMMAND_INTERRUPTED,
                    "stopped while answers were scored; score them with --mode eval --reuse", how);
        }
    }
}
