package dev.touchstone.core.score;

import static java.util.Objects.requireNonNull;

import dev.touchstone.core.attempt.Finish;

/// What a scorer reads of an outcome.
///
/// @param text the answer
/// @param reasoning the model's thinking where the server told it apart; empty when not
/// @param finish why the answer ended
public record Answer(String text, String reasoning, Finish finish) {
    public Answer {
        requireNonNull(text, "text");
        requireNonNull(reasoning, "reasoning");
        requireNonNull(finish, "finish");
    }
}
