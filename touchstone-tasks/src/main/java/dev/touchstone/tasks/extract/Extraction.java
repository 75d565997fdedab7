package dev.touchstone.tasks.extract;

import static java.util.Objects.requireNonNull;

/// An answer that was found in a text.
///
/// @param answer the answer in a form in which equal answers are mostly equal texts: plain digits, one
///     capital, `yes`
/// @param rule name of the rule that found it
/// @param start where it begins in the model's text
/// @param end where it ends, exclusive
public record Extraction(String answer, String rule, int start, int end) {
    public Extraction {
        requireNonNull(answer, "answer");
        requireNonNull(rule, "rule");
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a piece of text: " + start + " to " + end);
        }
    }
}
