package dev.touchstone.math;

/// What a comparison of two answers found.
public sealed interface Verdict {

    /// They mean the same.
    ///
    /// @param how what showed it
    record Equal(String how) implements Verdict {}

    /// They do not mean the same.
    ///
    /// @param how what showed it
    record Different(String how) implements Verdict {}

    /// Neither could be shown within the bounds on work, or a text follows no known notation.
    record Undecided(String reason) implements Verdict {}

    /// Whether the answers certainly count as the same; undecided counts as no.
    default boolean equal() {
        return this instanceof Equal;
    }
}
