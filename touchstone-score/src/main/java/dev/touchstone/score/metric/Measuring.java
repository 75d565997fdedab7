package dev.touchstone.score.metric;

import dev.touchstone.core.value.Fields;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// One measuring under way: takes rows one after the other, then gives the value over all of them.
///
/// For one thread. What a row's own values are is what `add` returns (no fields where the metric has none for
/// a single row); memory grows by no more than a few numbers a row.
public sealed interface Measuring {

    /// The value over everything that was added; called once, at the end.
    ///
    /// @throws dev.touchstone.core.error.TouchstoneException `DATA_EMPTY` when nothing was added
    Total end();

    /// Takes texts with their references.
    non-sealed interface OverPairs extends Measuring {
        /// @param references one or more, as the metric wants them
        Fields add(String prediction, List<String> references);
    }

    /// Takes labels.
    non-sealed interface OverLabels extends Measuring {
        /// @param prediction none where no label could be read
        Fields add(String truth, Optional<String> prediction);
    }

    /// Takes scores of a yes-or-no question.
    non-sealed interface OverScores extends Measuring {
        /// @param score finite
        Fields add(boolean truth, double score);
    }

    /// Takes numbers.
    non-sealed interface OverValues extends Measuring {
        /// @param value finite
        void add(double value);
    }

    /// Takes questions with several attempts.
    non-sealed interface OverRepeats extends Measuring {
        /// @param gold the reference where the row has one
        /// @param predictions an empty one where nothing was read
        /// @param right which of them are right
        Fields add(Optional<String> gold, List<Optional<String>> predictions, List<Boolean> right);
    }

    /// Takes whole files of rankings; several ranking measures share one reading.
    non-sealed interface OverRanking extends Measuring {
        /// @param rows receives each query's values
        void read(Path qrels, Path run, RowSink rows);
    }

    /// Receives the values of rows.
    @FunctionalInterface
    interface RowSink {
        /// @param id of the row or query
        void row(String id, Fields values);
    }

    /// The value over all rows.
    ///
    /// @param values by name, in the order to be shown; the first is the metric itself
    /// @param count rows behind them, at least 1
    /// @param standardError of the first value, where it has one
    /// @param interval of the first value, where it has one
    /// @param signature everything that one must know to compare it, as one text; empty where the metric
    ///        has no settings
    record Total(Fields values, int count, OptionalDouble standardError, Optional<Bounds> interval,
            String signature) {}

    /// Where a value lies with 95 % confidence.
    ///
    /// @param method `wilson`, `bootstrap_percentile`, ...
    record Bounds(double low, double high, String method) {}
}
