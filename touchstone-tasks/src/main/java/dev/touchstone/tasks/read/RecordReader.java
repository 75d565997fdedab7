package dev.touchstone.tasks.read;

import dev.touchstone.core.value.Fields;
import java.util.Optional;

/// Walks over the records of one file.
interface RecordReader extends AutoCloseable {

    /// Moves past the next record without looking inside where the form allows.
    ///
    /// @return false at the end
    boolean skip();

    /// Reads the next record; empty at the end.
    Optional<Fields> next();

    /// Where the record begins that was read or skipped last; before the first one, where reading begins.
    Place place();

    @Override
    void close();
}
