package dev.touchstone.core.attempt;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/// How likely a model finds a text.
///
/// @param logProbability sum over its tokens, natural logarithm, at most 0
/// @param tokens how many tokens it has, at least 0
/// @param greedy whether each token is the most likely one; empty where the back end does not tell
public record Likelihood(double logProbability, int tokens, Optional<Boolean> greedy) {

    /// A likelihood of which it is known whether each token is the most likely one.
    public Likelihood(double logProbability, int tokens, boolean greedy) {
        this(logProbability, tokens, Optional.of(greedy));
    }

    public Likelihood {
        if (!(logProbability <= 0) || tokens < 0) { // also refuses what is not a number
            throw new IllegalArgumentException("not a log probability of %d tokens: %s"
                    .formatted(tokens, logProbability));
        }
        requireNonNull(greedy, "greedy");
    }
}
