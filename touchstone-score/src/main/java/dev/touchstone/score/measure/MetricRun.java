package dev.touchstone.score.measure;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.score.metric.Measuring;
import dev.touchstone.tasks.read.ReadOptions;
import dev.touchstone.tasks.read.RowSources;
import dev.touchstone.tasks.read.Rows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Takes one or more metrics over the rows of one file, in one reading and in constant memory.
public final class MetricRun {

    private final Map<String, Measuring> measurings;

    /// @param measurings by the name under which a row's values are told, in order
    public MetricRun(Map<String, Measuring> measurings) {
        this.measurings = new LinkedHashMap<>(measurings);
    }

    /// Reads the file and feeds every metric.
    ///
    /// @param sink receives each row's id and values, by metric
    /// @return the totals by metric, in order
    /// @throws TouchstoneException `DATA_NOT_FOUND`, `DATA_UNREADABLE`, `DATA_INVALID_ROW`, `DATA_EMPTY`,
    ///         each with file and line; an id that occurs twice is an invalid row
    public Map<String, Measuring.Total> read(Path file, Measuring.RowSink sink) {
        SeenIds ids = new SeenIds();
        int number = 0;
        try (Rows rows = RowSources.file(file, ReadOptions.DEFAULT).open()) {
            while (rows.hasNext()) {
                InputRow row = new InputRow(rows.next(), rows.place());
                String id = row.id(number++);
                if (!ids.add(id)) {
                    throw row.wrong("the id '%s' occurs twice; ids must differ".formatted(id));
                }
                Map<String, Value> values = new LinkedHashMap<>();
                measurings.forEach((name, measuring) -> {
                    Fields found = add(measuring, row);
                    if (!found.entries().isEmpty()) {
                        values.put(name, found);
                    }
                });
                sink.row(id, new Fields(values));
            }
        }
        Map<String, Measuring.Total> totals = new LinkedHashMap<>();
        measurings.forEach((name, measuring) -> totals.put(name, measuring.end()));
        return totals;
    }

    private static Fields add(Measuring measuring, InputRow row) {
        return switch (measuring) {
            case Measuring.OverPairs pairs -> pairs.add(row.prediction(), row.references());
            case Measuring.OverLabels labels -> labels.add(row.truth(), row.label());
            case Measuring.OverScores scores ->
                scores.add(binary(row), row.number("score", "y_score", "probability"));
            case Measuring.OverValues values -> {
                values.add(row.number("value", "x", "latency_ms"));
                yield Fields.EMPTY;
            }
            case Measuring.OverRepeats repeats -> repeats(repeats, row);
            case Measuring.OverRanking _ -> throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    "a ranking metric reads --qrels and --run, not --input");
        };
    }

    private static boolean binary(InputRow row) {
        return switch (row.truth()) {
            case "1", "1.0", "true", "True" -> true;
            case "0", "0.0", "false", "False" -> false;
            default -> throw row.wrong("the truth is '%s', expected 0 or 1".formatted(row.truth()));
        };
    }

    private static Fields repeats(Measuring.OverRepeats repeats, InputRow row) {
        if (row.fields().find("predictions").isPresent()) {
            String gold = row.truth();
            List<Optional<String>> predictions = new ArrayList<>();
            for (Value item : row.fields().findItems("predictions")
                    .orElseThrow(() -> row.wrong("'predictions' is not a list"))) {
                predictions.add(item instanceof Value.Absent
                        ? Optional.empty() : Optional.of(item.display()));
            }
            return repeats.add(Optional.of(gold), predictions,
                    predictions.stream().map(each -> each.equals(Optional.of(gold))).toList());
        }
        int n = whole(row, "n");
        int c = whole(row, "c");
        if (n < 1 || c < 0 || c > n) {
            throw row.wrong("n is %d and c is %d, expected 0 <= c <= n and n >= 1".formatted(n, c));
        }
        List<Boolean> right = new ArrayList<>(n);
        for (int attempt = 0; attempt < n; attempt++) {
            right.add(attempt < c);
        }
        return repeats.add(Optional.empty(), List.of(), right);
    }

    private static int whole(InputRow row, String name) {
        double number = row.number(name);
        if (number != Math.rint(number) || number < 0 || number > 1_000_000) {
            throw row.wrong("'%s' is %s, expected a whole number up to 1000000".formatted(name, number));
        }
        return (int) number;
    }
}
