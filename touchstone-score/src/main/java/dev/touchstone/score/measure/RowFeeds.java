package dev.touchstone.score.measure;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.score.metric.LabelTable;
import dev.touchstone.score.metric.Measuring;
import dev.touchstone.score.metric.Total;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Gives each row to the measurings, and keeps what they share: the table of labels, the lists of scores and
/// values.
final class RowFeeds {

    private static final int MOST_ATTEMPTS = 1_000_000;

    private final Map<String, Measuring> measurings;
    private final LabelTable table;
    private final boolean labels;
    private final boolean scored;
    private final boolean valued;
    private final boolean probabilities;
    private double[] scores = new double[64];
    private boolean[] truths = new boolean[64];
    private int scoreCount;
    private double[] values = new double[64];
    private int valueCount;
    private boolean lastRight;

    RowFeeds(Map<String, Measuring> measurings) {
        this.measurings = measurings;
        this.table = new LabelTable(labels(measurings));
        this.labels = measurings.values().stream().anyMatch(Measuring.OverLabels.class::isInstance);
        this.scored = measurings.values().stream().anyMatch(Measuring.OverScores.class::isInstance);
        this.valued = measurings.values().stream().anyMatch(Measuring.OverValues.class::isInstance);
        this.probabilities = measurings.values().stream().anyMatch(each ->
                each instanceof Measuring.OverScores over && over.probabilities());
    }

    /// The labels that the measurings were given.
    static List<String> labels(Map<String, Measuring> measurings) {
        return measurings.values().stream()
                .map(each -> each instanceof Measuring.OverLabels over ? over.labels() : List.<String>of())
                .filter(each -> !each.isEmpty()).findFirst().orElse(List.of());
    }

