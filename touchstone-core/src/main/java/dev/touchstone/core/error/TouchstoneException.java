package dev.touchstone.core.error;

import static java.util.Objects.requireNonNull;

/// A failure that belongs to the programme and carries a documented code.
///
/// The message says where, what was found, what was expected and what to do; it never holds a secret.
public final class TouchstoneException extends RuntimeException {

    private final transient ErrorCode code;

    /// @param code what happened, see `docs/reference/errors.md`
    /// @param message where, what, expected, remedy; one or a few lines
    public TouchstoneException(ErrorCode code, String message) {
        super(requireNonNull(message, "message"));
        this.code = requireNonNull(code, "code");
    }

    /// As above, with the exception that was met; its message is not repeated for users.
    public TouchstoneException(ErrorCode code, String message, Throwable cause) {
        super(requireNonNull(message, "message"), cause);
        this.code = requireNonNull(code, "code");
    }

    /// The code, by which callers branch.
    public ErrorCode code() {
        return code;
    }
}
