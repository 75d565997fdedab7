package dev.touchstone.tasks.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The tables that AISBench prints about names: those that were not matched, those that match several files.
final class NameReport {

    private NameReport() {}

    static Optional<String> of(List<String> names, Function<String, List<TaskEntry>> find) {
        List<List<String>> unmatched = new ArrayList<>();
        List<List<String>> ambiguous = new ArrayList<>();
        for (String name : names) {
            List<TaskEntry> found = find.apply(name);
            if (found.isEmpty()) {
                unmatched.add(List.of(name));
            }
            for (int at = 0; found.size() > 1 && at < found.size(); at++) {
                ambiguous.add(
                        List.of(at == 0 ? name : "", found.get(at).file() + (at == 0 ? " (taken)" : "")));
            }
        }
        List<String> tables = new ArrayList<>();
        if (!unmatched.isEmpty()) {
            tables.add(table(List.of("Not matched patterns"), unmatched));
        }
        if (!ambiguous.isEmpty()) {
            tables.add(table(List.of("Ambiguous patterns", "Matched files"), ambiguous));
        }
        return tables.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", tables));
    }

    private static String table(List<String> header, List<List<String>> rows) {
        int[] widths = new int[header.size()];
        List<List<String>> all = new ArrayList<>(List.of(header));
        all.addAll(rows);
        all.forEach(row -> {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        });
        StringBuilder rule = new StringBuilder("+");
        StringBuilder middle = new StringBuilder("|");
        for (int column = 0; column < widths.length; column++) {
            rule.append("-".repeat(widths[column] + 2)).append('+');
            middle.append("-".repeat(widths[column] + 2)).append(column == widths.length - 1 ? '|' : '+');
        }
        StringBuilder table = new StringBuilder().append(rule).append('\n');
        for (int at = 0; at < all.size(); at++) {
            table.append('|');
            for (int column = 0; column < widths.length; column++) {
                String cell = all.get(at).get(column);
                table.append(' ').append(cell).append(" ".repeat(widths[column] - cell.length()))
                        .append(" |");
            }
            table.append('\n').append(at == 0 ? middle + "\n" : "");
        }
        return table.append(rule).toString();
    }
}
