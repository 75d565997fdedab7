package dev.touchstone.tasks.custom;

import dev.touchstone.core.sample.DataRow;
import dev.touchstone.core.sample.DataRows;
import dev.touchstone.core.value.Fields;
import dev.touchstone.tasks.read.RowIndex;
import dev.touchstone.tasks.read.RowOrder;
import dev.touchstone.tasks.read.Rows;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;

/// The rows of a custom data set as they stand in its file.
final class CustomRows {

    private CustomRows() {}

    /// The first rows, read on from row to row.
    static DataRows streamed(Rows rows, int count) {
        return new DataRows() {
            private int asked;

            @Override
            public boolean hasNext() {
                return asked < count && rows.hasNext();
            }

            @Override
            public DataRow next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("no more rows");
                }
                Fields row = rows.next();
                return new DataRow(asked++, row, rows.place());
            }

            @Override
            public void close() {
                rows.close();
            }
        };
    }

    /// Rows in any order, read by number.
    static DataRows indexed(RowIndex index, RowPlan plan, RowOrder order) {
        PrimitiveIterator.OfInt numbers = order.iterator();
        return new DataRows() {
            @Override
            public boolean hasNext() {
                return numbers.hasNext();
            }

            @Override
            public DataRow next() {
                int row = numbers.nextInt();
                Fields fields = index.read(plan.fileRow(row));
                return new DataRow(row, fields, index.place());
            }

            @Override
            public void close() {
                index.close();
            }
        };
    }
}
