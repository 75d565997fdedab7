package dev.touchstone.core.model;

import java.util.List;

/// A model that can say how likely a given continuation is.
public interface LogLikelihood {

    /// Scores continuations of one context.
    ///
    /// @param context text before the continuations
    /// @param continuations at least one
    /// @return one value per continuation, in order
    /// @throws InterruptedException when the calling thread is interrupted
    /// @throws dev.touchstone.core.error.TouchstoneException when the back end fails or cannot do this
    List<Likelihood> logLikelihoods(String context, List<String> continuations) throws InterruptedException;

    /// The likelihood of one continuation.
    ///
    /// @param logProbability sum over its tokens, natural logarithm, at most 0
    /// @param tokens how many tokens it has
    /// @param greedy whether each token is the most likely one
    record Likelihood(double logProbability, int tokens, boolean greedy) {}
}
