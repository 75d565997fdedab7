package dev.touchstone.tasks.read;

import dev.touchstone.core.value.Fields;
import java.util.Iterator;

/// The rows of a data file, one after the other in file order, read as they are asked for.
///
/// `hasNext` and `next` throw a [dev.touchstone.core.error.TouchstoneException] that names file, row and line
/// (`DATA_UNREADABLE`, `DATA_INVALID_ROW`; `DATA_EMPTY` when there is no row at all). For one thread.
public interface Rows extends Iterator<Fields>, AutoCloseable {

    /// Where the row stands that `next` returned last, for messages: `test.jsonl, row 3 (line 4)`.
    String place();

    @Override
    void close();
}
