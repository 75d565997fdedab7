package dev.touchstone.core.model;

import dev.touchstone.core.attempt.Likelihood;
import dev.touchstone.core.attempt.Outcome;
import java.util.List;

/// A model that can say how likely a given continuation is.
///
/// A back end implements the first method, and [#rolling] where it knows the length of its context. One that
/// sends requests answers [#rank] and [#rankWhole] itself, so that its tries and tokens are told; the engine
/// asks those two alone.
public interface LogLikelihood {

    /// Scores continuations of a context.
    ///
    /// @param context the text before them, may be empty
    /// @param continuations at least one
    /// @return one likelihood per continuation, in order
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

    /// As [#logLikelihoods], with what it cost or why it failed; by default one try without known tokens.
    ///
    /// @return [Outcome.Ranked] or [Outcome.Failed], never a failure by exception
    /// @throws InterruptedException when the calling thread is interrupted
    default Outcome rank(String context, List<String> continuations) throws InterruptedException {
        return Rankings.measured(() -> logLikelihoods(context, continuations));
    }

    /// As [#rolling], with what it cost or why it failed; by default one try without known tokens.
    ///
    /// @return [Outcome.Ranked] of one likelihood or [Outcome.Failed], never a failure by exception
    /// @throws InterruptedException when the calling thread is interrupted
    default Outcome rankWhole(String text) throws InterruptedException {
        return Rankings.measured(() -> List.of(rolling(text)));
    }
}
