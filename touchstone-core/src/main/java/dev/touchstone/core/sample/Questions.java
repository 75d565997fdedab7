package dev.touchstone.core.sample;

import java.util.Iterator;

/// The questions of a task, one after the other in row order, read as they are asked for.
///
/// `next` may throw a [dev.touchstone.core.error.TouchstoneException] that names file and row.
public interface Questions extends Iterator<Question>, AutoCloseable {
    @Override
    void close();
}
