package dev.touchstone.core.run;

/// What a working unit is at.
public enum Phase {
    /// Data and model are being made ready.
    FETCH,
    /// Requests are being sent.
    GENERATE,
    /// People or judges look at answers.
    REVIEW,
    /// Answers are scored.
    SCORE
}