    /// Gives a row to all.
    void add(InputRow row) {
        boolean right = labels && label(row);
        if (scored) {
            score(row);
        }
        if (valued) {
            value(row);
        }
        for (Measuring measuring : measurings.values()) {
            if (measuring instanceof Measuring.OverPairs pairs) { // most; a switch over types costs more
                pairs.add(row.prediction(), row.references());
                continue;
            }
            switch (measuring) {
                case Measuring.OverPairs pairs -> pairs.add(row.prediction(), row.references());
                case Measuring.OverRepeats repeats -> repeats(repeats, row);
                case Measuring.OverRatings ratings -> ratings.add(row.ratings());
                case Measuring.OverLikelihoods texts -> likelihood(texts, row);
                case Measuring.OverLabels _, Measuring.OverScores _, Measuring.OverValues _ -> { }
                case Measuring.OverRanking _ -> throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                        "a ranking metric reads --qrels and --run, not --input");
            }
        }
        lastRight = right;
    }

    /// The values of the row that was added last, by metric.
    Fields row() {
        Map<String, Value> found = new LinkedHashMap<>();
        measurings.forEach((name, measuring) -> {
            Fields own = measuring instanceof Measuring.OverLabels over ? over.row(lastRight)
                    : measuring.row();
            if (!own.names().isEmpty()) {
                found.put(name, own.names().size() == 1 ? own.entries().values().iterator().next() : own);
            }
        });
        return new Fields(found);
    }

    /// Refuses labels that only white space tells apart.
    void checkLabels(Path file) {
        Labels.check(table, file);
    }

    /// The totals, by metric.
    Map<String, Total> end() {
        Map<String, Total> totals = new LinkedHashMap<>();
        double[] sorted = Arrays.copyOf(values, valueCount);
        Arrays.sort(sorted);
        double[] allScores = Arrays.copyOf(scores, scoreCount);
        boolean[] allTruths = Arrays.copyOf(truths, scoreCount);
        measurings.forEach((name, measuring) -> totals.put(name,
                measuring instanceof Measuring.Gathering gathering // most; no switch over types for them
                        ? gathering.end() : switch (measuring) {
                            case Measuring.Gathering each -> each.end();
                            case Measuring.OverLabels over -> over.end(table);
                            case Measuring.OverScores over -> over.end(allScores, allTruths);
                            case Measuring.OverValues over -> over.end(sorted);
                        }));
        return totals;
    }

    private boolean label(InputRow row) {
        String truth = row.trueLabel();
        if (truth.isEmpty()) {
            throw row.wrong("the truth is empty");
        }
        int id = table.number(truth);
        if (!table.allowed(id)) {
            throw row.wrong(Labels.unknown(truth));
        }
        Optional<String> prediction = row.label();
        if (prediction.isEmpty()) {
            table.addUnread(id);
        } else {
            table.add(id, table.number(prediction.get()));
        }
        return prediction.equals(Optional.of(truth));
    }

    private void score(InputRow row) {
        boolean truth = switch (row.truth()) {
            case "1", "1.0", "true", "True" -> true;
            case "0", "0.0", "false", "False" -> false;
            default -> throw row.wrong("the truth is '%s', expected 0 or 1".formatted(
                    Shortened.of(row.truth())));
        };
        double score = row.number("score", "y_score", "probability", "confidence", "prediction");
        if (probabilities && !(score >= 0 && score <= 1)) {
            throw row.wrong("the score is %s, expected a probability from 0 to 1".formatted(score));
        }
        if (scoreCount == scores.length) {
            scores = Arrays.copyOf(scores, 2 * scoreCount);
            truths = Arrays.copyOf(truths, 2 * scoreCount);
        }
        scores[scoreCount] = score;
        truths[scoreCount++] = truth;
    }

    private void value(InputRow row) {
        double value = row.fields().names().size() == 1
                ? row.number(row.fields().names().iterator().next())
                : row.number("value", "x", "latency_ms", "latency_us");
        if (valueCount == values.length) {
            values = Arrays.copyOf(values, 2 * valueCount);
        }
        values[valueCount++] = value;
    }

    private static void repeats(Measuring.OverRepeats repeats, InputRow row) {
        if (row.has("predictions")) {
            String gold = row.truth();
            List<Optional<String>> predictions = new ArrayList<>();
            for (Value item : row.fields().findItems("predictions")
                    .orElseThrow(() -> row.wrong("'predictions' is not a list"))) {
                predictions.add(item instanceof Value.Absent ? Optional.empty()
                        : Optional.of(item.display()));
            }
            if (predictions.isEmpty()) {
                throw row.wrong("'predictions' is empty");
            }
            repeats.add(predictions, predictions.stream().map(each -> each.equals(Optional.of(gold)))
                    .toList());
            return;
        }
        int n = row.whole("n", MOST_ATTEMPTS);
        int c = row.whole("c", MOST_ATTEMPTS);
        if (n < 1 || c > n) {
            throw row.wrong("n is %d and c is %d, expected 0 <= c <= n and n >= 1".formatted(n, c));
        }
        List<Boolean> right = new ArrayList<>(n);
        for (int attempt = 0; attempt < n; attempt++) {
            right.add(attempt < c);
        }
        repeats.add(List.of(), right);
    }

    private static void likelihood(Measuring.OverLikelihoods texts, InputRow row) {
        double likelihood = row.number("log_likelihood", "loglikelihood", "logprob", "log_prob");
        if (likelihood > 0) {
            throw row.wrong("'log_likelihood' is %s, expected a logarithm of a chance, at most 0".formatted(
                    likelihood));
        }
        long length = switch (texts.unit()) {
            case TOKENS -> row.whole(row.has("num_tokens") ? "num_tokens" : "tokens", Integer.MAX_VALUE);
            case WORDS -> row.has("text") ? words(row.text("text")) : row.whole("words", Integer.MAX_VALUE);
            case BYTES -> row.has("text") ? row.text("text").getBytes(StandardCharsets.UTF_8).length
                    : row.whole("bytes", Integer.MAX_VALUE);
        };
        if (length < 1) {
            throw row.wrong("the text has no " + texts.unit().name().toLowerCase(Locale.ROOT));
        }
        texts.add(likelihood, length);
    }

    private static long words(String text) {
        return Arrays.stream(text.split("\\s+")).filter(word -> !word.isEmpty()).count();
    }
}
