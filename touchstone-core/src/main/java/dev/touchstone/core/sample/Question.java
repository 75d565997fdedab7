package dev.touchstone.core.sample;

import static java.util.Objects.requireNonNull;

import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.value.Fields;
import java.util.List;
import java.util.OptionalInt;

/// One row of a data set made ready to be asked and scored.
///
/// @param index row number in the data set, from 0
/// @param prompt what the model is asked
/// @param gold the reference as the task gives it (AISBench's `gold`)
/// @param choices texts of the options, the first is A; empty when the task has none
/// @param maxOutputTokens the row's own bound on the answer, when it has one
/// @param extra further fields that the task's scorer reads, and tags for slices
public record Question(
        int index, Prompt prompt, String gold, List<String> choices, OptionalInt maxOutputTokens,
                Fields extra) {
    public Question {
        if (index < 0) {
            throw new IllegalArgumentException("index counts from 0, is " + index);
        }
        requireNonNull(prompt, "prompt");
        requireNonNull(gold, "gold");
        choices = List.copyOf(choices);
        requireNonNull(maxOutputTokens, "maxOutputTokens");
        requireNonNull(extra, "extra");
    }
}
