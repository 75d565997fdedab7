package dev.touchstone.core.judge;

import static java.util.Objects.requireNonNull;

import dev.touchstone.core.value.Fields;
import java.util.OptionalInt;

/// How judges are asked.
///
/// @param generation sampling arguments by their wire names; they go over those of the judge's model file
/// @param maxOutputTokens bound on a judge's reply where the task file sets one; it goes before that of the
///        model file
/// @param repeats how often each judge is asked the same, at least 1
/// @param description what the log of the replies records of the instrument: kind, template, scale
public record Conditions(Fields generation, OptionalInt maxOutputTokens, int repeats, Fields description) {

    public Conditions {
        requireNonNull(generation, "generation");
        requireNonNull(maxOutputTokens, "maxOutputTokens");
        requireNonNull(description, "description");
        if (repeats < 1) {
            throw new IllegalArgumentException("a judge is asked at least once, is " + repeats);
        }
    }
}
