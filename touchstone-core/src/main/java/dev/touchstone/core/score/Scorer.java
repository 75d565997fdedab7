package dev.touchstone.core.score;

import java.util.Optional;

/// Reads answers and compares them with their references. Pure: the same input gives the same score.
public interface Scorer extends AutoCloseable {

    /// `robust` or `compat`, or the name a task file gives; shown in tables as `accuracy (compat)`.
    String name();

    /// Why this scorer can give no number here, such as "needs the math_verify library"; empty when it can.
    default String unavailable() {
        return "";
    }

    /// Whether scores are 0 or 1, as by default, or graded; see [ScoreKind]. A scorer that grades says so.
    default ScoreKind kind() {
        return ScoreKind.PROPORTION;
    }

    /// The name of its number in tables where that is not the task's own metric, such as `acc_norm` beside
    /// `acc`; empty where it is, as by default.
    default Optional<String> metric() {
        return Optional.empty();
    }

    /// Scores one answer; thread-safe.
    Score score(Answer answer, Reference reference);

    /// Whether two extracted answers are the same answer, so that a vote counts them together; by default
    /// equal texts.
    default boolean same(String one, String other) {
        return one.equals(other);
    }

    /// Ends what the scorer keeps running, such as a command of the user's; by default nothing.
    @Override
    default void close() {}
}
