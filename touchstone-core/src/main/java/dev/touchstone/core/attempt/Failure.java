package dev.touchstone.core.attempt;

import static java.util.Objects.requireNonNull;

import dev.touchstone.core.error.ErrorCode;
import java.util.OptionalInt;

/// Why there is no answer.
///
/// @param code what happened
/// @param message the server's own words where it said any
/// @param status HTTP status where there was one
/// @param permanent true when every further request of this unit would fail the same way
///        (key refused, model unknown): the unit stops
public record Failure(ErrorCode code, String message, OptionalInt status, boolean permanent) {
    public Failure {
        requireNonNull(code, "code");
        requireNonNull(message, "message");
        requireNonNull(status, "status");
    }
}
