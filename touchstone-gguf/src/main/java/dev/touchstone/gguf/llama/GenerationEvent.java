package dev.touchstone.gguf.llama;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.error.TouchstoneException;
import java.util.Optional;

/// What happens while an answer is generated.
public sealed interface GenerationEvent {

    /// The answer grew.
    ///
    /// @param text may be empty while a character or a possible stop text is not complete
    /// @param choice the token behind it, when log-probabilities were asked for
    record Grown(String text, Optional<TokenChoice> choice) implements GenerationEvent {}

    /// The answer is complete.
    record Ended(Finish finish, Usage usage) implements GenerationEvent {}

    /// The answer cannot be completed.
    record Broken(TouchstoneException failure) implements GenerationEvent {}
}
