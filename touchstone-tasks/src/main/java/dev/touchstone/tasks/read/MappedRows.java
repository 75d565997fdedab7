package dev.touchstone.tasks.read;

import dev.touchstone.core.value.Fields;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The rows of a source, each with more or other fields; in their order, as many as there are.
///
/// @param rows what is mapped
/// @param others further files that the mapping was made of
/// @param mapping what becomes of a row
record MappedRows(RowSource rows, List<Path> others, Mapping mapping) implements RowSource {

    MappedRows {
        others = List.copyOf(others);
    }

    /// What becomes of a row.
    interface Mapping {
        /// @param number of the row, from 0
        /// @param place of the row, for messages
        Fields map(Fields row, int number, String place);
    }

    @Override
    public String origin() {
        return rows.origin();
    }

    @Override
    public List<Path> files() {
        return Stream.concat(rows.files().stream(), others.stream()).toList();
    }

    @Override
    public int count() {
        return rows.count();
    }

    @Override
    public Rows open() {
        Rows opened = rows.open();
        return new Rows() {
            private int next;

            @Override
            public boolean hasNext() {
                return opened.hasNext();
            }

            @Override
            public Fields next() {
                return mapping.map(opened.next(), next++, opened.place());
            }

            @Override
            public String place() {
                return opened.place();
            }

            @Override
            public void close() {
                opened.close();
            }
        };
    }

    @Override
    public RowIndex index() {
        RowIndex opened = rows.index();
        return new RowIndex() {
            @Override
            public int size() {
                return opened.size();
            }

            @Override
            public Fields read(int row) {
                return mapping.map(opened.read(row), row, opened.place());
            }

            @Override
            public String place() {
                return opened.place();
            }

            @Override
            public void close() {
                opened.close();
            }
        };
    }
}
