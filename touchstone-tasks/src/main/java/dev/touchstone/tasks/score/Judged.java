package dev.touchstone.tasks.score;

import dev.touchstone.tasks.extract.Extraction;
import java.util.Optional;

/// What a comparison found.
///
/// @param extraction the answer; empty when no rule fired
/// @param right whether it equals the reference
record Judged(Optional<Extraction> extraction, boolean right) {

    static final Judged NOTHING = new Judged(Optional.empty(), false);

    Judged {
        if (right && extraction.isEmpty()) {
            throw new IllegalArgumentException("an answer that was not found cannot be right");
        }
    }
}
