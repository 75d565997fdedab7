package dev.touchstone.tasks.custom;

import dev.touchstone.tasks.read.Permutation;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/// Bounds on answers that a meta file gives row by row (`output_config`).
sealed interface OutputBounds {

    /// The meta file gives none.
    record None() implements OutputBounds {}

    /// Any whole number between two, both included, with equal chance.
    record Uniform(int least, int most) implements OutputBounds {}

    /// Fixed numbers by share; over all rows the shares come out as exactly as whole rows allow.
    record Shares(List<Share> shares) implements OutputBounds {
        public Shares {
            shares = List.copyOf(shares);
        }
    }

    /// @param tokens the bound
    /// @param share of the rows that get it, 0 to 1
    record Share(int tokens, double share) {}

    /// The bound for one row; the same arguments always give the same.
    ///
    /// @param row number of the row, from 0
    /// @param rows how many there are
    default OptionalInt at(int row, int rows, long seed) {
        return switch (this) {
            case None _ -> OptionalInt.empty();
            case Uniform(int least, int most) ->
                OptionalInt.of(new SplittableRandom(seed + 31L * row).split().nextInt(least, most + 1));
            case Shares(List<Share> shares) -> {
                double rank = (new Permutation(rows, seed).at(row) + 0.5) / rows;
                double sum = 0;
                for (Share share : shares) {
                    sum += share.share();
                    if (rank < sum) {
                        yield OptionalInt.of(share.tokens());
                    }
                }
                yield OptionalInt.of(shares.getLast().tokens());
            }
        };
    }
}
