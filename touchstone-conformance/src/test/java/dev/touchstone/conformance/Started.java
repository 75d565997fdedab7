package dev.touchstone.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// A command that was started.
///
/// @param process of the command itself; nothing stands between
/// @param screen folder with what it printed: `out` and `err`
/// @param begunNanos when it was started, by the clock of this process
record Started(Process process, Path screen, long begunNanos) {

    private static final Duration LIMIT = Duration.ofSeconds(120);

    /// Waits for its end.
    Ended end() {
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("did not end within %s; it printed:\n%s\n%s"
                        .formatted(LIMIT, printed("out"), printed("err")));
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            throw new IllegalStateException(interrupted);
        }
        return new Ended(process.exitValue(), printed("out"), printed("err"),
                Duration.ofNanos(System.nanoTime() - begunNanos));
    }

    /// kill -9.
    Ended kill() {
        process.destroyForcibly();
        return end();
    }

    /// Sends a signal, by its name without SIG.
    void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /// Waits until something is so.
    ///
    /// @param what words for the failure
    Started until(String what, BooleanSupplier so) {
        long last = System.nanoTime() + LIMIT.toNanos();
        while (!so.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > last) {
                throw new AssertionError("never came: %s; it printed:\n%s\n%s"
                        .formatted(what, printed("out"), printed("err")));
            }
            pause(Duration.ofMillis(2));
        }
        return this;
    }

    /// Lets time pass.
    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private String printed(String stream) {
        try {
            return Files.readString(screen.resolve(stream));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
