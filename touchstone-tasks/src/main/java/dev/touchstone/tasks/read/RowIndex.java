package dev.touchstone.tasks.read;

import dev.touchstone.core.value.Fields;

/// The rows of a data file by their number, for shuffles and samples.
///
/// Holds positions of rows, at most 1 MiB for any file: beyond 65,536 rows it knows every second, then every
/// fourth row, and so on, and reads forward from there. Rows asked for in order cost no more than streaming.
/// For one thread.
public interface RowIndex extends AutoCloseable {

    /// How many rows there are.
    int size();

    /// Reads one row.
    ///
    /// @param row from 0 to size - 1
    /// @throws dev.touchstone.core.error.TouchstoneException when the row cannot be read
    Fields read(int row);

    /// Where the row stands that `read` returned last, for messages.
    String place();

    @Override
    void close();
}
