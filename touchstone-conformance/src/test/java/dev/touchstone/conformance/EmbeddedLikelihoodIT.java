package dev.touchstone.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.gguf.pull.ModelStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Likelihoods of real questions by the embedded model, as the command measures them: kill -9 at any instant
/// loses and doubles none.
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EmbeddedLikelihoodIT {

    private static final int ROWS = 40;
    private static final int CONCURRENCY = 4;

    private final long seed = Long.getLong("touchstone.conformance.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Path data = Path.of(System.getenv().getOrDefault("TOUCHSTONE_DATA_ROOT",
            "../../shared/datasets")).toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws Exception {
        assumeTrue(Files.isDirectory(data.resolve("arc")),
                () -> "skipped: no data sets at " + data + "; set TOUCHSTONE_DATA_ROOT");
        Path weights = weights();
        Files.writeString(Files.createDirectories(folder.resolve("configs/models")).resolve("small.yaml"),
                "abbr: small\nbackend: embedded\nmodel: %s\nbatch_size: %d\ncontext: 1024\n"
                        .formatted(weights, CONCURRENCY));
        // beside AISBench's form, whose texts are whole prompts, that of lm-evaluation-harness
        Files.writeString(Files.createDirectories(folder.resolve("configs/datasets")).resolve("arc.yaml"), """
                dataset_path: [{path: arc/ARC-Easy-Test.jsonl}]
                output_type: multiple_choice
                doc_to_text: "Question: {{question.stem}}\\nAnswer:"
                doc_to_choice: "{{ question.choices | map(attribute='text') | list }}"
                doc_to_target: "{{ (question.choices | map(attribute='label') | list).index(answerKey) }}"
                """);
    }

    private static Path weights() throws InterruptedException {
        try {
            return ModelStore.ofUser().pull("smollm2", System.out::println).toAbsolutePath();
        } catch (TouchstoneException failure) {
            return abort("skipped: the weights cannot be had: " + failure.getMessage());
        }
    }

    private Started start(String workDir, int rows, String... more) {
        List<String> arguments = new ArrayList<>(List.of("run", "--models", "small", "--datasets",
                "ARC_e_ppl", "arc", "--data-root", data.toString(), "--num-prompts", Integer.toString(rows),
                "--work-dir", workDir, "--num-warmups", "0", "--dump-eval-details"));
        arguments.addAll(List.of(more));
        RunFiles.newest(folder.resolve(workDir))
                .ifPresent(run -> arguments.addAll(List.of("--reuse", run.stamp())));
        return new Product(folder).embedded().start(arguments.toArray(String[]::new));
    }

    private int kept(String workDir) {
        return RunFiles.newest(folder.resolve(workDir)).map(RunFiles::answered).orElse(0);
    }

    @Test
    void killsLoseAndDoubleNoLikelihood() {
        Ended whole = start("unbroken", ROWS).end();
        assertThat(whole.exit()).as(whole.screen()).isZero();
        RunFiles unbroken = RunFiles.only(folder.resolve("unbroken"));
        assertThat(unbroken.answered()).isEqualTo(2 * ROWS);

        List<String> figures = new ArrayList<>();
        int before = 0;
        for (int kill = 0; kill < 3; kill++) {
            int least = before + random.nextInt(2 * ROWS / 4);
            Started run = start("broken", ROWS);
            run.until("some likelihoods more", () -> kept("broken") > least);
            Started.pause(Duration.ofMillis(random.nextInt(100)));
            run.kill();
            before = kept("broken");
            assertThat(before).as("kept, seed %d kill %d", seed, kill).isGreaterThan(least);
            figures.add(Integer.toString(before));
        }
        Ended last = start("broken", ROWS).end();

        assertThat(last.exit()).as("seed %d %s", seed, last.screen()).isZero();
        RunFiles broken = RunFiles.only(folder.resolve("broken"));
        assertThat(broken.answered()).as("each question answered once, seed %d", seed).isEqualTo(2 * ROWS);
        assertThat(broken.outcome()).as("seed %d", seed).isEqualTo(unbroken.outcome());
        System.out.printf("embedded likelihood crash seed=%d kept=%s of %d%n", seed,
                String.join("/", figures), 2 * ROWS);
    }

    /// No sum depends on what is computed beside it.
    @Test
    void likelihoodsAreTheSameToTheBitAtAnyConcurrency() {
        Ended alone = start("at1", 8, "--concurrency", "1").end();
        Ended together = start("at8", 8, "--concurrency", "8").end();
        assertThat(alone.exit()).as(alone.screen()).isZero();
        assertThat(together.exit()).as(together.screen()).isZero();
        RunFiles run = RunFiles.only(folder.resolve("at1"));
        assertThat(RunFiles.only(folder.resolve("at8")).outcome()).isEqualTo(run.outcome());
        List<Value> told = ((Fields) Json.parse(run.predictions("arc").getFirst())).findItems("likelihoods")
                .orElseThrow();
        assertThat(told).hasSize(4);
    }
}
