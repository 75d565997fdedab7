package dev.touchstone.models.local;

/// Counts how often workers ended, so that starting them again has an end.
///
/// Thread-safe; shared by the lanes of a model; the lock protects the counts.
final class Deaths {

    /// Ends one after the other without an answer between them, before the model is given up.
    static final int MOST_IN_A_ROW = 10;

    /// Ends in all.
    static final int MOST = 200;

    private int inARow;
    private int all;

    /// A worker gave an answer.
    synchronized void answered() {
        inARow = 0;
    }

    /// A worker ended.
    ///
    /// @return whether another one may be started
    synchronized boolean another() {
        inARow++;
        all++;
        return inARow < MOST_IN_A_ROW && all < MOST;
    }

    /// How often workers ended.
    synchronized int all() {
        return all;
    }
}
