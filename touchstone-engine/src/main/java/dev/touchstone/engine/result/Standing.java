package dev.touchstone.engine.result;

/// What became of one attempt by one scorer; each attempt is in exactly one.
public enum Standing {
    /// Read, and wholly right.
    RIGHT,
    /// Read, and not wholly right.
    WRONG,
    /// No answer was found in the text.
    UNPARSED,
    /// No answer was found, and the text was cut at its length bound.
    TRUNCATED,
    /// The model declined to answer.
    REFUSED,
    /// There is no answer: the request failed.
    FAILED,
    /// Neither right nor wrong: its likelihood was measured.
    MEASURED
}
