package dev.touchstone.core.model;

import static java.util.Objects.requireNonNull;

/// Recorded answers that say of themselves neither their row nor their prompt: each belongs to the row at its
/// place in the file.
///
/// @param file where they stand, as the user named it
/// @param count how many places there are, those without an answer included, at least 1
public record PlacedAnswers(String file, int count) {
    public PlacedAnswers {
        requireNonNull(file, "file");
        if (count < 1) {
            throw new IllegalArgumentException("there is one answer at least, not " + count);
        }
    }
}
