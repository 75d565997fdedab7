package dev.touchstone.metrics.likelihood;

import java.util.Optional;

/// Sums chances of texts; O(1) memory, not thread-safe. Texts must come in the order of the data.
public final class LikelihoodAccumulator {

    private double logarithms;
    private long tokens;
    private long words;
    private long bytes;

    /// Counts one text.
    ///
    /// @param logLikelihood sum of the natural logarithms of its tokens' chances, finite, at most 0
    /// @param tokens number of its tokens, at least 1
    /// @param words number of its words as the task counts them, at least 1; lm-evaluation-harness splits at
    ///     white space
    /// @param bytes number of its bytes in UTF-8, at least 1
    public void add(double logLikelihood, long tokens, long words, long bytes) {
        if (!(Double.isFinite(logLikelihood) && logLikelihood <= 0)) {
            throw new IllegalArgumentException(
                    "a log-likelihood is finite and at most 0, is " + logLikelihood);
        }
        if (tokens < 1 || words < 1 || bytes < 1) {
            throw new IllegalArgumentException("a text has tokens, words and bytes, has %d, %d and %d"
                    .formatted(tokens, words, bytes));
        }
        logarithms += logLikelihood;
        this.tokens += tokens;
        this.words += words;
        this.bytes += bytes;
    }

    /// The measures so far; empty before the first text.
    public Optional<Perplexity> perplexity() {
        return tokens == 0
                ? Optional.empty()
                : Optional.of(new Perplexity(Math.exp(-logarithms / tokens), Math.exp(-logarithms / words),
                        Math.exp(-logarithms / bytes), -logarithms / bytes / Math.log(2)));
    }
}
