package dev.touchstone.score.measure;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.score.metric.LabelTable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Counts the labels of a CSV or TSV file without making an object of any row.
///
/// Knows no quotes: where a CSV file has one, the file is left to the reader of rows.
final class LabelScanner {

    private final Path file;
    private final List<String> columns;
    private final byte separator;

    private LabelScanner(Path file, List<String> columns, byte separator) {
        this.file = file;
        this.columns = columns;
        this.separator = separator;
    }

    /// A scanner for a file that has such a form.
    static Optional<LabelScanner> of(MeasureInput.Rows rows) {
        String name = String.valueOf(rows.file().getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return Optional.of(new LabelScanner(rows.file(), rows.columns(), (byte) ','));
        }
        return name.endsWith(".tsv")
                ? Optional.of(new LabelScanner(rows.file(), rows.columns(), (byte) '\t')) : Optional.empty();
    }

    /// Reads the file.
    ///
    /// @return the counts; empty for a file with quotes
    /// @throws TouchstoneException `DATA_EMPTY`, `DATA_UNREADABLE`, `DATA_INVALID_ROW` with file and line
    Optional<LabelTable> read(List<String> labels) {
        LabelTable table = new LabelTable(labels);
        try (ByteLines lines = new ByteLines(file)) {
            Columns place = columns.isEmpty() ? header(lines) : Columns.of(columns, file);
            if (place == Columns.QUOTED) {
                return Optional.empty();
            }
            SeenIds ids = new SeenIds();
            int[] ends = new int[place.count()];
            boolean first = !columns.isEmpty();
            while (lines.next()) {
                if (lines.from() == lines.to()) {
                    continue;
                }
                if (!split(lines, ends)) {
                    return Optional.empty();
                }
                if (first && place.isHeader(lines, ends)) {
                    first = false;
                    continue;
                }
                first = false;
                count(lines, ends, place, table, ids);
            }
        }
        if (table.rows() == 0) {
            throw new TouchstoneException(ErrorCode.DATA_EMPTY,
                    "%s holds no rows; check the path".formatted(file));
        }
        return Optional.of(table);
    }

    private void count(ByteLines lines, int[] ends, Columns place, LabelTable table, SeenIds ids) {
        byte[] bytes = lines.bytes();
        if (place.id() >= 0) {
            int from = start(lines, ends, place.id());
            if (!ids.add(bytes, from, ends[place.id()])) {
                String id = new String(bytes, from, ends[place.id()] - from, StandardCharsets.UTF_8);
                throw lines.wrong(ErrorCode.DATA_INVALID_ROW,
                        "the id '%s' occurs twice; ids must differ".formatted(Shortened.of(id)));
            }
        }
        int from = start(lines, ends, place.truth());
        if (from == ends[place.truth()]) {
            throw lines.wrong(ErrorCode.DATA_INVALID_ROW, "the truth is empty");
        }
        int truth = table.number(bytes, from, ends[place.truth()]);
        if (!table.allowed(truth)) {
            throw lines.wrong(ErrorCode.DATA_INVALID_ROW, Labels.unknown(table.name(truth)));
        }
        int prediction = start(lines, ends, place.prediction());
        if (prediction == ends[place.prediction()]) {
            table.addUnread(truth);
        } else {
            table.add(truth, table.number(bytes, prediction, ends[place.prediction()]));
        }
    }

    private static int start(ByteLines lines, int[] ends, int column) {
        return column == 0 ? lines.from() : ends[column - 1] + 1;
    }

    /// Finds the ends of the fields.
    ///
    /// @return false where there is a quote
    private boolean split(ByteLines lines, int[] ends) {
        byte[] bytes = lines.bytes();
        int fields = 0;
        boolean quotable = separator == ',';
        for (int at = lines.from(); at < lines.to(); at++) {
            byte one = bytes[at];
            if (one == separator) {
                if (fields < ends.length) {
                    ends[fields] = at;
                }
                fields++;
            } else if (one == '"' && quotable) {
                return false;
            }
        }
        if (fields < ends.length) {
            ends[fields] = lines.to();
        }
        fields++;
        if (fields != ends.length) {
            throw lines.wrong(ErrorCode.DATA_UNREADABLE,
                    "%d fields, expected %d; is a separator missing or too much?".formatted(fields,
                    ends.length));
        }
        return true;
    }

    private Columns header(ByteLines lines) {
        if (!lines.next()) {
            throw new TouchstoneException(ErrorCode.DATA_EMPTY, file + ": the file is empty");
        }
        String header = lines.text();
        if (header.indexOf('"') >= 0) {
            return Columns.QUOTED;
        }
        List<String> names = new ArrayList<>();
        for (String name : header.split(String.valueOf((char) separator), -1)) {
            names.add(name.strip());
        }
        if (names.size() == 1) {
            return Columns.QUOTED; // whatever is wrong with it, the reader of all forms tells better
        }
        if (names.stream().distinct().count() < names.size()) {
            throw lines.wrong(ErrorCode.DATA_UNREADABLE, "two columns have one name; give each its own");
        }
        return Columns.of(names, file);
    }

    /// Where the columns are.
    private record Columns(List<String> names, int truth, int prediction, int id) {

        static final Columns QUOTED = new Columns(List.of(), 0, 0, -1);

        static Columns of(List<String> names, Path file) {
            return new Columns(names, find(names, InputRow.TRUTH, file),
                    find(names, InputRow.PREDICTION, file),
                    names.indexOf("id"));
        }

        int count() {
            return names.size();
        }

        boolean isHeader(ByteLines lines, int[] ends) {
            for (int at = 0; at < ends.length; at++) {
                int from = start(lines, ends, at);
                String cell = new String(lines.bytes(), from, ends[at] - from,
                        StandardCharsets.UTF_8);
                if (!cell.strip().equalsIgnoreCase(names.get(at))) {
                    return false;
                }
            }
            return true;
        }

        private static int find(List<String> names, List<String> wanted, Path file) {
            for (String name : wanted) {
                if (names.contains(name)) {
                    return names.indexOf(name);
                }
            }
            throw new TouchstoneException(ErrorCode.DATA_INVALID_ROW, """
                    %s, line 1: has no column '%s' (accepted too: %s); it has %s. \
                    Name them by --columns where the file has no header""".formatted(file, wanted.getFirst(),
                    String.join(", ", wanted.subList(1, wanted.size())),
                    Shortened.of(String.join(", ", names))));
        }
    }
}
