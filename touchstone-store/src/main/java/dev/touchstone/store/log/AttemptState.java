package dev.touchstone.store.log;

/// What the log knows of one attempt.
public enum AttemptState {
    /// Never tried, or its record was lost.
    MISSING,
    /// Tried without an answer.
    FAILED,
    /// Answered.
    DONE
}
