package dev.touchstone.core.model;

import java.util.stream.IntStream;

/// Recorded answers that say of themselves which row they answer. Several of one row are its repeats.
public interface NumberedAnswers {

    /// Where they stand, as the user named it.
    String file();

    /// The rows that they name, ascending, each once; row numbers count from 0.
    IntStream rows();

    /// How many answers a row has.
    ///
    /// @return 0 for a row that none names
    int records(int row);
}
