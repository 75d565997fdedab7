package dev.touchstone.sandbox;

/// One thing that a sandbox needs, and whether it is there.
///
/// @param name such as `bubblewrap` or `memory limit`
/// @param state whether it is
/// @param detail what was found, and where it is missing what to do
public record Finding(String name, State state, String detail) {

    /// What was found.
    public enum State {
        /// It is there and holds.
        WORKS,
        /// It is not, and without it nothing is run.
        FAILS,
        /// Good to know.
        NOTE
    }
}
