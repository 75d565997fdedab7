package dev.touchstone.sandbox;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/// How a program ended.
public sealed interface ProgramEnd {

    /// What it wrote, up to the limit.
    Captured captured();

    /// What a program wrote, and how long it ran.
    ///
    /// @param stdout at most the limit's bytes; bytes that are not UTF-8 are replaced
    /// @param stderr the same
    /// @param wall from its start to its end, the sandbox's own start included
    record Captured(String stdout, String stderr, Duration wall) {
        public Captured {
            requireNonNull(stdout, "stdout");
            requireNonNull(stderr, "stderr");
            requireNonNull(wall, "wall");
        }
    }

    /// It ended by itself.
    ///
    /// @param code exit status, 0 to 255
    record Exited(int code, Captured captured) implements ProgramEnd {}

    /// It was ended when its time was over.
    ///
    /// @param clock which limit it met
    record TimedOut(Clock clock, Captured captured) implements ProgramEnd {}

    /// It was ended because its memory was used up.
    record MemoryExceeded(Captured captured) implements ProgramEnd {}

    /// It was ended because it wrote too much to its output.
    record OutputExceeded(Captured captured) implements ProgramEnd {}

    /// A signal ended it. A program that exits with 128 and the number of a signal cannot be told from it.
    ///
    /// @param signal its number, such as 11 for a fault of memory and 25 for a file too large
    record Killed(int signal, Captured captured) implements ProgramEnd {}

    /// Which time was over.
    enum Clock {
        /// The processor time of one process.
        CPU,
        /// The time on the clock.
        WALL
    }
}
