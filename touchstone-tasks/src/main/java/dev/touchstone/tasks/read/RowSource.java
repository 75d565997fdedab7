package dev.touchstone.tasks.read;

import java.nio.file.Path;
import java.util.List;

/// Rows that can be read again and again.
public interface RowSource {

    /// Where the rows come from, for messages.
    String origin();

    /// The files behind them, for fingerprints; empty when there are none.
    List<Path> files();

    /// Opens the rows at the first one.
    ///
    /// @throws dev.touchstone.core.error.TouchstoneException `DATA_NO_FILE` or `DATA_UNREADABLE`
    Rows open();

    /// How many rows there are; goes over the data once, without looking inside rows where the form allows.
    int count();

    /// Opens the rows for access by number; goes over the data once.
    RowIndex index();
}
