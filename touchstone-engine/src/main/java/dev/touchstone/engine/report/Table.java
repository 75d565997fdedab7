package dev.touchstone.engine.report;

import java.util.List;

/// Cells of text below a header, before any form is chosen.
///
/// @param header names of the columns
/// @param rows cells, as many per row as the header has; control characters in a cell become spaces
record Table(List<String> header, List<List<String>> rows) {
    Table {
        header = cleaned(header);
        rows = rows.stream().map(Table::cleaned).toList();
        for (List<String> row : rows) {
            if (row.size() != header.size()) {
                throw new IllegalArgumentException("a row of %d cells below a header of %d: %s"
                        .formatted(row.size(), header.size(), row));
            }
        }
    }

    private static List<String> cleaned(List<String> cells) {
        return cells.stream().map(Table::cleaned).toList();
    }

    private static String cleaned(String cell) {
        if (cell.chars().noneMatch(Character::isISOControl)) {
            return cell;
        }
        StringBuilder text = new StringBuilder(cell.length());
        cell.chars().forEach(unit -> text.append(Character.isISOControl(unit) ? ' ' : (char) unit));
        return text.toString();
    }
}
