package dev.touchstone.models.openai;

import dev.touchstone.core.attempt.Failure;
import java.time.Duration;
import java.util.Optional;

/// What came of one request.
sealed interface TryResult {

    /// A whole answer.
    record Answered(Reply reply) implements TryResult {}

    /// The same request would fail again.
    record Refused(Failure failure) implements TryResult {}

    /// Another try may succeed.
    ///
    /// @param retryAfter what the server asked for
    /// @param pushedBack true when it said that there is too much to do
    record Lost(Failure failure, Optional<Duration> retryAfter, boolean pushedBack) implements TryResult {}
}
