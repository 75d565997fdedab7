package dev.touchstone.core.score;

import dev.touchstone.core.sample.Question;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

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

    /// Whether a score takes long, as when a program is run for it. Such a scorer is asked from several
    /// threads at once, and not while answers come in.
    default boolean costly() {
        return false;
    }

    /// Makes sure that scores can be given on this machine; called before a model is asked for anything.
    ///
    /// @throws dev.touchstone.core.error.TouchstoneException when they cannot; nothing is run then
    default void require() {}

    /// Looks at a question before a model is asked anything: whether its row holds all that scoring an answer
    /// will need. Empty where every row does, as by default: then the rows are not read once more.
    ///
    /// @return throws `DATA_INVALID_ROW` for a question whose answers could not be scored; the caller adds
    ///         file and row
    default Optional<Consumer<Question>> questionCheck() {
        return Optional.empty();
    }

    /// The verdicts that reports count one by one, such as `pass` and `timeout`; by default none.
    default List<String> verdicts() {
        return List.of();
    }

    /// Which of [#verdicts] a score of this scorer stands for.
    default String verdict(Score score) {
        return "";
    }

    /// The name of its number in tables where that is not the task's own metric, such as `acc_norm` beside
    /// `acc`; empty where it is, as by default.
    default Optional<String> metric() {
        return Optional.empty();
    }

    /// Scores one answer; thread-safe.
    Score score(Answer answer, Reference reference);

    /// Scores one answer with the whole question at hand; by default only its reference is looked at.
    default Score score(Answer answer, Question question) {
        return score(answer, new Reference(question.gold(), question.choices(), question.extra()));
    }

    /// Whether two extracted answers are the same answer, so that a vote counts them together; by default
    /// equal texts.
    default boolean same(String one, String other) {
        return one.equals(other);
    }

    /// Ends what the scorer keeps running, such as a command of the user's; by default nothing.
    @Override
    default void close() {}
}
