package dev.touchstone.core.score;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// A number over all answers of a unit that is no mean of scores, such as a perplexity: each answer adds to
/// some sums, and the number follows from the sums.
///
/// Pure, and so safe for any thread. A [Score] lies between 0 and 1 and says how good one answer is; what one
/// answer adds here says nothing by itself and has any scale.
public interface CorpusMeasure {

    /// Which way is better.
    enum Better {
        /// As with accuracies.
        HIGHER,
        /// As with perplexities.
        LOWER
    }

    /// The name in tables, such as `word_perplexity`.
    String name();

    /// Which way is better.
    Better better();

    /// Names of the sums in snake case, such as `log_probability`, `words`.
    List<String> sums();

    /// What one answer adds: finite numbers in the order of [#sums()].
    double[] of(Answer answer, Reference reference);

    /// The number on the table's own scale; empty where such sums give none.
    ///
    /// @param sums over some answers, in the order of [#sums()]; not kept
    OptionalDouble value(double[] sums);

    /// Why this measure is not meant for such answers, and what to take in its place; empty where it is.
    ///
    /// @param sums over all answers, in the order of [#sums()]; where there is a reason they give no value
    default Optional<String> unsuited(double[] sums) {
        return Optional.empty();
    }
}
