package dev.touchstone.models.local;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Likelihood;
import dev.touchstone.core.attempt.Usage;
import java.time.Duration;
import java.util.List;

/// What came of one call.
sealed interface Reply {

    /// An answer.
    ///
    /// @param took from sending to the worker to its line
    record Answer(String text, Finish finish, Usage usage, Duration took) implements Reply {}

    /// Likelihoods, in the order of the continuations.
    record Values(List<Likelihood> values) implements Reply {}

    /// Nothing.
    record Nothing(Failure failure) implements Reply {}
}
