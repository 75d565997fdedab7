package dev.touchstone.tasks.read;

import java.nio.file.Path;

/// One way of writing rows into a file.
interface RowForm {

    /// Opens a file at its first record.
    RecordReader open(Path file);

    /// Opens a file at a record that an earlier reader of the same form came by.
    RecordReader openAt(Path file, Place place);
}
