package dev.touchstone.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.models.testing.Faults;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A server that pushes back, fails, resets, cuts and falls silent costs time and nothing else.
class FaultWeatherIT {

    private static final int ROWS = 2_000;
    private static final int CONCURRENCY = 64;
    private static final Duration LATENCY = Duration.ofMillis(400);
    private static final Faults WEATHER = new Faults(0.05, 1, 0.02, 0.01, 0.005, 0.002, 0, 41);
    private static final Pattern ID = Pattern.compile("\"id\": (\\d+),");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"vllm_api_general_chat", "vllm_api_stream_chat"})
    void everySampleIsAnsweredExactlyOnceInAnyWeather(String model) {
        Path data = Sums.write(folder.resolve("sums.jsonl"), 0, ROWS);
        double ideal = LATENCY.toMillis() / 1e3 * ROWS / CONCURRENCY;
        seconds(model, data, Duration.ZERO, Faults.NONE, "calm");
        double rough = seconds(model, data, LATENCY, WEATHER, "rough");
        RunFiles run = RunFiles.only(folder.resolve("rough"));

        List<String> predictions = run.predictions("sums");
        Set<Integer> ids = new HashSet<>();
        for (String line : predictions) {
            Matcher id = ID.matcher(line);
            assertThat(id.find()).as(line).isTrue();
            int row = Integer.parseInt(id.group(1));
            ids.add(row);
            assertThat(line).contains("\"success\": true")
                    .contains("\"prediction\": \"" + Sums.answer("What is " + row + " + 7?", 0) + "\"");
        }
        assertThat(predictions).hasSize(ROWS);
        assertThat(ids).hasSize(ROWS);
        assertThat(run.outcome()).isEqualTo(RunFiles.only(folder.resolve("calm")).outcome());
        System.out.printf("fault_weather model=%s samples=%d ideal_s=%.2f wall_s=%.2f ratio=%.2f%n",
                model, ROWS, ideal, rough, rough / ideal);
        assertThat(rough).as("far above what the faults explain").isLessThan(3 * ideal + 10);
    }

    /// First request to last answer at the server, in seconds.
    private double seconds(String model, Path data, Duration latency, Faults faults, String workDir) {
        try (SumServer server = new SumServer(latency, faults)) {
            Ended run = new Product(folder).run("run", "--models", model, "--url", server.url(),
                    "--custom-dataset-path", data.toString(), "--work-dir", workDir,
                    "--concurrency", Integer.toString(CONCURRENCY), "--timeout", "3");
            assertThat(run.exit()).as(run.screen()).isZero();
            return server.server().counts().spanSeconds();
        }
    }
}
