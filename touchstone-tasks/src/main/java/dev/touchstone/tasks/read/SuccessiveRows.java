package dev.touchstone.tasks.read;

import dev.touchstone.core.value.Fields;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/// The rows of several files, one file after the other, numbered through.
record SuccessiveRows(List<RowSource> parts) implements RowSource {
    SuccessiveRows {
        parts = List.copyOf(parts);
    }

    @Override
    public String origin() {
        return String.join(" + ", parts.stream().map(RowSource::origin).toList());
    }

    @Override
    public List<Path> files() {
        return parts.stream().flatMap(part -> part.files().stream()).toList();
    }

    @Override
    public Rows open() {
        return new Forward(parts);
    }

    @Override
    public int count() {
        return parts.stream().mapToInt(RowSource::count).reduce(0, Math::addExact);
    }

    @Override
    public RowIndex index() {
        List<RowIndex> indexes = new ArrayList<>();
        parts.forEach(part -> indexes.add(part.index()));
        return new Index(indexes);
    }

    private static final class Forward implements Rows {

        private final List<RowSource> waiting;
        private Optional<Rows> at = Optional.empty();

        Forward(List<RowSource> parts) {
            this.waiting = new ArrayList<>(parts);
        }

        @Override
        public boolean hasNext() {
            while (at.isEmpty() || !at.get().hasNext()) {
                if (waiting.isEmpty()) {
                    return false;
                }
                close();
                at = Optional.of(waiting.removeFirst().open());
            }
            return true;
        }

        @Override
        public Fields next() {
            if (!hasNext()) {
                throw new NoSuchElementException("no more rows");
            }
            return at.orElseThrow().next();
        }

        @Override
        public String place() {
            return at.map(Rows::place).orElse("no row yet");
        }

        @Override
        public void close() {
            at.ifPresent(Rows::close);
        }
    }

    private static final class Index implements RowIndex {

        private final List<RowIndex> parts;
        private Optional<RowIndex> last = Optional.empty();

        Index(List<RowIndex> parts) {
            this.parts = parts;
        }

        @Override
        public int size() {
            return parts.stream().mapToInt(RowIndex::size).reduce(0, Math::addExact);
        }

        @Override
        public Fields read(int row) {
            int before = 0;
            for (RowIndex part : parts) {
                if (row >= before && row < before + part.size()) {
                    last = Optional.of(part);
                    return part.read(row - before);
                }
                before += part.size();
            }
            throw new IndexOutOfBoundsException("row %d of %d".formatted(row, before));
        }

        @Override
        public String place() {
            return last.map(RowIndex::place).orElse("no row yet");
        }

        @Override
        public void close() {
            parts.forEach(RowIndex::close);
        }
    }
}
