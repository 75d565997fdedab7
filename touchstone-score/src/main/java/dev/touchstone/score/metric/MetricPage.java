package dev.touchstone.score.metric;

import java.util.List;

/// What a metric is, for people: the text of `touchstone score --list` and of the reference page.
///
/// @param name as typed after `--metric`, in snake case; in `ndcg@k` the user writes a number for `k`
/// @param title one line: the name in full
/// @param formula how it is made, with its symbols explained
/// @param range the scale, and which end is better
/// @param origin paper, and the implementation it agrees with
/// @param input what the rows must hold
/// @param options settings, by the names of the reference implementation
public record MetricPage(String name, String title, String formula, Range range, String origin, Input input,
        List<MetricOption> options) {

    /// What stands for a cut-off in a name.
    public static final String CUT = "@k";

    public MetricPage {
        options = List.copyOf(options);
    }

    /// Whether the user chooses a cut-off with the name.
    public boolean cut() {
        return name.endsWith(CUT);
    }

    /// The form of the rows.
    public enum Input {
        /// `{id, prediction, references[]}`, JSON lines or CSV.
        PAIRS,
        /// `{id, truth, prediction}`: labels.
        LABELS,
        /// `{id, truth, score}`: 0 or 1, and how sure the model is of 1.
        SCORES,
        /// One number a row, in `value`, or the only column.
        VALUES,
        /// `{id, log_likelihood, tokens, words, bytes}`, or a `text` that is counted.
        LIKELIHOODS,
        /// `{id, ratings[]}`: what several judges said of an item.
        RATINGS,
        /// `{id, n, c}` or `{id, gold, predictions[]}`: several attempts a question.
        REPEATS,
        /// trec_eval's files: `--qrels` and `--run`.
        RANKING
    }
}
