package dev.touchstone.engine.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// What the terminal shows at the end of a run: the table in AISBench's form, what became of the attempts,
/// warnings, where the files are.
public final class ScreenReport {

    private static final List<String> COUNTS = List.of("dataset", "model", "metric", "samples", "right",
            "partly", "wrong", "unparsed", "failed", "unjudged", "truncated", "refused", "95% interval");
    private static final int PARTLY = COUNTS.indexOf("partly");
    private static final int UNJUDGED = COUNTS.indexOf("unjudged");

    /// AISBench's own line, which scripts of its users look for.
    private static final String MARKDOWN_HEADING = "The markdown format results is as below:";

    private ScreenReport() {}

    /// The text, ending with a line feed; sentences in the language of `messages`, tables in English.
    public static String render(Report report, Messages messages) {
        List<String> blocks = new ArrayList<>();
        blocks.add(SummaryText.table(report) + "\n");
        blocks.add(MARKDOWN_HEADING + "\n\n" + SummaryText.markdown(report).stripTrailing() + "\n");
        List<List<String>> counts = counts(report);
        if (!counts.isEmpty()) {
            blocks.add(counts(counts, messages));
        }
        List<String> warnings = Warnings.of(report, messages);
        if (!warnings.isEmpty()) {
            blocks.add(messages.text("warning.heading") + "\n" + listed(warnings.stream()));
        }
        if (!report.files().isEmpty()) {
            blocks.add(messages.text("files.heading") + "\n"
                    + listed(report.files().stream().map(Object::toString)));
        }
        return String.join("\n", blocks);
    }

    /// The counts below their heading. Where no answer is right in part, or none is without a verdict,
    /// nothing is said of such.
    private static String counts(List<List<String>> lines, Messages messages) {
        boolean graded = lines.stream().anyMatch(line -> !line.get(PARTLY).equals("0"));
        boolean unjudged = lines.stream().anyMatch(line -> !line.get(UNJUDGED).equals("0"));
        UnaryOperator<List<String>> shown = cells -> {
            List<String> left = new ArrayList<>(cells);
            if (!unjudged) {
                left.remove(UNJUDGED);
            }
            if (!graded) {
                left.remove(PARTLY);
            }
            return left;
        };
        return messages.text(graded ? "counts.heading.graded" : "counts.heading") + "\n"
                + (unjudged ? messages.text("counts.unjudged") + "\n" : "")
                + SimpleTable.render(new Table(shown.apply(COUNTS), lines.stream().map(shown).toList()))
                + "\n";
    }

    private static String listed(Stream<String> lines) {
        return String.join("", lines.map(line -> "  " + line + "\n").toList());
    }

    /// A line per model and data set, and a further one for each slice and each scorer that counted
    /// otherwise.
    private static List<List<String>> counts(Report report) {
        List<List<String>> lines = new ArrayList<>();
        Set<List<Object>> seen = new HashSet<>();
        for (String dataset : report.axes().all()) {
            for (Row row : report.ofDataset(dataset)) {
                boolean counted = row.counts().samples() > 0;
                if (counted && (seen.add(List.of(row.model(), dataset, row.counts()))
                        || row.slice().isPresent())) {
                    lines.add(line(row));
                }
            }
        }
        return lines;
    }

    private static List<String> line(Row row) {
        Counts counts = row.counts();
        List<String> cells = new ArrayList<>(List.of(row.dataset(), row.model(), row.metric()));
        Stream.of(counts.samples(), counts.right(), counts.partly(), counts.wrong(), counts.unparsed(),
                        counts.failed(), counts.unjudged(), counts.truncated(), counts.refused())
                .map(String::valueOf).forEach(cells::add);
        cells.add(interval(row.measure()));
        return cells;
    }

    private static String interval(Measure measure) {
        return switch (measure) {
            case Measure.Measured measured -> measured.interval()
                    .map(ends -> String.format(Locale.ROOT, "%s - %s",
                            PythonText.twoPlaces(ends.low()), PythonText.twoPlaces(ends.high())))
                    .orElse("");
            case Measure.Missing _, Measure.NotAvailable _ -> "";
        };
    }
}
