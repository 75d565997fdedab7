package dev.touchstone.gguf.llama;

import dev.touchstone.core.error.TouchstoneException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Reads how likely the tokens of a given text are.
final class ScoringReader implements LogitsReader {

    private final int[] tokens;
    private final int alternatives;
    private final CompletableFuture<List<TokenChoice>> result;
    private final List<TokenChoice> choices = new ArrayList<>();

    ScoringReader(int[] tokens, int alternatives, CompletableFuture<List<TokenChoice>> result) {
        this.tokens = tokens;
        this.alternatives = alternatives;
        this.result = result;
    }

    @Override
    public Next read(int position, Distribution distribution) {
        choices.add(distribution.choice(tokens[position + 1], alternatives));
        if (position + 2 < tokens.length) {
            return new Next.GoOn();
        }
        result.complete(List.copyOf(choices));
        return new Next.End();
    }

    @Override
    public void fail(TouchstoneException failure) {
        result.completeExceptionally(failure);
    }
}
