package dev.touchstone.store.imported;

import static java.util.Objects.requireNonNull;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.prompt.Prompt;

/// One answer as another tool wrote it.
///
/// @param key row number and repeat
/// @param prompt what was asked, as far as the file tells
/// @param prediction the answer, which may be an empty text
/// @param gold the reference that stood beside it, empty when none did
public record ImportedAttempt(AttemptKey key, Prompt prompt, String prediction, String gold) {
    public ImportedAttempt {
        requireNonNull(key, "key");
        requireNonNull(prompt, "prompt");
        requireNonNull(prediction, "prediction");
        requireNonNull(gold, "gold");
    }
}
