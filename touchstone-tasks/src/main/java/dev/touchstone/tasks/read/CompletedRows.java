package dev.touchstone.tasks.read;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Rows with a field that their number gives them: the number itself, or that line of another file, such as
/// labels that stand apart.
public final class CompletedRows {

    private static final int MOST = 1_000_000;

    private CompletedRows() {}

    /// Rows with their number, from 1.
    public static RowSource numbered(RowSource rows, String field) {
        return new MappedRows(rows, List.of(),
                (row, number, _) -> row.with(field, Value.of(number + 1L)));
    }

    /// Rows with the lines of a text file, the first line with the first row; white space around a line is
    /// left out. The lines are held in memory.
    ///
    /// @throws TouchstoneException `DATA_NO_FILE`, `DATA_UNREADABLE`; `DATA_INVALID_ROW` when the file has
    ///         not as many lines as there are rows
    public static RowSource lined(RowSource rows, Path file, String field) {
        if (!Files.exists(file)) {
            throw new TouchstoneException(ErrorCode.DATA_NO_FILE,
                    "no data file at %s, whose lines go with the rows of %s".formatted(file, rows.origin()));
        }
        List<String> lines;
        try (Stream<String> all = Files.lines(file, StandardCharsets.UTF_8)) {
            lines = all.limit(MOST + 1L).map(String::strip).toList();
        } catch (IOException | UncheckedIOException unreadable) {
            throw new TouchstoneException(ErrorCode.DATA_UNREADABLE,
                    "%s: cannot be read as lines of UTF-8 (%s)".formatted(file, unreadable.getMessage()),
                    unreadable);
        }
        int count = rows.count();
        if (lines.size() != count || count > MOST) {
            throw new TouchstoneException(ErrorCode.DATA_INVALID_ROW,
                    ("%s: has %,d lines, and %s has %,d rows; expected one line for each row, %,d at most; "
                            + "are the two files of one version?")
                            .formatted(file, lines.size(), rows.origin(), count, MOST));
        }
        return new MappedRows(rows, List.of(file),
                (row, number, _) -> row.with(field, Value.of(lines.get(number))));
    }
}
