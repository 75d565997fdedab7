package dev.touchstone.core.attempt;

import java.time.Duration;
import java.util.Optional;

/// How long the last try took, by the monotonic clock.
///
/// @param total from sending to the last byte
/// @param firstToken from sending to the first text, where the answer was streamed
public record Timing(Duration total, Optional<Duration> firstToken) {}
