package dev.touchstone.tasks.read;

import dev.touchstone.core.config.Section;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a task file may say about the form of its data (`dataset_kwargs`).
///
/// @param columns names of the columns of a CSV or TSV file whose first line may be a header or a row: it
///         counts as a header when it holds exactly these names, in any order and case. Empty: the first line
///         is a header.
/// @param rename fields to be called otherwise, old name to new name, where a row has the old and not the new
///         one
/// @param rowsAt key of a JSON object that holds the list of rows; empty: `examples`, `questions`, `example`,
///         `data`
public record ReadOptions(List<String> columns, Map<String, String> rename, Optional<String> rowsAt) {

    /// Nothing said.
    public static final ReadOptions DEFAULT = new ReadOptions(List.of(), Map.of(), Optional.empty());

    public ReadOptions {
        columns = List.copyOf(columns);
        rename = Map.copyOf(rename);
        if (columns.stream().distinct().count() != columns.size()) {
            throw new IllegalArgumentException("columns must differ: " + columns);
        }
    }

    /// Reads the section `dataset_kwargs` of a task file: `columns`, `rename`, `rows_at`.
    ///
    /// @throws dev.touchstone.core.error.TouchstoneException when a key is unknown or holds a wrong value
    public static ReadOptions from(Section section) {
        List<String> columns = section.texts("columns");
        if (columns.stream().distinct().count() != columns.size()) {
            throw section.wrong("columns", "names that differ from each other");
        }
        Map<String, String> rename = new LinkedHashMap<>();
        Section names = section.section("rename");
        names.fields().names().forEach(name -> rename.put(name, names.requireText(name)));
        Optional<String> rowsAt = section.text("rows_at");
        section.refuseUnknown();
        return new ReadOptions(columns, rename, rowsAt);
    }

    /// The row with its fields renamed, their order kept.
    Fields renamed(Fields row) {
        if (rename.isEmpty()) {
            return row;
        }
        Map<String, Value> entries = new LinkedHashMap<>();
        row.entries().forEach((name, value) -> {
            String other = rename.getOrDefault(name, name);
            entries.put(row.entries().containsKey(other) ? name : other, value);
        });
        return new Fields(entries);
    }
}
