package dev.touchstone.benchmarks.endtoend;

import java.io.IOException;

/// One question about speed or memory, answered by running the command.
interface Figure {

    /// The word by which it is asked for.
    String name();

    /// Measures and prints one line for each figure.
    void measure(Bench bench) throws IOException, InterruptedException;
}
