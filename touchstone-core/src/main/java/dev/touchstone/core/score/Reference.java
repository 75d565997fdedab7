package dev.touchstone.core.score;

import static java.util.Objects.requireNonNull;

import dev.touchstone.core.value.Fields;
import java.util.List;

/// What an answer is compared with.
///
/// @param gold the reference as the task gives it
/// @param choices texts of the options, the first is A; empty when the task has none
/// @param extra further fields that the scorer reads
public record Reference(String gold, List<String> choices, Fields extra) {
    public Reference {
        requireNonNull(gold, "gold");
        choices = List.copyOf(choices);
        requireNonNull(extra, "extra");
    }

    /// A reference without options.
    public static Reference of(String gold) {
        return new Reference(gold, List.of(), Fields.EMPTY);
    }
}
