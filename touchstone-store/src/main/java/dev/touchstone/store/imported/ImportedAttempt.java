package dev.touchstone.store.imported;

import static java.util.Objects.requireNonNull;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.prompt.Prompt;

/// One answer as another tool wrote it.
///
/// @param key row number and repeat
/// @param prompt what was asked, as far as the file tells
/// @param prediction the answer, empty when there was none
/// @param gold the reference that stood beside it, empty when none did
/// @param success false when the file marks the request as failed or holds no answer
public record ImportedAttempt(AttemptKey key, Prompt prompt, String prediction, String gold,
        boolean success) {
    public ImportedAttempt {
        requireNonNull(key, "key");
        requireNonNull(prompt, "prompt");
        requireNonNull(prediction, "prediction");
        requireNonNull(gold, "gold");
    }
}
