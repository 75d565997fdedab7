package dev.touchstone.core.model;

import dev.touchstone.core.attempt.Likelihood;
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

    /// How likely a whole text is, from its first token on, in windows where it is longer than the context.
    ///
    /// @throws InterruptedException when the calling thread is interrupted
    /// @throws dev.touchstone.core.error.TouchstoneException when the back end fails or cannot do this
    default Likelihood rolling(String text) throws InterruptedException {
        return logLikelihoods("", List.of(text)).getFirst();
    }
}
