package dev.touchstone.engine.generate;

import java.util.ArrayList;
import java.util.List;

/// The user's wish to stop: first drain what is in flight, then at once.
///
/// Thread-safe. The lock protects the state and the list of those who want to know.
public final class StopSignal {

    /// How far the wish goes.
    public enum Level {
        /// Go on.
        NONE,
        /// Send nothing more, wait for what is in flight.
        DRAIN,
        /// Give up what is in flight.
        NOW
    }

    private final List<Runnable> whenDraining = new ArrayList<>();
    private final List<Runnable> whenNow = new ArrayList<>();
    private Level level = Level.NONE;

    /// What is wanted at this moment.
    public synchronized Level level() {
        return level;
    }

    /// Whether anything at all is wanted.
    public boolean asked() {
        return level() != Level.NONE;
    }

    /// One more wish: the first drains, the second stops at once.
    public void raise() {
        List<Runnable> informed;
        synchronized (this) {
            level = level == Level.NONE ? Level.DRAIN : Level.NOW;
            informed = List.copyOf(level == Level.NOW ? whenNow : whenDraining);
        }
        informed.forEach(Runnable::run);
    }

    /// Registers what to do at the first wish; done immediately when there was one already.
    public void onDrain(Runnable action) {
        boolean already;
        synchronized (this) {
            already = level != Level.NONE;
            whenDraining.add(action);
        }
        if (already) {
            action.run();
        }
    }

    /// Registers what to do when everything is to stop at once; done immediately when that is so already.
    public void onNow(Runnable action) {
        boolean already;
        synchronized (this) {
            already = level == Level.NOW;
            whenNow.add(action);
        }
        if (already) {
            action.run();
        }
    }
}
