package dev.touchstone.gguf.llama;

import dev.touchstone.core.error.TouchstoneException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// A text whose likelihood is being computed; closing it before the end gives it up.
public final class Scoring implements AutoCloseable {

    private final Sequence sequence;
    private final CompletableFuture<List<TokenChoice>> result;

    Scoring(Sequence sequence, CompletableFuture<List<TokenChoice>> result) {
        this.sequence = sequence;
        this.result = result;
    }

    Sequence sequence() {
        return sequence;
    }

    /// One choice per scored token; waits for them.
    ///
    /// @throws TouchstoneException when the model failed or was closed
    public List<TokenChoice> result() throws InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof TouchstoneException known ? known
                    : new IllegalStateException(failure.getCause());
        }
    }

    @Override
    public void close() {
        sequence.cancel();
    }
}
