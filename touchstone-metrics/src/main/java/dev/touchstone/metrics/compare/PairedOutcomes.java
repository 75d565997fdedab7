package dev.touchstone.metrics.compare;

/// How often two systems were right on the same questions.
///
/// @param both both right
/// @param onlyFirst the first right, the second wrong
/// @param onlySecond the second right, the first wrong
/// @param neither both wrong
public record PairedOutcomes(long both, long onlyFirst, long onlySecond, long neither) {
    public PairedOutcomes {
        if (both < 0 || onlyFirst < 0 || onlySecond < 0 || neither < 0) {
            throw new IllegalArgumentException("counts are at least 0, are %d, %d, %d, %d"
                    .formatted(both, onlyFirst, onlySecond, neither));
        }
    }

    /// Counts outcomes.
    ///
    /// @param first whether the first system was right, one value for each question
    /// @param second of the same questions in the same order
    public static PairedOutcomes of(boolean[] first, boolean[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(
                    "pairs need lists of one size, are %d and %d".formatted(first.length, second.length));
        }
        long both = 0;
        long onlyFirst = 0;
        long onlySecond = 0;
        for (int i = 0; i < first.length; i++) {
            both += first[i] && second[i] ? 1 : 0;
            onlyFirst += first[i] && !second[i] ? 1 : 0;
            onlySecond += !first[i] && second[i] ? 1 : 0;
        }
        return new PairedOutcomes(both, onlyFirst, onlySecond, first.length - both - onlyFirst - onlySecond);
    }

    /// Number of questions.
    public long questions() {
        return both + onlyFirst + onlySecond + neither;
    }

    /// Number of questions on which exactly one system was right.
    public long discordant() {
        return onlyFirst + onlySecond;
    }
}
