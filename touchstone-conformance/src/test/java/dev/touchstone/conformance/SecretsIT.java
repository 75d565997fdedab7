package dev.touchstone.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.models.testing.ScriptedReply;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No secret reaches the run folder or the screen, also when the server repeats it in its errors.
class SecretsIT {

    private static final String KEY = "sk-conformance-7f3a9c1e5b";
    private static final String HEADER = "conformance-header-94be02";
    private static final String PASSWORD = "conformance-word-55d1aa";

    @TempDir
    private Path folder;

    @Test
    void keysAndHeadersAreSentAndNeverWritten() {
        AtomicInteger keyed = new AtomicInteger();
        try (SumServer server = new SumServer(request -> {
            boolean both = request.header("Authorization").orElse("").contains(KEY)
                    && request.header("X-Team").orElse("").equals(HEADER);
            if (both) {
                keyed.incrementAndGet();
            }
            return request.number() % 5 == 0
                    ? ScriptedReply.json(500, "{\"error\":{\"message\":\"%s %s\"}}".formatted(KEY, HEADER))
                    : SumServer.right(request);
        })) {
            Ended run = keyed(server.url(), "--retries", "0");
            assertThat(run.exit()).as(run.screen()).isEqualTo(3);
            assertThat(keyed.get()).as("requests with key and header").isEqualTo(server.requests());
            absent(run);
        }
    }

    @Test
    void aRefusalThatRepeatsTheKeyIsToldWithoutIt() {
        try (SumServer server = new SumServer(_ -> ScriptedReply.json(401,
                "{\"error\":{\"message\":\"Incorrect API key provided: %s\"}}".formatted(KEY)))) {
            Ended run = keyed(server.url());
            assertThat(run.exit()).as(run.screen()).isEqualTo(3);
            assertThat(run.screen()).contains("Incorrect API key");
            absent(run);
        }
    }

    @Test
    void theWordOfAProxyIsNeverWritten() {
        try (SumServer proxy = new SumServer(SumServer::right)) {
            String address = proxy.url().replace("http://", "http://user:" + PASSWORD + "@")
                    .replace("/v1", "");
            Ended run = keyed("http://nowhere.invalid/v1", "--proxy", address);
            assertThat(run.exit()).as(run.screen()).isIn(0, 2); // used, or refused with a hint at a reference
            absent(run);
        }
    }

    private Ended keyed(String url, String... more) {
        Path data = Sums.write(folder.resolve("sums.jsonl"), 0, 20);
        String[] first = {"run", "--url", url, "--model", "fake", "--custom-dataset-path", data.toString(),
            "--num-warmups", "0", "--concurrency", "2", "--api-key-env", "CONFORMANCE_KEY",
            "--header", "X-Team:" + HEADER, "--debug"};
        return new Product(folder).with("CONFORMANCE_KEY", KEY).run(Words.joined(first, more));
    }

    private void absent(Ended run) {
        String written = RunFiles.newest(folder.resolve("outputs/default"))
                .map(RunFiles::everything).orElse("");
        for (String secret : List.of(KEY, HEADER, PASSWORD)) {
            assertThat(written).as("run folder").doesNotContain(secret);
            assertThat(run.screen()).as("screen").doesNotContain(secret);
        }
    }
}
