package dev.touchstone.gguf.llama;

import java.util.List;
import java.util.OptionalInt;

/// How an answer is generated.
///
/// @param maxTokens longest answer, at least 1; the end of the context may come first
/// @param sampling how tokens are chosen
/// @param stop texts that end the answer, not shown; none empty
/// @param alternatives how many of the most likely tokens to tell per token; empty = no log-probabilities at
///        all
public record GenerationOptions(int maxTokens, Sampling sampling, List<String> stop,
        OptionalInt alternatives) {
    public GenerationOptions {
        if (maxTokens < 1) {
            throw new IllegalArgumentException("maxTokens must be at least 1, is " + maxTokens);
        }
        stop = List.copyOf(stop);
        if (stop.contains("")) {
            throw new IllegalArgumentException("a stop text is empty");
        }
        if (alternatives.orElse(0) < 0 || alternatives.orElse(0) > 100) {
            throw new IllegalArgumentException("alternatives must be from 0 to 100, is "
                    + alternatives.getAsInt());
        }
    }

    /// The most likely answer of at most so many tokens.
    public static GenerationOptions greedy(int maxTokens) {
        return new GenerationOptions(maxTokens, Sampling.GREEDY, List.of(), OptionalInt.empty());
    }
}
