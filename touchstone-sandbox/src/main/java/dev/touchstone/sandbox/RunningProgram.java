package dev.touchstone.sandbox;

import dev.touchstone.sandbox.ProgramEnd.Captured;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// A program while it runs: waits for its end, ends it when a limit is met.
final class RunningProgram {

    private static final long LAST_OUTPUT_MILLIS = 2_000;

    private final Process process;
    private final SandboxLimits limits;
    private final Optional<MemoryWatch> watch;
    private final AtomicBoolean flooded = new AtomicBoolean();
    private final Capture out;
    private final Capture err;

    /// Why the waiting ended.
    enum Stop { ENDED, WALL, OUTPUT, MEMORY }

    /// @param further bytes that are written to standard output beside the program's own
    /// @param watch looks at its memory
    RunningProgram(Process process, SandboxLimits limits, int further, Optional<MemoryWatch> watch) {
        this.process = process;
        this.limits = limits;
        this.watch = watch;
        this.out = new Capture(limits.space().output() + further, this::flood);
        this.err = new Capture(limits.space().output(), this::flood);
    }

    private void flood() {
        flooded.set(true);
        kill();
    }

    /// Ends the process. Not by [Process#destroyForcibly], which also closes what was written and not yet
    /// read.
    private void kill() {
        process.toHandle().destroyForcibly();
    }

    /// Standard output.
    Capture out() {
        return out;
    }

    /// Standard error.
    Capture err() {
        return err;
    }

    /// Waits for the end; a program that met a limit is ended.
    ///
    /// @param began when it was started, by the monotonic clock
    Stop await(long began) throws InterruptedException {
        long until = began + limits.time().wall().toNanos();
        Stop why = watch.isPresent() ? watched(watch.get(), until) : plain(until);
        if (why != Stop.ENDED) {
            kill();
        }
        process.waitFor(); // it was sent a signal that it cannot refuse
        return why;
    }

    /// Whether it wrote too much; certain after [#drained].
    boolean flooded() {
        return flooded.get();
    }

    private Stop plain(long until) throws InterruptedException {
        return process.waitFor(until - System.nanoTime(), TimeUnit.NANOSECONDS) ? Stop.ENDED : Stop.WALL;
    }

    private Stop watched(MemoryWatch memory, long until) throws InterruptedException {
        while (!process.waitFor(memory.lookMillis(), TimeUnit.MILLISECONDS)) {
            if (System.nanoTime() >= until) {
                return Stop.WALL;
            }
            if (memory.exceeded(process.toHandle())) {
                return Stop.MEMORY;
            }
        }
        return Stop.ENDED;
    }

    /// Waits a little for the last of what it wrote, after its end.
    ///
    /// @return false when something still holds its output open
    boolean drained() throws InterruptedException {
        return out.await(LAST_OUTPUT_MILLIS) && err.await(LAST_OUTPUT_MILLIS);
    }

    /// What it wrote, as far as it was read.
    Captured captured(Duration wall) {
        return new Captured(out.text(), err.text(), wall);
    }
}
