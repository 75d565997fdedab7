package dev.touchstone.core.model;

import static java.util.Objects.requireNonNull;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.prompt.Prompt;

/// One question to a model.
///
/// @param key which attempt of a task this is; replay finds its recorded answer by it
/// @param prompt what is asked
/// @param settings how the answer is generated
/// @param turn whether it begins the attempt
public record GenerationRequest(AttemptKey key, Prompt.Asked prompt, GenerationSettings settings, Turn turn) {

    /// A request that begins an attempt.
    public GenerationRequest(AttemptKey key, Prompt.Asked prompt, GenerationSettings settings) {
        this(key, prompt, settings, Turn.FIRST);
    }

    public GenerationRequest {
        requireNonNull(key, "key");
        requireNonNull(prompt, "prompt");
        requireNonNull(settings, "settings");
        requireNonNull(turn, "turn");
    }
}
