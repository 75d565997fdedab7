package dev.touchstone.core.sample;

import java.util.Iterator;

/// The rows of a selection, one after the other, read as they are asked for.
///
/// `hasNext` and `next` may throw a [dev.touchstone.core.error.TouchstoneException] that names file and row.
public interface DataRows extends Iterator<DataRow>, AutoCloseable {
    @Override
    void close();
}
