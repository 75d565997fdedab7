package dev.touchstone.tasks.custom;

import dev.touchstone.tasks.read.Permutation;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/// Which row of the file stands behind each row of the data set that a meta file makes of it.
///
/// @param meta what the meta file says
/// @param fileRows rows of the file, at least 1
record RowPlan(CustomMeta meta, int fileRows) {

    /// The choices of a meta file are part of the data set: always the same for the same files.
    private static final long SEED = 20_240_601;

    /// Number of rows of the data set.
    int size() {
        return meta.requestCount().orElse(fileRows);
    }

    /// Whether the data set is the beginning of the file, in order.
    boolean inOrder() {
        return meta.sampling() == CustomMeta.Sampling.DEFAULT && size() <= fileRows;
    }

    /// The row of the file, from 0.
    int fileRow(int row) {
        return switch (meta.sampling()) {
            case DEFAULT -> row % fileRows;
            case SHUFFLE -> new Permutation(fileRows, SEED).at(row % fileRows);
            case RANDOM -> new SplittableRandom(SEED + 31L * row).split().nextInt(fileRows);
        };
    }

    /// The bound on the row's answer that the meta file gives.
    OptionalInt bound(int row) {
        return meta.bounds().at(row, size(), SEED);
    }
}
