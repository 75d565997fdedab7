package dev.touchstone.core.score;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/// What a scorer says of one answer.
///
/// @param value 0 (wrong) to 1 (right)
/// @param reading how far the answer could be read; not [Reading#PARSED] means `value` is 0
/// @param extracted the answer that was found, empty when none was
/// @param rule name of the extraction rule that fired, empty when none did; ends in [#UNDECIDED] where the
///     answer counts as wrong because nothing showed whether it equals the reference
/// @param reference the gold as it was compared (AISBench's `references`)
/// @param place where in the model's text the rule read it; empty where the rule does not tell
public record Score(double value, Reading reading, String extracted, String rule, String reference,
        Optional<Place> place) {

    /// The end of [#rule] that tells of a comparison without a decision.
    public static final String UNDECIDED = "/undecided";

    /// The reason of a score that cannot be given because the back end does not tell whether each token of a
    /// text is the likeliest.
    public static final String GREEDY_UNKNOWN = "greedy_unknown";

    /// A score whose rule does not tell where it read the answer.
    public Score(double value, Reading reading, String extracted, String rule, String reference) {
        this(value, reading, extracted, rule, reference, Optional.empty());
    }

    public Score {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("a score lies between 0 and 1, is " + value);
        }
        requireNonNull(reading, "reading");
        requireNonNull(extracted, "extracted");
        requireNonNull(rule, "rule");
        requireNonNull(reference, "reference");
        requireNonNull(place, "place");
        if (reading != Reading.PARSED && value != 0) {
            throw new IllegalArgumentException("an answer that is " + reading + " scores 0, is " + value);
        }
    }

    /// No verdict: the score is missing and takes part in no mean.
    ///
    /// @param reason why, in snake case, such as `judge_failed`
    public static Score unjudged(String reason, String reference) {
        return new Score(0, Reading.UNJUDGED, "", reason, reference);
    }

    /// Whether there is none because the back end told too little, for whatever it was asked.
    public boolean untold() {
        return reading == Reading.UNJUDGED && rule.equals(GREEDY_UNKNOWN);
    }

    /// Whether the answer is wholly right.
    public boolean right() {
        return value == 1;
    }
}
