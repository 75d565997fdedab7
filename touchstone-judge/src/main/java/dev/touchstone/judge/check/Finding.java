package dev.touchstone.judge.check;

import static java.util.Objects.requireNonNull;

import dev.touchstone.metrics.stats.Interval;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a probe found.
///
/// @param probe which one
/// @param status whether the judge passes it
/// @param value of a bias: the share of cases that went one way less that of the other, -1..1; else a share
/// @param interval 95 % interval of a share
/// @param pValue of a bias, raised for the number of tests (Holm)
/// @param toward cases for what the bias is named after: the first place, the longer text, the text that asks
/// @param against cases for the opposite
/// @param cases how many there were
public record Finding(Probe probe, Status status, double value, Optional<Interval> interval,
        OptionalDouble pValue, int toward, int against, int cases) {

    /// Whether a judge passes.
    public enum Status {
        /// Nothing beyond the level was shown.
        CLEAN,
        /// It was shown beyond the level.
        FAILED,
        /// Too few replies could be read.
        NOT_MEASURED
    }

    public Finding {
        requireNonNull(probe, "probe");
        requireNonNull(status, "status");
        requireNonNull(interval, "interval");
        requireNonNull(pValue, "pValue");
    }
}
