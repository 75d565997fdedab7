package dev.touchstone.score.measure;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.score.metric.LabelTable;
import dev.touchstone.score.metric.Measuring;
import dev.touchstone.score.metric.Total;
import dev.touchstone.tasks.read.ReadOptions;
import dev.touchstone.tasks.read.RowSources;
import dev.touchstone.tasks.read.Rows;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Takes one or more metrics over the rows of one input, in one reading.
///
/// Labels of CSV and TSV files, and files of one number a line, are read without an object a row where nobody
/// wants values of single rows.
public final class MetricRun {

    private final Map<String, Measuring> measurings;

    /// @param measurings by the name under which their values are told, in order, at least one
    public MetricRun(Map<String, Measuring> measurings) {
        this.measurings = new LinkedHashMap<>(measurings);
    }

    /// Reads the input and feeds every metric.
    ///
    /// @param sink receives each row's id and values, by metric; none where nobody wants them
    /// @return the totals by metric, in order
    /// @throws TouchstoneException `DATA_NO_FILE`, `DATA_UNREADABLE`, `DATA_INVALID_ROW`, `DATA_EMPTY`,
    ///     each with file and line; an id that occurs twice is an invalid row; `COMMAND_INVALID` where a
    ///     metric wants another kind of input
    public Map<String, Total> read(MeasureInput input, Optional<RowSink> sink) {
        if (input instanceof MeasureInput.Rows rows) { // most; a switch over types is made at its first use
            return scanned(rows, sink).orElseGet(() -> rows(rows, sink));
        }
        if (input instanceof MeasureInput.Ranking ranking) {
            return rank(ranking, sink);
        }
        return switch (input) {
            case MeasureInput.Ranking ranking -> rank(ranking, sink);
            case MeasureInput.Lines lines -> lines(lines, sink);
            case MeasureInput.Rows rows -> scanned(rows, sink).orElseGet(() -> rows(rows, sink));
        };
    }

    private Map<String, Total> rank(MeasureInput.Ranking input, Optional<RowSink> sink) {
        Map<String, Measuring.OverRanking> rankings = new LinkedHashMap<>();
        measurings.forEach((name, measuring) -> {
            if (!(measuring instanceof Measuring.OverRanking ranking)) {
                throw otherInput(name, "reads --input, not --qrels and --run");
            }
            rankings.put(name, ranking);
        });
        RankingRun.LeftOut left = new RankingRun(rankings, sink).read(input);
        Map<String, Total> totals = new LinkedHashMap<>();
        rankings.forEach((name, ranking) -> totals.put(name, told(ranking.end(), left)));
        return totals;
    }

    /// The total with what it does not count: a mean over fewer queries than were judged is not silent.
    private static Total told(Total total, RankingRun.LeftOut left) {
        Total told = left.unjudged() == 0 ? total
                : total.with("queries_without_judgements", Value.of(left.unjudged()));
        return left.unanswered() == 0 ? told : told.with("queries_left_out", Value.of(left.unanswered()));
    }

    private Map<String, Total> lines(MeasureInput.Lines input, Optional<RowSink> sink) {
        measurings.forEach((name, measuring) -> {
            if (!(measuring instanceof Measuring.OverPairs)) {
                throw otherInput(name, "does not compare texts with references");
            }
        });
        RowFeeds feeds = new RowFeeds(measurings);
        LinePairs.read(input, (line, prediction, references) -> {
            Fields fields = Fields.EMPTY.with("prediction", Value.of(prediction))
                    .with("references", Value.ofTexts(references));
            feeds.add(new InputRow(fields, () -> "%s, line %d".formatted(input.predictions(), line)));
            sink.ifPresent(rows -> rows.row(Long.toString(line - 1), feeds.row()));
        });
        return feeds.end();
    }

    /// The totals of a file whose rows need not become objects; none where they must.
    private Optional<Map<String, Total>> scanned(MeasureInput.Rows input, Optional<RowSink> sink) {
        List<Measuring> all = List.copyOf(measurings.values());
        Map<String, Total> totals = new LinkedHashMap<>();
        if (NumberLines.fits(input.file()) && all.stream().allMatch(Measuring.OverValues.class::isInstance)) {
            double[] sorted = NumberLines.read(input.file());
            Arrays.sort(sorted);
            measurings.forEach((name, measuring) ->
                    totals.put(name, ((Measuring.OverValues) measuring).end(sorted)));
            return Optional.of(totals);
        }
        boolean labels = all.stream().allMatch(each -> each instanceof Measuring.OverLabels over
                && (sink.isEmpty() || over.row(true).names().isEmpty()));
        if (!labels) {
            return Optional.empty();
        }
        Optional<LabelTable> table = LabelScanner.of(input)
                .flatMap(scanner -> scanner.read(RowFeeds.labels(measurings)));
        return table.map(counted -> {
            Labels.check(counted, input.file());
            measurings.forEach((name, measuring) ->
                    totals.put(name, ((Measuring.OverLabels) measuring).end(counted)));
            return totals;
        });
    }

    private Map<String, Total> rows(MeasureInput.Rows input, Optional<RowSink> sink) {
        measurings.forEach((name, measuring) -> {
            if (measuring instanceof Measuring.OverRanking) {
                throw otherInput(name, "reads --qrels and --run, not --input");
            }
        });
        RowFeeds feeds = new RowFeeds(measurings);
        ReadOptions options = new ReadOptions(input.columns(), Map.of(), Optional.empty());
        SeenIds ids = new SeenIds();
        long number = 0;
        try (Rows rows = RowSources.file(input.file(), options).open()) {
            Supplier<String> place = rows::place; // one for all rows: making one costs more than a short row
            while (rows.hasNext()) {
                InputRow row = new InputRow(rows.next(), place);
                Optional<String> id = row.id();
                if (id.isPresent() && !ids.add(id.get())) {
                    throw row.wrong("the id '%s' occurs twice; ids must differ".formatted(
                            Shortened.of(id.get())));
                }
                add(feeds, row);
                if (sink.isPresent()) {
                    Fields values = feeds.row();
                    if (!values.names().isEmpty()) {
                        sink.get().row(id.orElse(Long.toString(number)), values);
                    }
                }
                number++;
            }
        }
        feeds.checkLabels(input.file());
        return feeds.end();
    }

    /// What a metric refuses of a row gets the row's place.
    private static void add(RowFeeds feeds, InputRow row) {
        try {
            feeds.add(row);
        } catch (TouchstoneException refused) {
            if (refused.code() == ErrorCode.DATA_INVALID_ROW && !refused.getMessage()
                    .startsWith(row.place())) {
                throw row.wrong(refused.getMessage());
            }
            throw refused;
        }
    }

    private static TouchstoneException otherInput(String metric, String what) {
        return new TouchstoneException(ErrorCode.COMMAND_INVALID, "the metric %s %s".formatted(metric, what));
    }
}
