package dev.touchstone.tasks.read;

import dev.touchstone.core.task.Selection;
import java.util.Arrays;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;

/// Which rows a selection asks for, and in which order.
///
/// `first` cuts before `sample` chooses. A sample in row order holds its row numbers (4 bytes each);
/// everything else holds nothing.
public final class RowOrder {

    private final int count;
    private final Rows rows;

    private sealed interface Rows {
        record InOrder() implements Rows {}

        record Shuffled(Permutation order) implements Rows {}

        record Chosen(int[] numbers) implements Rows {}
    }

    private RowOrder(int count, Rows rows) {
        this.count = count;
        this.rows = rows;
    }

    /// The order for a data set.
    ///
    /// @param selection what is asked for
    /// @param size how many rows the data set has
    public static RowOrder of(Selection selection, int size) {
        int within = Math.min(size, selection.first().orElse(size));
        int wanted = Math.min(within, selection.sample().orElse(within));
        if (wanted == 0 || wanted == within && !selection.shuffle()) {
            return new RowOrder(wanted, new Rows.InOrder());
        }
        Permutation order = new Permutation(within, selection.seed());
        if (selection.shuffle()) {
            return new RowOrder(wanted, new Rows.Shuffled(order));
        }
        int[] numbers = IntStream.range(0, wanted).map(order::at).toArray();
        Arrays.sort(numbers);
        return new RowOrder(wanted, new Rows.Chosen(numbers));
    }

    /// How many rows are asked for.
    public int count() {
        return count;
    }

    /// Whether they are the first rows in their order, so that reading on is enough.
    public boolean inOrder() {
        return rows instanceof Rows.InOrder;
    }

    /// The row numbers, from 0, in the order in which they are asked.
    public PrimitiveIterator.OfInt iterator() {
        return IntStream.range(0, count).map(place -> switch (rows) {
            case Rows.InOrder _ -> place;
            case Rows.Shuffled(Permutation order) -> order.at(place);
            case Rows.Chosen(int[] numbers) -> numbers[place];
        }).iterator();
    }
}
