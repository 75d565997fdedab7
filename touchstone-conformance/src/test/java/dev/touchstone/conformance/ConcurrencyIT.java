package dev.touchstone.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.models.testing.RequestCounts;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The concurrency that is asked for is reached at the server.
class ConcurrencyIT {

    private static final Duration LATENCY = Duration.ofMillis(200);
    private static final int ROUNDS = 20;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {64, 256, 1_024})
    void theServerSeesAsManyRequestsInFlightAsWereAskedFor(int concurrency) {
        int rows = concurrency * ROUNDS;
        Path data = Sums.write(folder.resolve("sums.jsonl"), 0, rows);
        try (SumServer server = new SumServer(LATENCY)) {
            Ended run = new Product(folder).run("run", "--url", server.url(), "--model", "fake",
                    "--custom-dataset-path", data.toString(), "--concurrency", Integer.toString(concurrency),
                    "--num-warmups", "0");
            assertThat(run.exit()).as(run.screen()).isZero();
            RequestCounts counts = server.server().counts();
            System.out.printf("concurrency c=%d samples=%d mean=%.1f (%.0f %%) most=%d span_s=%.2f%n",
                    concurrency, rows, counts.meanInFlight(), 100 * counts.meanInFlight() / concurrency,
                    counts.mostInFlight(), counts.spanSeconds());
            assertThat(counts.mostInFlight()).isBetween(concurrency * 9L / 10, (long) concurrency);
            // loosely: the server, its clients and other work share the machine
            assertThat(counts.meanInFlight()).isGreaterThan(0.4 * concurrency);
        }
    }
}
