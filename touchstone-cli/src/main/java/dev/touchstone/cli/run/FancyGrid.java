package dev.touchstone.cli.run;

import dev.touchstone.engine.report.DisplayWidth;
import java.util.List;

/// A table in the form `fancy_grid` of Python's tabulate, which AISBench prints for `--search`.
final class FancyGrid {

    /// Blanks that tabulate leaves behind a header beside those around every cell.
    private static final int HEADER_PADDING = 2;

    private FancyGrid() {}

    /// @param header one text per column
    /// @param rows at least one, each as wide as the header
    static String render(List<String> header, List<List<String>> rows) {
        int[] widths = new int[header.size()];
        for (int column = 0; column < widths.length; column++) {
            int at = column;
            widths[column] = Math.max(DisplayWidth.of(header.get(at)) + HEADER_PADDING,
                    rows.stream().mapToInt(row -> DisplayWidth.of(row.get(at))).max().orElse(0));
        }
        StringBuilder text = new StringBuilder();
        text.append(rule(widths, "╒", "═", "╤", "╕")).append(line(header, widths));
        for (List<String> row : rows) {
            boolean first = row == rows.getFirst();
            text.append(first ? rule(widths, "╞", "═", "╪", "╡") : rule(widths, "├", "─", "┼", "┤"));
            text.append(line(row, widths));
        }
        return text.append(rule(widths, "╘", "═", "╧", "╛")).toString().stripTrailing();
    }

    private static String rule(int[] widths, String left, String dash, String cross, String right) {
        StringBuilder rule = new StringBuilder(left);
        for (int column = 0; column < widths.length; column++) {
            rule.append(column == 0 ? "" : cross).append(dash.repeat(widths[column] + 2));
        }
        return rule.append(right).append('\n').toString();
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder("│");
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            String padding = " ".repeat(widths[column] - DisplayWidth.of(cell) + 1);
            line.append(' ').append(cell).append(padding).append('│');
        }
        return line.append('\n').toString();
    }
}
