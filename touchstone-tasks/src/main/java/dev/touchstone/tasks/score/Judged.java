package dev.touchstone.tasks.score;

import dev.touchstone.tasks.extract.Extraction;
import java.util.Optional;

/// What a comparison found.
///
/// @param extraction the answer; empty when no rule fired
/// @param decision whether it equals the reference
record Judged(Optional<Extraction> extraction, Decision decision) {

    static final Judged NOTHING = new Judged(Optional.empty(), Decision.WRONG);

    /// Whether an answer equals its reference.
    enum Decision {
        /// It does.
        RIGHT,
        /// It does not.
        WRONG,
        /// Nothing showed either; counts as wrong.
        UNDECIDED
    }

    Judged {
        if (decision != Decision.WRONG && extraction.isEmpty()) {
            throw new IllegalArgumentException("an answer that was not found is wrong, not " + decision);
        }
    }

    /// @param right whether the answer certainly equals the reference, otherwise it is wrong
    Judged(Optional<Extraction> extraction, boolean right) {
        this(extraction, right ? Decision.RIGHT : Decision.WRONG);
    }

    boolean right() {
        return decision == Decision.RIGHT;
    }
}
