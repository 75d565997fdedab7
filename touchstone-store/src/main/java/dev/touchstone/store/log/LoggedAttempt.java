package dev.touchstone.store.log;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.sample.Question;
import java.time.Instant;

/// One attempt as it stands in the log.
///
/// @param key which attempt
/// @param question what was asked
/// @param outcome what came of it: the last answer, or the last failure when there is no answer
/// @param at when it was logged, in milliseconds
public record LoggedAttempt(AttemptKey key, Question question, Outcome outcome, Instant at) {}
