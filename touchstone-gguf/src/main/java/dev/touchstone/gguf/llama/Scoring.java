package dev.touchstone.gguf.llama;

import dev.touchstone.core.error.TouchstoneException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Texts whose likelihoods are being computed; closing it before the end gives them up.
public final class Scoring implements AutoCloseable {

    private final List<Sequence> sequences;
    private final List<CompletableFuture<List<TokenChoice>>> results;

    Scoring(List<Sequence> sequences, List<CompletableFuture<List<TokenChoice>>> results) {
        this.sequences = List.copyOf(sequences);
        this.results = List.copyOf(results);
    }

    /// Of each text, in order, one choice per scored token; waits for them.
    ///
    /// @throws TouchstoneException when the model failed or was closed
    public List<List<TokenChoice>> results() throws InterruptedException {
        List<List<TokenChoice>> told = new ArrayList<>();
        for (CompletableFuture<List<TokenChoice>> result : results) {
            try {
                told.add(result.get());
            } catch (ExecutionException failure) {
                throw failure.getCause() instanceof TouchstoneException known ? known
                        : new IllegalStateException(failure.getCause());
            }
        }
        return told;
    }

    @Override
    public void close() {
        sequences.forEach(Sequence::cancel);
    }
}
