package dev.touchstone.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Stages can be run apart, from this product's folders and from AISBench's.
class StagesIT {

    private static final int ROWS = 40;
    private static final Path SAMPLES = Path.of(System.getenv()
            .getOrDefault("TOUCHSTONE_SAMPLES_ROOT", "../../shared/samples")).resolve("aisbench-3.1");
    private static final Path DATA = Path.of(System.getenv()
            .getOrDefault("TOUCHSTONE_DATA_ROOT", "../../shared/datasets")).toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    @Test
    void inferThenEvalThenVizGiveWhatOneRunGives() {
        try (SumServer server = new SumServer(Duration.ZERO)) {
            assertThat(run(server, "--work-dir", "one").exit()).isZero();
            Ended infer = run(server, "--work-dir", "steps", "--mode", "infer");
            assertThat(infer.exit()).as(infer.screen()).isZero();
            assertThat(RunFiles.only(folder.resolve("steps")).outcome().keySet())
                    .allMatch(name -> name.startsWith("predictions/"));
            int asked = server.requests();

            Ended eval = run(server, "--work-dir", "steps", "--mode", "eval", "--reuse");
            assertThat(eval.exit()).as(eval.screen()).isZero();
            assertThat(eval.out()).contains("75.00");
            Map<String, String> one = RunFiles.only(folder.resolve("one")).outcome();
            assertThat(RunFiles.only(folder.resolve("steps")).outcome()).isEqualTo(one);

            Ended viz = run(server, "--work-dir", "steps", "--mode", "viz", "--reuse");
            assertThat(viz.exit()).as(viz.screen()).isZero();
            assertThat(viz.out()).contains("75.00");
            assertThat(server.requests()).as("neither eval nor viz asks the model").isEqualTo(asked);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.1", "3.0"})
    void predictionsFilesAloneAreTakenUpInBothForms(String layout) throws IOException {
        try (SumServer server = new SumServer(Duration.ZERO)) {
            Ended run = run(server, "--layout", layout);
            assertThat(run.exit()).as(run.screen()).isZero();
            RunFiles files = RunFiles.only(folder.resolve("outputs/default"));
            for (Path segment : files.segments()) {
                Files.delete(segment);
            }
            int asked = server.requests();
            Ended again = run(server, "--layout", layout, "--reuse");
            assertThat(again.exit()).as(again.screen()).isZero();
            assertThat(again.out()).contains("75.00");
            assertThat(server.requests()).as("all answers were taken over").isEqualTo(asked);
        }
    }

    @Test
    void aRunFolderOfAisbenchIsScoredByBothRules() throws IOException {
        assumeThat(SAMPLES).as("no samples at %s (TOUCHSTONE_SAMPLES_ROOT)", SAMPLES).isDirectory();
        assumeThat(DATA).as("TOUCHSTONE_DATA_ROOT names no folder: %s", DATA).isDirectory();
        copy("20261122_012112");
        Ended run = new Product(folder).run("run", "--mode", "eval", "--reuse", "20261122_012112",
                "--data-root", DATA.toString(), "--models", "vllm_api_general_chat",
                "--datasets", "demo_gsm8k_gen_4_shot_cot_chat_prompt");
        assertThat(run.exit()).as(run.screen()).isZero();
        assertThat(run.out()).containsPattern("accuracy +gen +75\\.00")
                .containsPattern("accuracy \\(compat\\) +gen +50\\.00");
    }

    @Test
    void aCustomRunFolderOfAisbenchIsScoredByBothRules() throws IOException {
        assumeThat(SAMPLES).as("no samples at %s (TOUCHSTONE_SAMPLES_ROOT)", SAMPLES).isDirectory();
        copy("20261122_012350");
        Files.writeString(folder.resolve("mcq.jsonl"), """
                {"question": "w", "A": "2258", "B": "2263", "C": "2281", "answer": "B"}
                {"question": "x", "A": "3876", "B": "3878", "C": "3880", "answer": "A"}
                {"question": "y", "A": "5213", "B": "5263", "C": "5383", "answer": "B"}
                {"question": "z", "A": "4098", "B": "4128", "C": "4178", "answer": "C"}
                """);
        Ended run = new Product(folder).run("run", "--mode", "eval", "--reuse", "20261122_012350",
                "--models", "vllm_api_general_chat", "--custom-dataset-path",
                "mcq.jsonl");
        assertThat(run.exit()).as(run.screen()).isZero();
        assertThat(run.out()).containsPattern("accuracy +gen +75\\.00")
                .containsPattern("accuracy \\(compat\\) +gen +75\\.00");
    }

    @Test
    void repeatsInARunFolderOfAisbenchAreRightByFormula() throws IOException {
        assumeThat(SAMPLES).as("no samples at %s (TOUCHSTONE_SAMPLES_ROOT)", SAMPLES).isDirectory();
        assumeThat(DATA).as("TOUCHSTONE_DATA_ROOT names no folder: %s", DATA).isDirectory();
        copy("20261122_013439");
        Path model = folder.resolve("configs/models/rep3.yaml");
        Files.createDirectories(model.getParent());
        Files.writeString(model, """
                abbr: rep3
                type: VLLMCustomAPIChat
                host_ip: localhost
                host_port: 1
                """);
        assertThat(passAtThree("robust")).isEqualTo("75.00");
        assertThat(passAtThree("compat")).as("where the other tool prints 100.00").isEqualTo("50.00");
    }

    private String passAtThree(String scorer) {
        Ended run = new Product(folder).run("run", "--mode", "eval", "--reuse", "20261122_013439",
                "--data-root", DATA.toString(), "--models", "rep3", "--scorer", scorer,
                "--datasets", "demo_gsm8k_gen_4_shot_cot_chat_prompt");
        assertThat(run.exit()).as(run.screen()).isZero();
        assertThat(run.err()).as("the folder says how many repeats it has")
                .contains("3 attempts of each row");
        assertThat(run.out()).containsPattern("demo_gsm8k +imported +pass@3").contains("prompts of its own");
        Matcher value = Pattern.compile("(?m)pass@3.* gen +(\\S+)$").matcher(run.out());
        assertThat(value.find()).as(run.screen()).isTrue();
        return value.group(1);
    }

    private void copy(String stamp) throws IOException {
        Path target = folder.resolve("outputs/default");
        try (Stream<Path> files = Files.walk(SAMPLES.resolve(stamp))) {
            for (Path file : files.toList()) {
                Path copy = target.resolve(SAMPLES.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.write(copy, Files.readAllBytes(file));
                }
            }
        }
    }

    private Ended run(SumServer server, String... more) {
        Path data = Sums.write(folder.resolve("sums.jsonl"), 0, ROWS);
        String[] first = {"run", "--url", server.url(), "--model", "fake", "--custom-dataset-path",
            data.toString(), "--num-warmups", "0"};
        return new Product(folder).run(Words.joined(first, more));
    }
}
