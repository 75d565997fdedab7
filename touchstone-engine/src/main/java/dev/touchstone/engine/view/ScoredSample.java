package dev.touchstone.engine.view;

import static java.util.Objects.requireNonNull;

import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.score.Score;
import dev.touchstone.engine.report.Slice;
import java.util.List;
import java.util.OptionalInt;

/// One sample with what was scored of it.
///
/// @param question what was asked
/// @param attempts in order of their repeat; those that were never made are not in it
/// @param slices the parts of the data it belongs to, one for each field that scores are broken down by
/// @param cluster number of the cluster that it shares with other samples; empty where it is alone
public record ScoredSample(
        Question question, List<ScoredAttempt> attempts, List<Slice> slices, OptionalInt cluster) {

    /// A sample of data that are not broken down.
    public ScoredSample(Question question, List<ScoredAttempt> attempts) {
        this(question, attempts, List.of(), OptionalInt.empty());
    }

    public ScoredSample {
        requireNonNull(question, "question");
        attempts = List.copyOf(attempts);
        slices = List.copyOf(slices);
    }

    /// One attempt.
    ///
    /// @param repeat number of the try, from 0
    /// @param outcome the answer or the failure
    /// @param scores one per scorer of the view, in its order; empty for a failure
    public record ScoredAttempt(int repeat, Outcome outcome, List<Score> scores) {
        public ScoredAttempt {
            requireNonNull(outcome, "outcome");
            scores = List.copyOf(scores);
        }
    }
}
