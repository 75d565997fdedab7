package dev.touchstone.models.limit;

import java.time.Duration;

/// Waits; the one place where a back end sleeps, so that tests need not.
@FunctionalInterface
public interface Sleeper {

    /// Waits as long as told.
    void sleep(Duration pause) throws InterruptedException;

    /// Waits by the real clock.
    static Sleeper real() {
        return Thread::sleep;
    }
}
