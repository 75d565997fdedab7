package dev.touchstone.engine.result;

/// What became of one attempt by one scorer; each attempt is in exactly one.
public enum Standing {
    /// Read, and wholly right.
    RIGHT,
    /// Read, with a score between 0 and 1.
    PARTLY,
    /// Read, with a score of 0.
    WRONG,
    /// No answer was found in the text.
    UNPARSED,
    /// No answer was found, and the text was cut at its length bound.
    TRUNCATED,
    /// The model declined to answer.
    REFUSED,
    /// There is no answer: the request failed.
    FAILED,
    /// Answered, and without a verdict: the judges gave none, or are split.
    UNJUDGED,
    /// Neither right nor wrong: its likelihood was measured.
    MEASURED;

    /// Whether there is a score; attempts without one are in no mean and in no comparison.
    public boolean scored() {
        return switch (this) {
            case RIGHT, PARTLY, WRONG, UNPARSED, TRUNCATED, REFUSED -> true;
            case FAILED, UNJUDGED, MEASURED -> false;
        };
    }
}
