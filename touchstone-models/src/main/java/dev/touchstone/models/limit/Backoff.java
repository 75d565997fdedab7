package dev.touchstone.models.limit;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// How long to wait before the next try.
///
/// Doubling from 0.5 s up to 30 s, of which a random half to whole is taken, so that callers that failed
/// together do not come back together. A server's `Retry-After` (seconds or an HTTP date) is obeyed up to
/// five minutes, with up to a tenth more for the same reason.
public final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration LONGEST_ASKED = Duration.ofMinutes(5);

    private final InstantSource clock;
    private final RandomGenerator random;

    /// @param clock for dates in `Retry-After`
    /// @param random must be safe for many threads
    public Backoff(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /// The pause after a failed try.
    ///
    /// @param failed tries so far, at least 1
    /// @param asked what the server asked for
    public Duration pause(int failed, Optional<Duration> asked) {
        if (asked.isPresent()) {
            Duration bounded = asked.get().compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : asked.get();
            return bounded.plusNanos((long) (bounded.toNanos() * 0.1 * random.nextDouble()));
        }
        long whole = Math.min(LONGEST.toNanos(), FIRST.toNanos() << Math.min(failed - 1, 10));
        return Duration.ofNanos((long) (whole * (0.5 + 0.5 * random.nextDouble())));
    }

    /// Reads a `Retry-After` header; empty when it is neither a number of seconds nor a date.
    public Optional<Duration> read(String retryAfter) {
        String text = retryAfter.strip();
        if (text.matches("\\d{1,9}(\\.\\d{1,9})?")) {
            return Optional.of(Duration.ofMillis((long) (Double.parseDouble(text) * 1000)));
        }
        try {
            Duration until = Duration.between(clock.instant(),
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
            return Optional.of(until.isNegative() ? Duration.ZERO : until);
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }
}
