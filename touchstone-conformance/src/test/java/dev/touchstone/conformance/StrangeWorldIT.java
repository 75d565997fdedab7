package dev.touchstone.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.json.Json;
import dev.touchstone.models.testing.ScriptedReply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Strange answers, strange names and runs side by side change nothing in what a run folder promises.
class StrangeWorldIT {

    private static final int ROWS = 12;

    @TempDir
    private Path folder;

    @Test
    void strangeAnswersComeThroughWholeAndAlsoAfterAResume() {
        List<String> strange = List.of("\u0000\u0001\u001b[31m", "\"}\n{\"id\": 0}\r\n", "\\ud800",
                "𝄞 数学 \uFEFF", "</think>", "<think>never closed", "\u2028\u2029", " ",
                "x".repeat(1_000_000), "null", "NaN", "7");
        Map<String, String> whole;
        try (SumServer server = strange(strange)) {
            Ended run = run(server, "--work-dir", "strange");
            assertThat(run.exit()).as(run.screen()).isZero();
            assertThat(run.screen()).as("escapes stay off the screen").doesNotContain("\u001b[31m");
            RunFiles files = RunFiles.only(folder.resolve("strange"));
            assertThat(files.predictions("sums")).hasSize(ROWS).allSatisfy(Json::parse);
            whole = files.outcome();
        }
        try (SumServer server = strange(strange)) {
            assertThat(run(server, "--work-dir", "twice", "--num-prompts", "5").exit()).isZero();
            Ended resumed = run(server, "--work-dir", "twice", "--reuse");
            assertThat(resumed.exit()).as(resumed.screen()).isZero();
            assertThat(RunFiles.only(folder.resolve("twice")).outcome()).isEqualTo(whole);
        }
    }

    @Test
    void runsStartedInTheSameSecondHaveFoldersOfTheirOwn() throws IOException {
        try (SumServer server = new SumServer(Duration.ofMillis(50))) {
            List<Started> runs = new ArrayList<>();
            for (int run = 0; run < 3; run++) {
                runs.add(new Product(folder).start(arguments(server, "--work-dir", "side by side/结果")));
            }
            for (Started run : runs) {
                Ended ended = run.end();
                assertThat(ended.exit()).as(ended.screen()).isZero();
            }
            assertThat(server.requests()).isEqualTo(3 * ROWS);
        }
        try (Stream<Path> folders = Files.list(folder.resolve("side by side/结果"))) {
            assertThat(folders.filter(Files::isDirectory)).hasSize(3);
        }
    }

    @Test
    void parallelTasksAreKilledAndTakenUpLikeOne() {
        Sums.writeGroup(folder.resolve("configs"), folder.resolve("data"), 60);
        String[] group = {"run", "--model", "fake", "--datasets", "sums", "--config-dir", "configs",
            "--data-root", "data", "--num-warmups", "0", "--concurrency", "4", "--max-num-workers", "3"};
        try (SumServer server = new SumServer(Duration.ofMillis(60))) {
            Started run = new Product(folder).start(with(group, "--url", server.url()))
                    .until("half of the requests", () -> server.requests() > 75);
            run.kill();
            Started.pause(Duration.ofMillis(200));
            int asked = server.requests();
            RunFiles files = RunFiles.only(folder.resolve("outputs/default"));
            int kept = files.answered();
            Ended resumed = new Product(folder)
                    .run(with(group, "--url", server.url(), "--reuse", files.stamp()));
            assertThat(resumed.exit()).as(resumed.screen()).isZero();
            assertThat(server.requests() - asked).isEqualTo(150 - kept);
            assertThat(asked - kept).as("asked again").isBetween(0, 3 * 2 * 4);
            assertThat(server.server().counts().mostInFlight()).as("one limit for the model")
                    .isLessThanOrEqualTo(4);
        }
    }

    @Test
    void aBudgetEndsTheRunAndSaysSo() {
        String data = Sums.write(folder.resolve("many.jsonl"), 0, 1_500).toString();
        try (SumServer server = new SumServer(Duration.ZERO)) {
            String[] asked = {"run", "--url", server.url(), "--model", "fake", "--num-warmups", "0",
                "--custom-dataset-path", data, "--concurrency", "2"};
            Ended run = new Product(folder).run(with(asked, "--max-tokens-total", "60"));
            assertThat(run.exit()).as(run.screen()).isIn(2, 3);
            assertThat(run.screen()).contains("TS-MDL-016");
            System.out.printf("budget tokens=60 requests=%d of 1500%n", server.requests());
            assertThat(server.requests()).isLessThan(1_000);
            Ended resumed = new Product(folder).run(with(asked, "--reuse"));
            assertThat(resumed.exit()).as(resumed.screen()).isZero();
            assertThat(server.mostForOnePrompt()).as("nothing is paid for twice").isEqualTo(1);
        }
    }

    private static SumServer strange(List<String> answers) {
        return new SumServer(request -> {
            String number = request.prompt().replaceAll("(?s).*What is (\\d+) .*", "$1");
            return ScriptedReply.says(answers.get(Integer.parseInt(number)));
        });
    }

    private Ended run(SumServer server, String... more) {
        return new Product(folder).run(arguments(server, more));
    }

    private String[] arguments(SumServer server, String... more) {
        Path data = Sums.write(folder.resolve("sums.jsonl"), 0, ROWS);
        return with(new String[] {"run", "--url", server.url(), "--model", "fake", "--custom-dataset-path",
            data.toString(), "--num-warmups", "0"}, more);
    }

    private static String[] with(String[] first, String... more) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
