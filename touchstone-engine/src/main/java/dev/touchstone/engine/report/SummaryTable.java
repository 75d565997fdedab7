package dev.touchstone.engine.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The table of scores: data set, version, metric, mode, and a column per model.
///
/// Data sets come in order, then groups. Of a data set the metrics of AISBench's list come first, in the
/// order of that list, then all others in the order of the report. A score that is not there is `-`, one that
/// cannot be had here `n/a`; a data set without any score is one row of `-`.
final class SummaryTable {

    private static final String NONE = "-";
    private static final String NOT_AVAILABLE = "n/a";
    private static final List<String> FIRST = List.of("score", "auc_score", "accuracy", "humaneval_pass@1",
            "rouge1", "avg_toxicity_score", "bleurt_diff", "matthews_correlation", "truth", "f1",
            "exact_match", "extract_rate");
    private static final Set<String> HIDDEN = Set.of("bp", "sys_len", "ref_len", "type");

    private SummaryTable() {}

    /// The cells of the table.
    static Table of(Report report) {
        List<String> models = report.axes().models();
        List<String> header = new ArrayList<>(List.of("dataset", "version", "metric", "mode"));
        header.addAll(models);
        List<List<String>> lines = new ArrayList<>();
        for (String dataset : report.axes().all()) {
            List<Row> rows = report.ofDataset(dataset);
            List<String> metrics = metrics(rows);
            if (metrics.isEmpty()) {
                lines.add(line(List.of(dataset, NONE, NONE, NONE), models.stream().map(_ -> NONE)));
            }
            for (String metric : metrics) {
                List<Row> same = rows.stream().filter(row -> row.metric().equals(metric)).toList();
                Row first = same.getFirst();
                lines.add(line(List.of(dataset, first.version(), metric, first.mode()),
                        models.stream().map(model -> cell(same, model))));
            }
        }
        return new Table(header, lines);
    }

    private static List<String> metrics(List<Row> rows) {
        if (rows.stream().noneMatch(SummaryTable::known)) {
            return List.of();
        }
        // the main metric is shown where something is known beside it: verdicts of judges may all be missing
        List<String> shown = rows.stream()
                .filter(row -> row == rows.getFirst() || known(row) || judged(row, rows))
                .map(Row::metric)
                .filter(metric -> !HIDDEN.contains(metric))
                .distinct()
                .toList();
        return Stream.concat(
                        FIRST.stream().filter(shown::contains),
                        shown.stream().filter(metric -> !FIRST.contains(metric)))
                .toList();
    }

    private static boolean known(Row row) {
        return !(row.measure() instanceof Measure.Missing);
    }

    /// Whether a row is that of judges beside another scorer, such as `accuracy (judge)`.
    private static boolean judged(Row row, List<Row> rows) {
        int suffix = row.metric().indexOf(" (");
        return suffix > 0 && row.slice().isEmpty() && rows.stream().anyMatch(
                other -> other.metric().equals("judge_failed" + row.metric().substring(suffix)));
    }

    private static String cell(List<Row> rows, String model) {
        Optional<Row> row = rows.stream().filter(candidate -> candidate.model().equals(model)).findFirst();
        return row.map(Row::measure).map(SummaryTable::cell).orElse(NONE);
    }

    private static String cell(Measure measure) {
        return switch (measure) {
            case Measure.Measured(double value, _, _) -> PythonText.twoPlaces(value);
            case Measure.Missing _ -> NONE;
            case Measure.NotAvailable _ -> NOT_AVAILABLE;
        };
    }

    private static List<String> line(List<String> front, Stream<String> cells) {
        return Stream.concat(front.stream(), cells).toList();
    }
}
