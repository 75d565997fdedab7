package dev.touchstone.metrics.repeat;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/// One attempt at a question as far as repeats are concerned.
///
/// @param extracted the answer that was found, in a form in which equal answers are equal texts
/// @param right whether it is right; an attempt without an answer is wrong
public record Attempted(Optional<String> extracted, boolean right) {
    public Attempted {
        requireNonNull(extracted, "extracted");
        if (right && extracted.isEmpty()) {
            throw new IllegalArgumentException("an attempt without an answer cannot be right");
        }
    }
}
