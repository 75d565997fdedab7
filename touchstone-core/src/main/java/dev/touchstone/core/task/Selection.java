package dev.touchstone.core.task;

import java.util.OptionalInt;

/// Which rows of a data set take part.
///
/// @param first only the first n rows, in order (`--num-prompts`)
/// @param sample n rows chosen at random (`--sample`), in row order unless shuffled
/// @param shuffle ask in random order; row numbers stay those of the data set
/// @param seed decides both; the same seed chooses the same rows
public record Selection(OptionalInt first, OptionalInt sample, boolean shuffle, long seed) {

    /// Every row, in order.
    public static final Selection ALL = new Selection(OptionalInt.empty(), OptionalInt.empty(), false, 0);

    /// The first n rows.
    public static Selection first(int rows) {
        return new Selection(OptionalInt.of(rows), OptionalInt.empty(), false, 0);
    }

    public Selection {
        if (first.isPresent() && first.getAsInt() < 1 || sample.isPresent() && sample.getAsInt() < 1) {
            throw new IllegalArgumentException("a selection holds at least one row: " + first + ", "
                    + sample);
        }
    }
}
