package dev.touchstone.core.run;

/// A fact about a unit, as the run's log records it.
public sealed interface RunEvent {

    /// A phase began.
    record Began(Phase phase) implements RunEvent {}

    /// The user asked to stop.
    record StopAsked() implements RunEvent {}

    /// Everything was done; `failed` attempts have no answer.
    record Ended(int done, int failed) implements RunEvent {}

    /// Nothing more can be done.
    record Broke(Phase phase, String code) implements RunEvent {}

    /// It came to rest after a stop.
    record Halted() implements RunEvent {}
}
