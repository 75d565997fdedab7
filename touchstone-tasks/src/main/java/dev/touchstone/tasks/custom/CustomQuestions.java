package dev.touchstone.tasks.custom;

import dev.touchstone.core.sample.Question;
import dev.touchstone.core.sample.Questions;
import dev.touchstone.core.value.Fields;
import dev.touchstone.tasks.read.RowIndex;
import dev.touchstone.tasks.read.RowOrder;
import dev.touchstone.tasks.read.Rows;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;

/// The questions of a custom data set.
final class CustomQuestions {

    private CustomQuestions() {}

    /// The first rows, read on from row to row.
    static Questions streamed(CustomTask task, Rows rows, int count) {
        return new Questions() {
            private int asked;

            @Override
            public boolean hasNext() {
                return asked < count && rows.hasNext();
            }

            @Override
            public Question next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("no more questions");
                }
                Fields row = rows.next();
                return task.question(asked++, row, rows.place());
            }

            @Override
            public void close() {
                rows.close();
            }
        };
    }

    /// Rows in any order, read by number.
    static Questions indexed(CustomTask task, RowIndex index, RowPlan plan, RowOrder order) {
        PrimitiveIterator.OfInt numbers = order.iterator();
        return new Questions() {
            @Override
            public boolean hasNext() {
                return numbers.hasNext();
            }

            @Override
            public Question next() {
                int row = numbers.nextInt();
                Fields fields = index.read(plan.fileRow(row));
                return task.question(row, fields, index.place());
            }

            @Override
            public void close() {
                index.close();
            }
        };
    }
}
