package dev.touchstone.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.judge.testing.ScriptedJudge;
import dev.touchstone.models.testing.FaultServer;
import dev.touchstone.models.testing.ReceivedRequest;
import dev.touchstone.models.testing.ScriptedReply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// kill -9 while judges are asked loses no verdict that was given: only what is missing is asked again, and
/// what comes out in the end has the same bytes.
class JudgeCrashIT {

    private static final int ROWS = 150;
    private static final int CONCURRENCY = 4;
    private static final Duration LATENCY = Duration.ofMillis(15);

    private final long seed = Long.getLong("touchstone.conformance.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @TempDir
    private Path folder;

    private static FaultServer model() {
        return new FaultServer(request -> ScriptedReply.says(
                request.prompt().contains("even") ? "a good answer" : "no idea"));
    }

    private static FaultServer judge() {
        return new FaultServer(request -> new ScriptedReply.After(LATENCY,
                ScriptedReply.says(ScriptedJudge.FAIR.reply(asked(request), 0))));
    }

    private static String asked(ReceivedRequest request) {
        Fields body = (Fields) Json.parse(request.text());
        return ((Fields) body.findItems("messages").orElseThrow().getLast()).findText("content")
                .orElseThrow();
    }

    private Started start(FaultServer model, FaultServer judge, String workDir, String... more) {
        List<String> words = new ArrayList<>(List.of("run", "--url", model.url(), "--model", "m",
                "--datasets",
                "mine", "--judge-url", judge.url(), "--judge-model", "j", "--judge-concurrency",
                Integer.toString(CONCURRENCY), "--num-warmups", "0", "--work-dir", workDir));
        words.addAll(List.of(more));
        return new Product(folder).start(words.toArray(String[]::new));
    }

    private void write() {
        try {
            Path tasks = Files.createDirectories(folder.resolve("configs").resolve("datasets"));
            Files.writeString(tasks.resolve("mine.yaml"), """
                    task: mine
                    abbr: mine
                    dataset_path: rows.jsonl
                    output_type: generate_until
                    prompt_form: chat
                    doc_to_text: "{{question}}"
                    doc_to_target: "{{answer}}"
                    judge: {kind: pairwise, baseline_field: answer}
                    tags: [answer]
                    """);
            StringBuilder rows = new StringBuilder();
            for (int row = 0; row < ROWS; row++) {
                rows.append("{\"question\": \"%s row %d\", \"answer\": \"none, %d\"}\n".formatted(
                        row % 2 == 0 ? "even" : "odd", row, row));
            }
            Files.writeString(Files.createDirectories(folder.resolve("datasets")).resolve("rows.jsonl"),
                    rows);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Whole records of replies in the logs of judges.
    private static int kept(RunFiles run) {
        return run.files().stream().filter(file -> run.root().relativize(file).startsWith("judgements"))
                .flatMap(file -> lines(file).stream())
                .filter(line -> line.contains("\"type\":\"verdict\"") && line.contains("\"crc\":\"")
                        && line.endsWith("\"}"))
                .mapToInt(_ -> 1).sum();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readString(file).lines().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void aRunKilledInTheJudgeStageIsFinishedByReuseWithTheMissingVerdictsAlone() {
        write();
        Map<String, String> unbroken;
        try (FaultServer model = model(); FaultServer judge = judge()) {
            Ended run = start(model, judge, "unbroken").end();
            assertThat(run.exit()).as(run.screen()).isZero();
            assertThat(judge.counts().total()).isEqualTo(2 * ROWS);
            unbroken = RunFiles.only(folder.resolve("unbroken")).outcome();
        }
        for (int trial = 0; trial < 4; trial++) {
            killedOnce("killed" + trial, 1 + random.nextInt(2 * ROWS - 20), unbroken);
        }
    }

    private void killedOnce(String workDir, int after, Map<String, String> unbroken) {
        try (FaultServer model = model(); FaultServer judge = judge()) {
            start(model, judge, workDir).until("%d requests at the judge".formatted(after),
                    () -> judge.counts().total() >= after).kill();
            Started.pause(LATENCY.multipliedBy(4)); // what was in flight ends at the server
            RunFiles run = RunFiles.only(folder.resolve(workDir));
            long asked = judge.counts().total();
            int kept = kept(run);
            assertThat(asked - kept).as("lost, seed %d", seed).isBetween(0L, 2L * CONCURRENCY);

            Ended resumed = start(model, judge, workDir, "--reuse").end();

            assertThat(resumed.exit()).as("seed %d %s", seed, resumed.screen()).isZero();
            assertThat(judge.counts().total() - asked).as("asked again, seed %d", seed)
                    .isEqualTo(2L * ROWS - kept);
            assertThat(model.counts().total()).as("answers asked again").isEqualTo(ROWS);
            assertThat(run.outcome()).as("seed %d", seed).isEqualTo(unbroken);
            System.out.printf("judge_crash seed=%d killed_after=%d kept=%d asked_again=%d%n", seed, after,
                    kept,
                    judge.counts().total() - asked);
        }
    }
}
