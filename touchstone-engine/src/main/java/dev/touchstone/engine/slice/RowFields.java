package dev.touchstone.engine.slice;

import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.sample.DataRow;
import dev.touchstone.core.sample.DataRows;
import dev.touchstone.core.task.Selection;
import dev.touchstone.core.task.Task;
import dev.touchstone.core.task.TaskSpec;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.engine.report.Slice;
import dev.touchstone.metrics.names.Utf8Names;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntConsumer;

/// The slices and the cluster of each row of one task, taken from its data by row number.
///
/// A byte a row and slice, and four for the cluster. Does not change once read.
public final class RowFields {

    /// Nothing was asked for.
    public static final RowFields NOTHING = new RowFields(Map.of(), false);

    private static final int MOST_NAMES = 200;

    private final Map<String, SliceColumn> columns;
    private final boolean clustered;
    private final BitSet rows = new BitSet();
    private final Set<String> names = new LinkedHashSet<>();
    private int[] clusters = {}; // number of the row's cluster + 1, 0 where it is one of its own

    private RowFields(Map<String, SliceColumn> columns, boolean clustered) {
        this.columns = columns;
        this.clustered = clustered;
    }

    /// Reads the rows of a selection once.
    ///
    /// @throws TouchstoneException `COMMAND_INVALID` when a field has too many or too long values to be a
    ///         slice; what the data give cause for
    static RowFields read(Task task, Selection selection, TaskSpec.Breakdown wanted) {
        Map<String, SliceColumn> columns = new LinkedHashMap<>();
        wanted.slices().forEach(field -> columns.put(field, new SliceColumn(field)));
        RowFields fields = new RowFields(columns, wanted.cluster().isPresent());
        Utf8Names clusters = new Utf8Names();
        try (DataRows rows = task.rows(selection)) {
            while (rows.hasNext()) {
                fields.take(rows.next(), wanted.cluster(), clusters, task.spec().abbr());
            }
        }
        return fields;
    }

    private void take(DataRow row, Optional<String> cluster, Utf8Names known, String task) {
        rows.set(row.index());
        if (names.size() < MOST_NAMES) {
            names.addAll(row.fields().names());
        }
        columns.forEach((field, column) -> text(row.fields(), field)
                .ifPresent(value -> column.put(row.index(), value, task)));
        if (row.index() >= clusters.length && clustered) {
            clusters = Arrays.copyOf(clusters, Math.max(256, Math.max(row.index() + 1, 2 * clusters.length)));
        }
        cluster.flatMap(field -> text(row.fields(), field)).filter(text -> !text.isEmpty())
                .ifPresent(text -> clusters[row.index()] = known.number(text) + 1);
    }

    /// The field as a text; an empty one where it is there and holds nothing.
    private static Optional<String> text(Fields row, String field) {
        return row.find(field).map(value -> value instanceof Value.Absent ? "" : value.display().strip());
    }

    /// Whether any row has the field.
    boolean has(String field) {
        return names.contains(field) || columns.containsKey(field) && columns.get(field).present();
    }

    /// Names of fields that the rows have, in their order; at most about 200.
    Set<String> names() {
        return names;
    }

    /// The slices of a row, one for each field that any row has, in the order in which they were asked for.
    public List<Slice> slices(int row) {
        return columns.values().stream().filter(SliceColumn::present).map(column -> column.of(row)).toList();
    }

    /// Whether rows share clusters.
    public boolean clustered() {
        return clustered && clusters.length > 0 && Arrays.stream(clusters).anyMatch(number -> number > 0);
    }

    /// The cluster of a row: rows of the same number belong together.
    public OptionalInt cluster(int row) {
        if (!clustered) {
            return OptionalInt.empty();
        }
        int number = row < clusters.length ? clusters[row] : 0;
        return OptionalInt.of(number > 0 ? number : -1 - row);
    }

    /// Goes over the rows of the selection that are not among these, by rising number.
    public void others(BitSet seen, IntConsumer visitor) {
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            if (!seen.get(row)) {
                visitor.accept(row);
            }
        }
    }
}
