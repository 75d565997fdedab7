package dev.touchstone.core.model;

/// Where a request stands in its attempt.
public enum Turn {
    /// It begins the attempt.
    FIRST,
    /// It goes on with an attempt whose earlier requests are answered. A back end in which requests wait
    /// takes it before those that begin one: what was answered counts only when the attempt is at its end.
    LATER
}
