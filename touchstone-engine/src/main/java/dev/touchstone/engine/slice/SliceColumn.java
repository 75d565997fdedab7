package dev.touchstone.engine.slice;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.engine.report.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One field's value for each row of a task; a byte a row, each different value once.
final class SliceColumn {

    /// A field with more different values is no slice: most would hold a handful of samples.
    static final int MOST_VALUES = 200;

    /// Nor is one whose values are sentences, which no table could show.
    static final int LONGEST_VALUE = 100;

    private static final int NAMED = 3;

    private final String field;
    private final List<String> values = new ArrayList<>(List.of(Slice.NO_VALUE));
    private final Map<String, Integer> numbers = new HashMap<>();
    private byte[] rows = {}; // the number of the row's value, 0 where it has none
    private boolean present;

    SliceColumn(String field) {
        this.field = field;
    }

    /// Takes a row's value.
    ///
    /// @throws TouchstoneException `COMMAND_INVALID` when the field is no slice
    void put(int row, String value, String task) {
        present = true;
        if (value.isEmpty()) {
            return;
        }
        Integer number = numbers.get(value);
        if (number == null) {
            number = values.size();
            if (number > MOST_VALUES || value.length() > LONGEST_VALUE) {
                throw noSlice(task, value);
            }
            numbers.put(value, number);
            values.add(value);
        }
        if (row >= rows.length) {
            rows = Arrays.copyOf(rows, Math.max(256, Math.max(row + 1, 2 * rows.length)));
        }
        rows[row] = number.byteValue();
    }

    /// Whether any row has the field.
    boolean present() {
        return present;
    }

    /// The slice of a row.
    Slice of(int row) {
        return new Slice(field, values.get(row < rows.length ? Byte.toUnsignedInt(rows[row]) : 0));
    }

    private TouchstoneException noSlice(String task, String value) {
        String found = value.length() > LONGEST_VALUE
                ? "values of more than %d characters".formatted(LONGEST_VALUE)
                : "more than %d different values (%s, ...)".formatted(MOST_VALUES,
                        String.join(", ", values.subList(1, 1 + NAMED)));
        return new TouchstoneException(ErrorCode.COMMAND_INVALID,
                ("the field '%s' of %s has %s and cannot be a slice; slices are fields of few short values,"
                        + " such as a subject or a level. Samples that share a text are told by --cluster")
                        .formatted(field, task, found));
    }
}
