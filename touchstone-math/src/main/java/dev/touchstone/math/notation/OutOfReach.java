package dev.touchstone.math.notation;

/// A text or a computation that is given up; ends as an undecided verdict and never leaves this module.
///
/// It carries no stack trace: giving up is an everyday outcome here, thousands of times in a run.
public final class OutOfReach extends RuntimeException {

    /// Why it was given up.
    public enum Cause {
        /// The text follows no notation that is known here.
        UNREADABLE,
        /// A bound on size or work was met.
        LIMIT,
        /// The expression has no value there: a division by zero, a logarithm of zero.
        UNDEFINED,
        /// The digits carried are too few to tell.
        PRECISION
    }

    private static final long serialVersionUID = 1L;

    private final Cause why;

    /// Gives up, for a reason that a reader of the report understands.
    public OutOfReach(Cause why, String message) {
        super(message, null, false, false);
        this.why = why;
    }

    /// The kind of reason.
    public Cause why() {
        return why;
    }
}
