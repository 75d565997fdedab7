package dev.touchstone.score.metric;

import dev.touchstone.metrics.stats.ConfidenceInterval;
import java.util.Optional;
import java.util.OptionalDouble;

/// How far a value would vary with other rows of the same kind.
///
/// @param standardError where it is known
/// @param interval of 95 % where there is one, with the name of its method
public record Spread(OptionalDouble standardError, Optional<ConfidenceInterval> interval) {

    /// Not known.
    public static final Spread NONE = new Spread(OptionalDouble.empty(), Optional.empty());

    /// Both known.
    public static Spread of(double standardError, ConfidenceInterval interval) {
        return new Spread(OptionalDouble.of(standardError), Optional.of(interval));
    }
}
