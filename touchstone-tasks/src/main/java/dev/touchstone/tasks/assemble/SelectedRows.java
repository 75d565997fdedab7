package dev.touchstone.tasks.assemble;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.sample.DataRow;
import dev.touchstone.core.sample.DataRows;
import dev.touchstone.core.task.Selection;
import dev.touchstone.core.value.Fields;
import dev.touchstone.tasks.assemble.TaskDefinition.Range;
import dev.touchstone.tasks.read.RowIndex;
import dev.touchstone.tasks.read.RowOrder;
import dev.touchstone.tasks.read.RowSource;
import dev.touchstone.tasks.read.Rows;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.function.IntSupplier;

/// The rows of a selection, in memory that does not grow with the data.
///
/// Rows in order are streamed; a sample or a shuffle reads them by number in the order that [RowOrder] gives.
final class SelectedRows {

    private final RowSource source;
    private final Range range;

    SelectedRows(RowSource source, Range range) {
        this.source = source;
        this.range = range;
    }

    /// How many rows there are, for a file of so many rows.
    int count(Selection selection, int rows) {
        return RowOrder.of(selection, population(rows)).count();
    }

    /// Opens the rows.
    ///
    /// @param rows how many rows the file has; only asked where something is random
    DataRows open(Selection selection, IntSupplier rows) {
        if (selection.shuffle() || selection.sample().isPresent()) {
            return new Numbered(source.index(),
                    RowOrder.of(selection, population(rows.getAsInt())).iterator());
        }
        return new Streamed(source.open(), Math.min(most(), selection.first().orElse(Integer.MAX_VALUE)));
    }

    private int most() {
        return range.to().orElse(Integer.MAX_VALUE) - range.from();
    }

    private int population(int rows) {
        int size = Math.min(rows - range.from(), most());
        if (size <= 0) {
            throw new TouchstoneException(ErrorCode.DATA_EMPTY,
                    "%s: has %d rows, test_range begins at row %d".formatted(source.origin(), rows,
                            range.from()));
        }
        return size;
    }

    private NoSuchElementException noMore() {
        return new NoSuchElementException("no more rows in " + source.origin());
    }

    private final class Streamed implements DataRows {

        private final Rows rows;
        private int number;
        private int left;

        Streamed(Rows rows, int most) {
            this.rows = rows;
            this.left = most;
        }

        @Override
        public boolean hasNext() {
            while (number < range.from() && rows.hasNext()) {
                rows.next();
                number++;
            }
            return left > 0 && rows.hasNext();
        }

        @Override
        public DataRow next() {
            if (!hasNext()) {
                throw noMore();
            }
            left--;
            Fields row = rows.next();
            return new DataRow(number++, row, rows.place());
        }

        @Override
        public void close() {
            rows.close();
        }
    }

    private final class Numbered implements DataRows {

        private final RowIndex index;
        private final PrimitiveIterator.OfInt numbers;

        Numbered(RowIndex index, PrimitiveIterator.OfInt numbers) {
            this.index = index;
            this.numbers = numbers;
        }

        @Override
        public boolean hasNext() {
            return numbers.hasNext();
        }

        @Override
        public DataRow next() {
            if (!hasNext()) {
                throw noMore();
            }
            int number = range.from() + numbers.nextInt();
            Fields row = index.read(number);
            return new DataRow(number, row, index.place());
        }

        @Override
        public void close() {
            index.close();
        }
    }
}
