package dev.touchstone.core.sample;

import java.util.Iterator;
import java.util.Optional;

/// The questions of a task, one after the other in row order, read as they are asked for.
///
/// `next` may throw a [dev.touchstone.core.error.TouchstoneException] that names file and row.
public interface Questions extends Iterator<Question>, AutoCloseable {
    /// The id that the row of the question given last holds itself; empty when it has none, or when it is not
    /// known.
    default Optional<String> ownId() {
        return Optional.empty();
    }

    @Override
    void close();
}
