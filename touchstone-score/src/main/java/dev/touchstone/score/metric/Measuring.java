package dev.touchstone.score.metric;

import dev.touchstone.core.value.Fields;
import dev.touchstone.metrics.retrieval.RankedQuery;
import java.util.List;
import java.util.Optional;

/// One measuring under way: takes rows one after the other, then gives the value over all of them.
///
/// For one thread. Memory grows by no more than a few numbers a row, and not at all where sums are enough.
public sealed interface Measuring {

    /// The values of the row that was added last; no fields where the metric has none for a single row.
    default Fields row() {
        return Fields.EMPTY;
    }

    /// A measuring that keeps by itself what it needs.
    sealed interface Gathering extends Measuring {
        /// The value over everything that was added; called once, at the end, after at least one row.
        Total end();
    }

    /// Takes texts with their references.
    non-sealed interface OverPairs extends Gathering {
        /// @param references one or more, as the metric wants them
        void add(String prediction, List<String> references);
    }

    /// Takes labels, which are counted once for all metrics.
    non-sealed interface OverLabels extends Measuring {
        /// The only labels there are, in their order; empty when the data decide.
        List<String> labels();

        /// The values of a single row; no fields where there are none.
        default Fields row(boolean right) {
            return Fields.EMPTY;
        }

        /// The value over all rows.
        Total end(LabelTable table);
    }

    /// Takes scores of a yes-or-no question, which are kept once for all metrics.
    non-sealed interface OverScores extends Measuring {
        /// Whether scores must lie between 0 and 1.
        boolean probabilities();

        /// The value over all rows.
        Total end(double[] scores, boolean[] truths);
    }

    /// Takes numbers, which are kept once for all metrics.
    non-sealed interface OverValues extends Measuring {
        /// @param sorted ascending
        Total end(double[] sorted);
    }

    /// Takes logarithms of the chance of texts.
    non-sealed interface OverLikelihoods extends Gathering {
        /// What the text's length is counted in.
        LengthUnit unit();

        /// @param logLikelihood finite, at most 0
        /// @param length in the unit, at least 1
        void add(double logLikelihood, long length);
    }

    /// Units of a text's length.
    enum LengthUnit {
        /// Tokens of the model.
        TOKENS,
        /// Words between white space.
        WORDS,
        /// Bytes in UTF-8.
        BYTES
    }

    /// Takes what several judges said.
    non-sealed interface OverRatings extends Gathering {
        /// @param ratings none where a judge said nothing
        void add(List<Optional<String>> ratings);
    }

    /// Takes questions with several attempts.
    non-sealed interface OverRepeats extends Gathering {
        /// @param predictions an empty one where nothing was read; no predictions where the row has only
        ///     counts
        /// @param right which attempts are right, at least one
        void add(List<Optional<String>> predictions, List<Boolean> right);
    }

    /// Takes queries that were ranked.
    non-sealed interface OverRanking extends Gathering {
        /// The value of a query, which does not count it.
        ///
        /// @param query valid during the call only
        double of(RankedQuery query);

        /// Counts a query by its value.
        void add(double value);

        /// A judged query for which nothing was retrieved.
        void addMissing();
    }
}
