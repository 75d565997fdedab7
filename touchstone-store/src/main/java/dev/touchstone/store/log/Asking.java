package dev.touchstone.store.log;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/// What a session wants of a unit; stands in the header of the segment that it writes.
///
/// @param identity what makes its answers comparable
/// @param repeats attempts per sample, at least 1; may change between sessions
/// @param version the task's version as the table shows it, where there is one
public record Asking(UnitIdentity identity, int repeats, Optional<String> version) {
    public Asking {
        requireNonNull(identity, "identity");
        requireNonNull(version, "version");
        if (repeats < 1) {
            throw new IllegalArgumentException("repeats count from 1, is " + repeats);
        }
    }

    /// One attempt per sample, without a version.
    public static Asking once(UnitIdentity identity) {
        return new Asking(identity, 1, Optional.empty());
    }
}
