package dev.touchstone.gguf.llama;

/// How a model is run.
///
/// @param threads threads that compute, at least 1
/// @param sequences answers computed at once, at least 1
/// @param context longest sequence in tokens, at least 16; the model's own limit holds too
/// @param mostWaiting requests that may wait beyond those being computed; more are refused
public record EmbeddedOptions(int threads, int sequences, int context, int mostWaiting) {
    public EmbeddedOptions {
        if (threads < 1 || threads > 256 || sequences < 1 || sequences > 64 || context < 16
                || mostWaiting < 0) {
            throw new IllegalArgumentException(("threads 1 to 256, sequences 1 to 64, context from 16, "
                    + "mostWaiting from 0; are %d, %d, %d, %d")
                    .formatted(threads, sequences, context, mostWaiting));
        }
    }

    /// For this machine: a thread per processor up to 8, 8 sequences, a context of 4,096, 4,096 waiting.
    public static EmbeddedOptions standard() {
        return new EmbeddedOptions(Math.min(8, Runtime.getRuntime().availableProcessors()), 8, 4_096, 4_096);
    }
}
