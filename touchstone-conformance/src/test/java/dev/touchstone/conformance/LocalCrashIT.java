package dev.touchstone.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.models.testing.Pythons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// kill -9 of the command and of its worker at any instant loses no answer of a model on this machine, and a
/// sample that failed is asked again by `--reuse`.
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LocalCrashIT {

    private static final int ROWS = 400;

    private final long seed = Long.getLong("touchstone.conformance.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @TempDir
    private Path folder;

    private Path data(String name, int rows, Map<Integer, String> faults) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            text.append("{\"question\": \"The answer is %d. %s\", \"answer\": \"%d\"}%n"
                    .formatted(row, faults.getOrDefault(row, "!wait 4"), row));
        }
        Path models = Files.createDirectories(folder.resolve("configs/models"));
        Files.writeString(models.resolve("echo.yaml"), """
                backend: local_echo
                batch_size: 4
                python: %s
                """.formatted(Pythons.any()));
        return Files.writeString(folder.resolve(name), text);
    }

    private Started start(Path data, String workDir, String... more) {
        List<String> arguments = new ArrayList<>(List.of("run", "--models", "echo", "--custom-dataset-path",
                data.toString(), "--work-dir", workDir, "--num-warmups", "0"));
        arguments.addAll(List.of(more));
        RunFiles.newest(folder.resolve(workDir))
                .ifPresent(run -> arguments.addAll(List.of("--reuse", run.stamp())));
        return new Product(folder).start(arguments.toArray(String[]::new));
    }

    private static List<ProcessHandle> workers(Started run) {
        try (Stream<ProcessHandle> children = run.process().toHandle().children()) {
            return children.toList();
        }
    }

    @Test
    void killsOfCommandAndWorkerLoseAndDoubleNothing() throws Exception {
        Path data = data("sums.jsonl", ROWS, Map.of());
        Ended whole = start(data, "unbroken").end();
        assertThat(whole.exit()).as(whole.screen()).isZero();
        Map<String, String> unbroken = RunFiles.only(folder.resolve("unbroken")).outcome();
        List<ProcessHandle> orphans = new ArrayList<>();
        int ofWorkers = 0;
        int kept = 0;
        for (int kill = 0; kill < 6; kill++) {
            Started run = start(data, "broken");
            int before = kept;
            run.until("an answer more", () -> RunFiles.newest(folder.resolve("broken"))
                    .map(RunFiles::answered).orElse(0) > before);
            Started.pause(Duration.ofMillis(random.nextInt(60)));
            List<ProcessHandle> workers = workers(run);
            if (kill % 2 == 1) {
                ofWorkers += (int) workers.stream().filter(ProcessHandle::destroyForcibly).count();
                Started.pause(Duration.ofMillis(random.nextInt(200)));
                workers = workers(run);
            }
            run.kill();
            orphans.addAll(workers);
            int now = RunFiles.newest(folder.resolve("broken")).map(RunFiles::answered).orElse(0);
            assertThat(now).as("answers kept, seed %d kill %d", seed, kill).isGreaterThan(kept);
            kept = now;
        }
        for (ProcessHandle orphan : orphans) {
            orphan.onExit().get(10, TimeUnit.SECONDS); // no worker outlives the command
        }
        Ended last = start(data, "broken").end();
        assertThat(last.exit()).as("seed %d %s", seed, last.screen()).isZero();
        RunFiles run = RunFiles.only(folder.resolve("broken"));
        assertThat(run.outcome()).as("seed %d", seed).isEqualTo(unbroken);
        assertThat(run.answered()).as("each sample answered once, seed %d", seed).isEqualTo(ROWS);
        System.out.printf("local crash seed=%d kills=6 of_workers=%d kept_before_the_last=%d of %d%n",
                seed, ofWorkers, kept, ROWS);
    }

    @Test
    void aSampleThatFailedIsAskedAgainByReuseAndNoOther() throws Exception {
        Path fault = Files.createFile(folder.resolve("fault"));
        Path data = data("faulty.jsonl", 20, Map.of(7, "!die-while " + fault));
        Ended first = start(data, "retest").end();
        assertThat(first.exit()).as(first.screen()).isNotZero();
        assertThat(first.screen()).contains("TS-MDL-019", "ended twice with this sample");
        assertThat(RunFiles.only(folder.resolve("retest")).answered()).isEqualTo(19);
        Files.delete(fault);
        Ended second = start(data, "retest").end();
        assertThat(second.exit()).as(second.screen()).isZero();
        assertThat(RunFiles.only(folder.resolve("retest")).answered()).isEqualTo(20);
    }

    @Test
    void aPythonWithoutTorchIsToldBeforeAnyQuestionWithTheCommandThatInstallsIt() throws Exception {
        Path model = Files.createDirectories(folder.resolve("model"));
        for (String name : List.of("config.json", "tokenizer.json", "model.safetensors")) {
            Files.writeString(model.resolve(name), "{}");
        }
        Path bare = folder.resolve("bare");
        assertThat(new ProcessBuilder(Pythons.any(), "-m", "venv", "--without-pip", bare.toString())
                .start().waitFor()).isZero();
        Path data = data("sums.jsonl", 5, Map.of());
        Ended run = new Product(folder).with("TOUCHSTONE_PYTHON", bare.resolve("bin/python").toString())
                .run("run", "--model-path", model.toString(), "--custom-dataset-path", data.toString());
        assertThat(run.exit()).as(run.screen()).isNotZero();
        assertThat(run.screen()).contains("TS-MDL-018", "-m pip install torch transformers");
        Ended doctor = new Product(folder).with("TOUCHSTONE_PYTHON", bare.resolve("bin/python").toString())
                .run("doctor", "--local");
        assertThat(doctor.exit()).isEqualTo(4);
        assertThat(doctor.out()).contains("torch", "not installed");
    }
}
