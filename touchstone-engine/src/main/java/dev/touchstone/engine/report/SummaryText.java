package dev.touchstone.engine.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The table of a report in the three forms of AISBench's `summary/` files; each ends with a line feed.
public final class SummaryText {

    private static final int RULE = 128;
    private static final String DIVIDER = "-".repeat(RULE) + " THIS IS A DIVIDER " + "-".repeat(RULE);
    private static final String MODEL_RULE = "-".repeat(31);

    private SummaryText() {}

    /// Comma-separated. Cells that hold a comma or a quotation mark are quoted (RFC 4180), which AISBench
    /// omits.
    public static String csv(Report report) {
        Table table = SummaryTable.of(report);
        StringBuilder text = new StringBuilder();
        csvLine(text, table.header());
        table.rows().forEach(row -> csvLine(text, row));
        return text.toString();
    }

    /// A Markdown table; a bar within a cell is escaped, which AISBench omits.
    public static String markdown(Report report) {
        Table table = SummaryTable.of(report);
        StringBuilder text = new StringBuilder();
        markdownLine(text, table.header());
        text.append('|').append(String.join(" | ", table.header().stream().map(_ -> "-----").toList()))
                .append("|\n");
        table.rows().forEach(row -> markdownLine(text, row));
        return text.toString();
    }

    /// The table for the eye, without a line feed at its end.
    public static String table(Report report) {
        return SimpleTable.render(SummaryTable.of(report));
    }

    /// All forms and the raw values below the time stamp of the session.
    ///
    /// @param stamp `yyyymmdd_HHMMSS`
    public static String text(Report report, String stamp) {
        return stamp + "\n"
                + block("tabulate", table(report) + "\n") + "\n" + DIVIDER + "\n\n"
                + block("csv", csv(report)) + "\n"
                + block("markdown", markdown(report) + "\n") + DIVIDER + "\n\n"
                + block("raw", raw(report) + "\n");
    }

    private static String block(String form, String content) {
        return form + " format\n" + "^".repeat(RULE) + "\n" + content + "$".repeat(RULE) + "\n";
    }

    /// Per model and data set the measured values as a Python dict, every digit kept.
    private static String raw(Report report) {
        List<String> lines = new ArrayList<>();
        for (String model : report.axes().models()) {
            lines.add(MODEL_RULE);
            lines.add("Model: " + model);
            for (String dataset : report.axes().all()) {
                lines.add(dataset + ": {" + String.join(", ", rawEntries(report, model, dataset)) + "}");
            }
        }
        return String.join("\n", lines);
    }

    private static List<String> rawEntries(Report report, String model, String dataset) {
        List<String> entries = new ArrayList<>();
        String type = "";
        for (Row row : report.ofDataset(dataset)) {
            if (row.model().equals(model) && row.measure() instanceof Measure.Measured(double value, _, _)) {
                entries.add(PythonText.repr(row.metric()) + ": " + PythonText.repr(value));
                type = row.mode().toUpperCase(Locale.ROOT);
            }
        }
        if (!entries.isEmpty() && report.detail() == Detail.FULL
                && report.axes().datasets().contains(dataset)) {
            entries.add("'type': " + PythonText.repr(type));
        }
        return entries;
    }

    private static void csvLine(StringBuilder text, List<String> cells) {
        text.append(String.join(",", cells.stream().map(SummaryText::csvCell).toList())).append('\n');
    }

    private static String csvCell(String cell) {
        return cell.contains(",") || cell.contains("\"") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }

    private static void markdownLine(StringBuilder text, List<String> cells) {
        List<String> escaped = cells.stream().map(cell -> cell.replace("|", "\\|")).toList();
        text.append("| ").append(String.join(" | ", escaped)).append(" |\n");
    }
}
