package dev.touchstone.models.wire;

import dev.touchstone.core.attempt.Failure;
import java.time.Duration;
import java.util.Optional;

/// What came of one request.
sealed interface TryResult<T> {

    /// A whole answer.
    record Answered<T>(T answer) implements TryResult<T> {}

    /// None.
    sealed interface Failed<T> extends TryResult<T> {
        /// Why.
        Failure failure();
    }

    /// The same request would fail again.
    record Refused<T>(Failure failure) implements Failed<T> {}

    /// Another try may succeed.
    ///
    /// @param retryAfter what the server asked for
    /// @param pushedBack true when it said that there is too much to do
    record Lost<T>(Failure failure, Optional<Duration> retryAfter, boolean pushedBack) implements Failed<T> {}
}
