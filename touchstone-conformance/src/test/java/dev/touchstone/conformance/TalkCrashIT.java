package dev.touchstone.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.models.testing.ReceivedRequest;
import dev.touchstone.models.testing.ScriptedReply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// kill -9 in the middle of talks of several turns: a talk that was answered to its end is never asked again,
/// with a cache no turn is, and what comes out in the end has the same bytes.
class TalkCrashIT {

    private static final int TALKS = 120;
    private static final int TURNS = 3;
    private static final int CONCURRENCY = 4;
    private static final Duration LATENCY = Duration.ofMillis(10);

    private final long seed = Long.getLong("touchstone.conformance.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        StringBuilder talks = new StringBuilder();
        for (int talk = 0; talk < TALKS; talk++) {
            List<String> turns = new ArrayList<>();
            List<String> answers = new ArrayList<>();
            for (int turn = 0; turn < TURNS; turn++) {
                int left = talk * TURNS + turn;
                turns.add("\"What is %d + 7?\"".formatted(left));
                answers.add("\"%d\"".formatted(left + 7));
            }
            talks.append("{\"turns\": [%s], \"answers\": [%s]}\n".formatted(
                    String.join(", ", turns), String.join(", ", answers)));
        }
        Files.writeString(folder.resolve("talks.jsonl"), talks);
    }

    /// A server whose answer depends on every word of the talk so far.
    private static SumServer server() {
        return new SumServer(request -> new ScriptedReply.After(LATENCY, ScriptedReply.says(
                "After %s: %s".formatted(chat(request), Sums.answer(request.prompt(), 0)))));
    }

    private static String chat(ReceivedRequest request) {
        String body = request.text();
        CRC32 sum = new CRC32();
        sum.update(body.substring(body.indexOf("\"messages\":"), body.lastIndexOf("}],"))
                .getBytes(StandardCharsets.UTF_8));
        return "x%08x".formatted(sum.getValue()).replaceAll("\\d", "d"); // letters alone: no number to read
    }

    private Started start(SumServer server, String workDir, String... more) {
        return new Product(folder).start(Words.joined(new String[] {"run", "--url", server.url(), "--model",
            "fake", "--custom-dataset-path", "talks.jsonl", "--num-warmups", "0", "--concurrency",
            Integer.toString(CONCURRENCY), "--work-dir", workDir, "--dump-eval-details"}, more));
    }

    private Map<String, String> unbroken() {
        try (SumServer server = server()) {
            Ended run = start(server, "unbroken").end();
            assertThat(run.exit()).as(run.screen()).isZero();
            assertThat(server.requests()).isEqualTo(TALKS * TURNS);
            return RunFiles.only(folder.resolve("unbroken")).outcome();
        }
    }

    @Test
    void aTalkThatWasAnsweredIsNeverAskedAgain() {
        Map<String, String> unbroken = unbroken();
        List<String> figures = new ArrayList<>();
        for (int trial = 0; trial < 4; trial++) {
            String workDir = "killed" + trial;
            int after = 20 + random.nextInt(TALKS * TURNS - 40);
            try (SumServer server = server()) {
                int asked = killed(server, workDir, after);
                RunFiles run = RunFiles.only(folder.resolve(workDir));
                int kept = run.answered();
                assertThat(asked - kept * TURNS).as("turns of talks without an end, seed %d", seed)
                        .isBetween(0, 4 * CONCURRENCY * TURNS);
                resumed(server, workDir, run);
                assertThat(server.requests() - asked).as("asked when resumed, seed %d trial %d", seed, trial)
                        .isEqualTo((TALKS - kept) * TURNS);
                assertThat(run.outcome()).as("seed %d trial %d", seed, trial).isEqualTo(unbroken);
                figures.add("%d/%d".formatted(asked, kept));
            }
        }
        System.out.printf("crash kind=talks seed=%d turns_asked/talks_kept=%s%n",
                seed, String.join(" ", figures));
    }

    @Test
    void withACacheNoTurnIsAskedAgainButThoseInFlight() {
        Map<String, String> unbroken = unbroken();
        int after = 20 + random.nextInt(TALKS * TURNS - 40);
        String cache = folder.resolve("answers").toString();
        try (SumServer server = server()) {
            int asked = killed(server, "cached", after, "--cache", cache);
            RunFiles run = RunFiles.only(folder.resolve("cached"));
            resumed(server, "cached", run, "--cache", cache);
            assertThat(server.requests()).as("seed %d", seed)
                    .isBetween(TALKS * TURNS, TALKS * TURNS + 2 * CONCURRENCY);
            assertThat(run.outcome()).as("seed %d", seed).isEqualTo(unbroken);
            System.out.printf("crash kind=talks,cached seed=%d asked=%d again=%d%n", seed, asked,
                    server.requests() - TALKS * TURNS);
        }
    }

    /// @return requests at the server once what was in flight ended
    private int killed(SumServer server, String workDir, int after, String... more) {
        start(server, workDir, more).until(after + " turns", () -> server.requests() >= after).kill();
        Started.pause(LATENCY.multipliedBy(3));
        return server.requests();
    }

    private void resumed(SumServer server, String workDir, RunFiles run, String... more) {
        Ended ended = start(server, workDir, Words.joined(more, "--reuse", run.stamp())).end();
        assertThat(ended.exit()).as("seed %d %s", seed, ended.screen()).isZero();
    }
}
