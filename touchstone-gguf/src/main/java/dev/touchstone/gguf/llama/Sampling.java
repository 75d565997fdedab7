package dev.touchstone.gguf.llama;

/// How the next token is chosen.
///
/// @param temperature 0 takes the most likely token; above 0 the logits are divided by it before one is drawn
/// @param topP share of the probability from which is drawn, the most likely tokens first; above 0, at most 1
/// @param topK at most so many tokens are drawn from; 0 = no such limit
/// @param seed start of the random numbers; the same seed gives the same choices for the same logits
public record Sampling(double temperature, double topP, int topK, long seed) {

    /// The most likely token each time.
    public static final Sampling GREEDY = new Sampling(0, 1, 0, 0);

    public Sampling {
        if (!(temperature >= 0 && temperature <= 100)) {
            throw new IllegalArgumentException("temperature must be from 0 to 100, is " + temperature);
        }
        if (!(topP > 0 && topP <= 1)) {
            throw new IllegalArgumentException("top_p must be above 0 and at most 1, is " + topP);
        }
        if (topK < 0) {
            throw new IllegalArgumentException("top_k must be at least 0, is " + topK);
        }
    }
}
