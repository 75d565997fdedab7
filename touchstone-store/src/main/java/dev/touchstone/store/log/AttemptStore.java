package dev.touchstone.store.log;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.sample.Question;
import java.time.Instant;

/// Where a runner of attempts looks for what is done and puts what came of the others. Thread-safe.
public interface AttemptStore extends AutoCloseable {

    /// What is known of an attempt.
    AttemptState state(AttemptKey key);

    /// Whether the question of that sample is kept.
    boolean hasQuestion(int sample);

    /// Keeps a question; once a sample, before its attempts.
    ///
    /// @throws dev.touchstone.core.error.TouchstoneException `LOG_WRITE_FAILED` when the disk refuses
    void append(Question question);

    /// Keeps what came of an attempt; when this returns, the death of the process cannot lose it.
    ///
    /// @throws dev.touchstone.core.error.TouchstoneException `LOG_WRITE_FAILED` when the disk refuses
    void append(AttemptKey key, Outcome outcome, Instant at);

    @Override
    void close();
}
