package dev.touchstone.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A wish to stop is met: the first drains, the second ends at once, and both can be taken up again.
class StopIT {

    private static final int ROWS = 60;
    private static final int CONCURRENCY = 4;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void theFirstSignalLetsWhatIsInFlightComeToItsEnd(String signal) {
        String[] arguments = {"--work-dir", signal};
        try (SumServer server = new SumServer(Duration.ofMillis(300))) {
            Started run = begin(server, arguments);
            run.signal(signal);
            Ended stopped = run.end();
            assertThat(stopped.exit()).as(stopped.screen()).isEqualTo(130);
            RunFiles files = RunFiles.only(folder.resolve(signal));
            assertThat(stopped.err()).contains("--reuse " + files.stamp());
            assertThat(files.answered()).as("everything asked was kept")
                    .isEqualTo(server.requests()).isLessThan(ROWS);

            Ended resumed = new Product(folder)
                    .run(Words.joined(arguments(server, arguments), "--reuse", files.stamp()));
            assertThat(resumed.exit()).as(resumed.screen()).isZero();
            assertThat(resumed.err()).contains("run infer task from the last interrupted position");
            assertThat(server.mostForOnePrompt()).as("nothing twice").isEqualTo(1);
            assertThat(files.predictions("sums")).hasSize(ROWS);
            System.out.printf("stop signal=%s wall_ms=%d%n", signal, stopped.wall().toMillis());
        }
    }

    @Test
    void theSecondSignalEndsAtOnceAndTheLogIsWhole() {
        try (SumServer server = new SumServer(Duration.ofSeconds(30))) {
            Started run = begin(server);
            long before = System.nanoTime();
            run.signal("INT");
            Started.pause(Duration.ofMillis(200));
            assertThat(run.process().isAlive()).as("still draining").isTrue();
            run.signal("INT");
            Ended stopped = run.end();
            long millis = (System.nanoTime() - before) / 1_000_000;
            assertThat(stopped.exit()).as(stopped.screen()).isEqualTo(130);
            assertThat(millis).as("milliseconds until the end").isLessThan(15_000);
            System.out.printf("stop signal=INT,INT wall_ms=%d%n", millis);
        }
        try (SumServer server = new SumServer(Duration.ZERO)) {
            Ended resumed = new Product(folder).run(Words.joined(arguments(server), "--reuse"));
            assertThat(resumed.exit()).as(resumed.screen()).isZero();
            assertThat(server.requests()).isEqualTo(ROWS);
            assertThat(RunFiles.only(folder.resolve("outputs/default")).predictions("sums")).hasSize(ROWS);
        }
    }

    private Started begin(SumServer server, String... more) {
        return new Product(folder).start(arguments(server, more))
                .until("the first requests", () -> server.requests() >= CONCURRENCY);
    }

    private String[] arguments(SumServer server, String... more) {
        Path data = Sums.write(folder.resolve("sums.jsonl"), 0, ROWS);
        String[] first = {"run", "--url", server.url(), "--custom-dataset-path", data.toString(),
            "--num-warmups", "0", "--concurrency", Integer.toString(CONCURRENCY)};
        return Words.joined(first, more);
    }
}
