package dev.touchstone.tasks.read;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.HashMap;
import java.util.Map;

/// Rows with the fields of another file's rows of the same key, such as answers that stand apart.
///
/// The other file is held in memory, so it is for sets of some thousand rows. A field that both have is taken
/// from the first file.
public final class JoinedRows {

    private static final int MOST = 1_000_000;

    private final RowSource others;
    private final String on;
    private final Map<String, Fields> byKey = new HashMap<>();

    private JoinedRows(RowSource others, String on) {
        this.others = others;
        this.on = on;
        try (Rows all = others.open()) {
            while (all.hasNext()) {
                Fields row = all.next();
                String key = key(row, all.place());
                if (byKey.size() == MOST || byKey.put(key, row) != null) {
                    throw new TouchstoneException(ErrorCode.DATA_INVALID_ROW,
                            "%s: '%s' is %s, as in an earlier row; each must occur once, in %,d rows at most"
                                    .formatted(all.place(), on, key, MOST));
                }
            }
        }
    }

    /// Rows with what another file says of them.
    ///
    /// @param on name of the field that both files have
    /// @throws TouchstoneException `DATA_INVALID_ROW` where a row of the other file has no key or one that
    ///         another row has
    public static RowSource of(RowSource rows, RowSource others, String on) {
        JoinedRows joined = new JoinedRows(others, on);
        return new MappedRows(rows, others.files(), (row, _, place) -> joined.joined(row, place));
    }

    private Fields joined(Fields row, String place) {
        String key = key(row, place);
        Fields other = byKey.get(key);
        if (other == null) {
            throw new TouchstoneException(ErrorCode.DATA_INVALID_ROW,
                    "%s: '%s' is %s, and no row of %s has it; are the two files of one version?"
                            .formatted(place, on, key, others.origin()));
        }
        return other.merge(row);
    }

    private String key(Fields row, String place) {
        return row.find(on).map(Value::display).orElseThrow(() -> new TouchstoneException(
                ErrorCode.DATA_INVALID_ROW, "%s: no field '%s', by which two files are joined"
                        .formatted(place, on)));
    }
}
