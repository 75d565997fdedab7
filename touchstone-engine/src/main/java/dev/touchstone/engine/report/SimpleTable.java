package dev.touchstone.engine.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A table for the eye: columns two spaces apart, a rule below the header.
///
/// The form is that of the Python package tabulate, format `simple`, as AISBench prints it: a column is at
/// least two wider than its name; columns of numbers are aligned at the decimal point and to the right, their
/// names too; all others to the left; no spaces at the ends of lines. Cells keep their digits.
final class SimpleTable {

    private static final int HEADER_PADDING = 2;
    private static final String GAP = "  ";
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");

    private SimpleTable() {}

    /// The table without a line feed at its end.
    static String render(Table table) {
        List<List<String>> columns = IntStream.range(0, table.header().size())
                .mapToObj(column -> aligned(table, column))
                .toList();
        List<String> lines = new ArrayList<>();
        for (int line = 0; line < table.rows().size() + 2; line++) {
            int number = line;
            lines.add(String.join(GAP, columns.stream().map(cells -> cells.get(number)).toList())
                    .stripTrailing());
        }
        return String.join("\n", lines);
    }

    private static List<String> aligned(Table table, int column) {
        String name = table.header().get(column);
        List<String> cells = table.rows().stream().map(row -> row.get(column)).toList();
        boolean numbers = !cells.isEmpty() && cells.stream().allMatch(cell -> NUMBER.matcher(cell).matches());
        if (numbers) {
            int decimals = cells.stream().mapToInt(SimpleTable::decimals).max().orElse(0);
            cells = cells.stream().map(cell -> cell + " ".repeat(decimals - decimals(cell))).toList();
        }
        int width = Math.max(
                DisplayWidth.of(name) + HEADER_PADDING,
                cells.stream().mapToInt(DisplayWidth::of).max().orElse(0));
        List<String> lines = new ArrayList<>(cells.size() + 2);
        lines.add(padded(name, width, numbers));
        lines.add("-".repeat(width));
        cells.forEach(cell -> lines.add(padded(cell, width, numbers)));
        return lines;
    }

    private static String padded(String cell, int width, boolean right) {
        String spaces = " ".repeat(width - DisplayWidth.of(cell));
        return right ? spaces + cell : cell + spaces;
    }

    private static int decimals(String number) {
        int point = number.indexOf('.');
        return point < 0 ? 0 : number.length() - point;
    }
}
