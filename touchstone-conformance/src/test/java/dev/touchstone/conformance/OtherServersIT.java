package dev.touchstone.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.gguf.pull.ModelStore;
import dev.touchstone.gguf.testing.LlamaCpp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A back end of another form meets a server that others wrote.
@Timeout(600)
class OtherServersIT {

    private static LlamaCpp server;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        try {
            server = LlamaCpp.start(ModelStore.ofUser().pull("smollm2", System.out::println));
        } catch (TouchstoneException failure) {
            abort("skipped: the weights cannot be had: " + failure.getMessage());
        }
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void doctorFindsAnthropicsInterfaceOfLlamaCppPlainAndStreamed() {
        Ended ended = new Product(folder).run("doctor", "--url", server.url(), "--backend", "anthropic",
                "--timeout", "120");

        assertThat(ended.exit()).as(ended.screen()).isZero();
        assertThat(ended.out()).containsPattern("works +anthropic +")
                .containsPattern("works +anthropic streaming +.*first text after")
                .containsPattern("works +anthropic streaming: usage +\\d+ prompt and \\d+ answer tokens");
    }

    @Test
    void plainAndStreamedAnswersOfLlamaCppAreTheSame() throws IOException {
        String plain = predictions("plain", "false");

        assertThat(plain).contains("\"success\": true").doesNotContain("\"success\": false");
        assertThat(predictions("streamed", "true")).isEqualTo(plain);
    }

    /// What a run of four rows wrote of its answers, less what differs from run to run.
    private String predictions(String name, String stream) throws IOException {
        Files.createDirectories(folder.resolve("configs/models"));
        Files.writeString(folder.resolve("configs/models/" + name + ".yaml"),
                ("abbr: m\nbackend: anthropic\nmodel: smollm2\nstream: %s\n"
                        + "generation_kwargs: {temperature: 0}\n").formatted(stream));
        Ended ended = new Product(folder).run("run", "--models", name, "--url", server.url(), "--datasets",
                "demo_choice", "--num-prompts", "4", "--concurrency", "1", "--max-out-len", "12",
                "--work-dir", name);
        assertThat(ended.exit()).as(ended.screen()).isZero();
        try (var files = Files.walk(folder.resolve(name))) {
            Path file = files.filter(path -> path.toString().contains("predictions")
                    && path.toString().endsWith(".jsonl")).findFirst().orElseThrow();
            return Files.readString(file).replaceAll("\"uuid\": \"[^\"]*\"", "");
        }
    }
}
