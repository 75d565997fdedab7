package dev.touchstone.models.probe;

/// What was found of one ability.
///
/// @param name of the ability, such as `streaming`
/// @param state whether it works
/// @param detail what was seen, or the server's own words
public record Finding(String name, State state, String detail) {

    /// Whether it works.
    public enum State {
        /// It does.
        WORKS,
        /// It does not; runs that need it will fail.
        FAILS,
        /// Neither: a hint, or something that this server does not tell.
        NOTE
    }
}
