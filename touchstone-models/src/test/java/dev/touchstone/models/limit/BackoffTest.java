package dev.touchstone.models.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff =
            new Backoff(InstantSource.fixed(Instant.parse("2026-11-22T10:00:00Z")), new Random(1));

    @Test
    void pausesDoubleUpToHalfAMinute() {
        assertThat(backoff.pause(1, Optional.empty()))
                .isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
        assertThat(backoff.pause(4, Optional.empty()))
                .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
        assertThat(backoff.pause(100, Optional.empty()))
                .isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
    }

    @Test
    void theServersWishIsObeyedButBounded() {
        assertThat(backoff.pause(1, Optional.of(Duration.ofSeconds(20))))
                .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(22));
        assertThat(backoff.pause(1, Optional.of(Duration.ofDays(1))))
                .isBetween(Duration.ofMinutes(5), Duration.ofSeconds(330));
    }

    @Test
    void readsSecondsAndDates() {
        assertThat(backoff.read(" 7 ")).contains(Duration.ofSeconds(7));
        assertThat(backoff.read("0.25")).contains(Duration.ofMillis(250));
        assertThat(backoff.read("Sun, 22 Nov 2026 10:00:30 GMT")).contains(Duration.ofSeconds(30));
        assertThat(backoff.read("Sun, 22 Nov 2026 09:00:00 GMT")).contains(Duration.ZERO);
        assertThat(backoff.read("soon")).isEmpty();
        assertThat(backoff.read("-3")).isEmpty();
        assertThat(backoff.read("9".repeat(400))).isEmpty();
    }
}
