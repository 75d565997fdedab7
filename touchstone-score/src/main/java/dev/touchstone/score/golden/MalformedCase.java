package dev.touchstone.score.golden;

/// A golden case whose input is not of its family's form.
final class MalformedCase extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// @param what was found and expected
    MalformedCase(String what) {
        super(what);
    }

    /// @param what was found and expected
    MalformedCase(String what, Exception cause) {
        super(what, cause);
    }
}
