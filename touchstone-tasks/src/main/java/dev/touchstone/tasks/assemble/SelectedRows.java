package dev.touchstone.tasks.assemble;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.sample.Questions;
import dev.touchstone.core.task.Selection;
import dev.touchstone.core.value.Fields;
import dev.touchstone.tasks.assemble.TaskDefinition.Range;
import dev.touchstone.tasks.read.RowIndex;
import dev.touchstone.tasks.read.RowSource;
import dev.touchstone.tasks.read.Rows;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;

/// The rows of a selection as questions.
///
/// Rows in order are streamed and sampled on the way (Knuth's algorithm S), so memory does not grow with the data.
/// A shuffle holds the numbers of its rows, four bytes each, and reads them by position.
final class SelectedRows {

    private final RowSource source;
    private final Range range;
    private final QuestionBuilder builder;

    SelectedRows(RowSource source, Range range, QuestionBuilder builder) {
        this.source = source;
        this.range = range;
        this.builder = builder;
    }

    /// How many questions there are, for a file of so many rows.
    int count(Selection selection, int rows) {
        int size = population(selection, rows);
        return Math.min(size, selection.sample().orElse(size));
    }

    /// Opens the questions.
    ///
    /// @param rows how many rows the file has; only asked where something is random
    Questions open(Selection selection, IntSupplier rows) {
        if (selection.shuffle()) {
            int size = population(selection, rows.getAsInt());
            return new Shuffled(source.index(), shuffled(size, count(selection, rows.getAsInt()), selection.seed()));
        }
        int size = selection.sample().isPresent() ? population(selection, rows.getAsInt())
                : Math.min(most(), selection.first().orElse(Integer.MAX_VALUE));
        int wanted = Math.min(size, selection.sample().orElse(size));
        return new Streamed(source.open(), size, wanted, new SplittableRandom(selection.seed()));
    }

    private int most() {
        return range.to().orElse(Integer.MAX_VALUE) - range.from();
    }

    private int population(Selection selection, int rows) {
        int size = Math.min(rows - range.from(), most());
        if (size <= 0) {
            throw new TouchstoneException(ErrorCode.DATA_EMPTY,
                    "%s: has %d rows, test_range begins at row %d".formatted(source.origin(), rows, range.from()));
        }
        return Math.min(size, selection.first().orElse(size));
    }

    private static int[] shuffled(int size, int wanted, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] rows = new int[size];
        for (int at = 0; at < size; at++) {
            rows[at] = at;
        }
        for (int at = 0; at < wanted; at++) {
            int other = at + random.nextInt(size - at);
            int row = rows[at];
            rows[at] = rows[other];
            rows[other] = row;
        }
        return wanted == size ? rows : Arrays.copyOf(rows, wanted);
    }

    private final class Streamed implements Questions {

        private final Rows rows;
        private final SplittableRandom random;
        private int number;
        private int left;
        private int wanted;

        Streamed(Rows rows, int size, int wanted, SplittableRandom random) {
            this.rows = rows;
            this.left = size;
            this.wanted = wanted;
            this.random = random;
        }

        @Override
        public boolean hasNext() {
            while (number < range.from() && rows.hasNext()) {
                rows.next();
                number++;
            }
            return wanted > 0 && rows.hasNext();
        }

        @Override
        public Question next() {
            if (!hasNext()) {
                throw new NoSuchElementException("no more questions in " + source.origin());
            }
            while (wanted < left && random.nextInt(left) >= wanted) {
                rows.next();
                number++;
                left--;
            }
            wanted--;
            left--;
            Fields row = rows.next();
            return builder.build(number++, row, rows.place());
        }

        @Override
        public void close() {
            rows.close();
        }
    }

    private final class Shuffled implements Questions {

        private final RowIndex index;
        private final int[] order;
        private int at;

        Shuffled(RowIndex index, int[] order) {
            this.index = index;
            this.order = order;
        }

        @Override
        public boolean hasNext() {
            return at < order.length;
        }

        @Override
        public Question next() {
            if (!hasNext()) {
                throw new NoSuchElementException("no more questions in " + source.origin());
            }
            int number = range.from() + order[at++];
            Fields row = index.read(number);
            return builder.build(number, row, index.place());
        }

        @Override
        public void close() {
            index.close();
        }
    }
}
