package dev.touchstone.gguf.serve;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.gguf.llama.Generation;
import dev.touchstone.gguf.llama.GenerationEvent;
import dev.touchstone.gguf.llama.TokenChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// A complete answer.
///
/// @param text without the stop text
/// @param choices one per token when log-probabilities were asked for
record Answer(String text, List<TokenChoice> choices, Finish finish, Usage usage) {

    /// Takes an answer to its end and closes it, also when the caller is interrupted or `grown` fails.
    ///
    /// @param grown told of each piece of text as it comes
    static Answer collect(Generation generation, BiConsumer<String, Optional<TokenChoice>> grown)
            throws InterruptedException {
        StringBuilder text = new StringBuilder();
        List<TokenChoice> choices = new ArrayList<>();
        try (generation) {
            while (true) {
                switch (generation.next()) {
                    case GenerationEvent.Grown(String more, Optional<TokenChoice> choice) -> {
                        text.append(more);
                        choice.ifPresent(choices::add);
                        grown.accept(more, choice);
                    }
                    case GenerationEvent.Ended(Finish finish, Usage usage) -> {
                        return new Answer(text.toString(), choices, finish, usage);
                    }
                    case GenerationEvent.Broken(var failure) -> throw failure;
                }
            }
        }
    }
}
