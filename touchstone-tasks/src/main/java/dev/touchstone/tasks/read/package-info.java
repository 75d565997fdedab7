/// Reads the rows of data files: JSON lines, JSON, CSV and TSV, as a stream of fields or by row number.
///
/// The entry is [dev.touchstone.tasks.read.RowSources#file]; it chooses the form by the file's extension and,
/// where that does not tell, by its first bytes. Every form is read in constant memory, is strict about
/// UTF-8, and names file, row and line of what it cannot read. No row may be longer than 64 MiB.
///
/// To add a form, write a `RowForm` (how to open a file, at its beginning and at a known row) with its
/// `RecordReader` (one record after the other), and name its extension in
/// [dev.touchstone.tasks.read.RowSources].
@NullMarked
package dev.touchstone.tasks.read;

import org.jspecify.annotations.NullMarked;
