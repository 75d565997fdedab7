package dev.touchstone.tasks.read;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/// The rows of one file.
record FileRows(Path file, RowForm form, ReadOptions options) implements RowSource {

    @Override
    public String origin() {
        return file.toString();
    }

    @Override
    public List<Path> files() {
        return List.of(file);
    }

    @Override
    public Rows open() {
        return new Forward(file, form.open(file), options);
    }

    @Override
    public int count() {
        try (RecordReader reader = form.open(file)) {
            int rows = 0;
            while (reader.skip()) {
                rows = Math.addExact(rows, 1);
            }
            return rows;
        }
    }

    @Override
    public RowIndex index() {
        try (RecordReader reader = form.open(file)) {
            Offsets offsets = new Offsets(file.toString());
            while (reader.skip()) {
                offsets.add(reader.place());
            }
            return new Index(this, offsets);
        }
    }

    private static final class Forward implements Rows {

        private final Path file;
        private final RecordReader reader;
        private final ReadOptions options;
        private Optional<Fields> ahead = Optional.empty();
        private Optional<Place> last = Optional.empty();
        private boolean any;
        private boolean ended;

        Forward(Path file, RecordReader reader, ReadOptions options) {
            this.file = file;
            this.reader = reader;
            this.options = options;
        }

        @Override
        public boolean hasNext() {
            if (ahead.isEmpty() && !ended) {
                ahead = reader.next();
                ended = ahead.isEmpty();
                any |= !ended;
                if (!any) {
                    throw new TouchstoneException(ErrorCode.DATA_EMPTY,
                            "%s holds no rows; check the path and the split".formatted(file));
                }
            }
            return ahead.isPresent();
        }

        @Override
        public Fields next() {
            if (!hasNext()) {
                throw new NoSuchElementException("no more rows in " + file);
            }
            Fields row = options.renamed(ahead.orElseThrow());
            ahead = Optional.empty();
            last = Optional.of(reader.place());
            return row;
        }

        @Override
        public String place() { // made where it is wanted: it costs more than reading a short row
            return last.map(Place::toString).orElse(file.toString());
        }

        @Override
        public void close() {
            reader.close();
        }
    }

    private static final class Index implements RowIndex {

        private final FileRows rows;
        private final Offsets offsets;
        private Optional<RecordReader> reader = Optional.empty();
        private int nextRow;

        Index(FileRows rows, Offsets offsets) {
            this.rows = rows;
            this.offsets = offsets;
        }

        @Override
        public int size() {
            return offsets.size();
        }

        @Override
        public Fields read(int row) {
            if (row < 0 || row >= offsets.size()) {
                throw new IndexOutOfBoundsException("row %d of %d".formatted(row, offsets.size()));
            }
            RecordReader at = positioned(row);
            while (nextRow < row && at.skip()) {
                nextRow++;
            }
            Optional<Fields> fields = at.next();
            nextRow++;
            return rows.options.renamed(
                    fields.orElseThrow(() -> new TouchstoneException(ErrorCode.DATA_UNREADABLE,
                    "%s ends before row %d of %d; was it changed while it was read?".formatted(
                            rows.origin(), row + 1, offsets.size()))));
        }

        @Override
        public String place() {
            return reader.map(at -> at.place().toString()).orElse(rows.origin());
        }

        @Override
        public void close() {
            reader.ifPresent(RecordReader::close);
            reader = Optional.empty();
        }

        /// A reader that stands at the row or a little before it.
        private RecordReader positioned(int row) {
            Place known = offsets.before(row);
            if (reader.isPresent() && nextRow <= row && nextRow >= known.row() - 1) {
                return reader.get();
            }
            close();
            RecordReader opened = rows.form.openAt(rows.file, known);
            reader = Optional.of(opened);
            nextRow = known.row() - 1;
            return opened;
        }
    }
}
