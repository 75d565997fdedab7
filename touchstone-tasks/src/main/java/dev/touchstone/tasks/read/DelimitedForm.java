package dev.touchstone.tasks.read;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// CSV (RFC 4180, quoted fields may hold separators, quotes and line breaks) and TSV (nothing is quoted).
///
/// Every record must have as many fields as there are columns; empty lines are passed over. A quote inside a
/// field that does not begin with one is an ordinary character, as spreadsheets write it.
///
/// @param separator between the fields
/// @param quoted whether a field may stand in quotes
/// @param columns names for a file that may have no header, see [ReadOptions#columns]
record DelimitedForm(char separator, boolean quoted, List<String> columns) implements RowForm {

    private static final char[] OTHER_SEPARATORS = {';', '\t', '|', ','};

    @Override
    public RecordReader open(Path file) {
        DelimitedRecords records = new DelimitedRecords(ByteCursor.open(file), separator, quoted);
        try {
            return new Reader(records, header(records));
        } catch (TouchstoneException unreadable) {
            records.close();
            throw unreadable;
        }
    }

    /// Reads the header again, since the place alone does not tell the columns.
    @Override
    public RecordReader openAt(Path file, Place place) {
        List<String> names;
        try (DelimitedRecords records = new DelimitedRecords(ByteCursor.open(file), separator, quoted)) {
            names = header(records);
        }
        ByteCursor bytes = ByteCursor.openAt(file, place.offset());
        return new Reader(new DelimitedRecords(bytes, separator, quoted, place), names);
    }

    /// The names of the columns; afterwards `records` stands at the first row.
    private List<String> header(DelimitedRecords records) {
        if (!records.advance()) {
            throw new TouchstoneException(ErrorCode.DATA_EMPTY, records.name() + ": the file is empty");
        }
        List<String> first = records.fields(IntStream.rangeClosed(1, records.size())
                .mapToObj("column %d: "::formatted).toList());
        if (!columns.isEmpty()) {
            if (lower(first).equals(lower(columns)) && first.size() == columns.size()) {
                records.headerRead();
                return first.stream().map(this::named).toList();
            }
            records.again();
            return columns;
        }
        records.headerRead();
        apart(records, first);
        List<String> names = new ArrayList<>();
        for (int at = 0; at < first.size(); at++) {
            String name = first.get(at).strip();
            names.add(name.isEmpty() ? "column_" + (at + 1) : name);
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new TouchstoneException(ErrorCode.DATA_UNREADABLE,
                        "%s, line 1: two columns are named '%s'; give each its own name".formatted(
                                records.name(), name));
            }
        }
        return names;
    }

    /// Refuses a header that is one name only because another separator stands between its names.
    private void apart(DelimitedRecords records, List<String> header) {
        if (header.size() > 1) {
            return;
        }
        for (char other : OTHER_SEPARATORS) {
            int second = header.getFirst().indexOf(other);
            if (other != separator && second > 0) {
                throw new TouchstoneException(ErrorCode.DATA_UNREADABLE,
                        "%s, line 1: the columns are apart by %s, expected %s; save the file with those%s"
                                .formatted(records.name(), name(other), name(separator),
                                        other == '\t' ? ", or name it .tsv" : ""));
            }
        }
    }

    private static String name(char separator) {
        return switch (separator) {
            case ';' -> "semicolons";
            case '\t' -> "tabs";
            case '|' -> "bars";
            default -> "commas";
        };
    }

    private String named(String cell) {
        return columns.stream().filter(cell.strip()::equalsIgnoreCase).findFirst().orElse(cell);
    }

    private static Set<String> lower(List<String> names) {
        return names.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    private record Reader(DelimitedRecords records, List<String> names, List<String> columns)
            implements RecordReader {

        Reader(DelimitedRecords records, List<String> names) {
            this(records, names, names.stream().map("column '%s': "::formatted).toList());
        }

        @Override
        public boolean skip() {
            return records.advance();
        }

        @Override
        public Optional<Fields> next() {
            if (!records.advance()) {
                return Optional.empty();
            }
            if (records.size() != names.size()) {
                throw records.place().unreadable(
                        "%d fields, expected %d (%s); is a separator missing or too much?%s".formatted(
                                records.size(), names.size(), String.join(", ", names), records.tornHint()));
            }
            List<String> texts = records.fields(columns);
            Map<String, Value> entries = LinkedHashMap.newLinkedHashMap(names.size());
            for (int at = 0; at < names.size(); at++) {
                entries.put(names.get(at), Value.of(texts.get(at)));
            }
            return Optional.of(new Fields(entries));
        }

        @Override
        public Place place() {
            return records.place();
        }

        @Override
        public void close() {
            records.close();
        }
    }
}
