package dev.touchstone.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Recorded outputs of real models, replayed through the whole command, score exactly as published.
class RecordedAnswersIT {

    private static final Path DATA = Path.of(System.getenv()
            .getOrDefault("TOUCHSTONE_DATA_ROOT", "../../shared/datasets")).toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    @BeforeEach
    void theDataAreThere() {
        assumeThat(DATA).as("TOUCHSTONE_DATA_ROOT names no folder: %s", DATA).isDirectory();
    }

    @ParameterizedTest
    @CsvSource({"6b_finetuning, 286", "6b_verification, 515", "175b_finetuning, 458",
        "175b_verification, 742"})
    void gsm8k(String field, int right) throws IOException {
        Path outputs = DATA.resolve("gsm8k_model_solutions/example_model_solutions.jsonl");
        model("recorded", "file: " + outputs, "field: " + field + ".solution");
        Ended run = run("--datasets", "gsm8k");
        assertThat(run.exit()).as(run.screen()).isZero();
        assertThat(run.out()).contains("\"samples\":1319,").contains("\"right\":" + right + ",");
        System.out.printf("recorded gsm8k field=%s right=%d wall_ms=%d%n", field, right,
                run.wall().toMillis());
    }

    @ParameterizedTest
    @CsvSource({"date_understanding, 218, 250", "sports_understanding, 244, 250",
        "object_counting, 233, 250", "penguins_in_a_table, 116, 146"})
    void bbh(String subset, int right, int samples) throws IOException {
        Path outputs = DATA.resolve("bbh_model_outputs/" + subset + ".json");
        model("recorded", "file: " + outputs, "list: outputs", "field: prediction");
        task("recorded_bbh", """
                task: recorded_bbh
                dataset_path: {path: "bbh_model_outputs/%s.json", rows_at: outputs}
                output_type: generate_until
                prompt_form: chat
                doc_to_text: "{{input}}"
                doc_to_target: "{{target}}"
                scorer: {function: bbh}
                """.formatted(subset));
        Ended run = run("--datasets", "recorded_bbh");
        assertThat(run.exit()).as(run.screen()).isZero();
        assertThat(run.out()).contains("\"samples\":" + samples + ",").contains("\"right\":" + right + ",");
        System.out.printf("recorded bbh subset=%s right=%d of %d%n", subset, right, samples);
    }

    @Test
    void mathWithEightAnswersARow() throws IOException {
        model("recorded", "file: " + DATA.resolve("math_cot_100/math_cot_100.jsonl"), "field: response");
        task("recorded_math", """
                task: recorded_math
                dataset_path: math_cot_100/math_cot_100.jsonl
                output_type: generate_until
                prompt_form: chat
                doc_to_text: "{{question}}"
                doc_to_target: "{{gt}}"
                scorer: {function: math}
                """);
        Ended run = run("--datasets", "recorded_math", "--repeats", "8");
        assertThat(run.exit()).as(run.screen()).isZero();
        assertThat(run.out()).containsPattern("\"avg@8\",[^}]*\"value\":91(\\.0+)?,")
                .containsPattern("\"pass@8\",[^}]*\"value\":96(\\.0+)?,")
                .containsPattern("\"maj@8\",[^}]*\"value\":93(\\.0+)?,");
        System.out.printf("recorded math avg@8=91.0 pass@8=96.0 maj@8=93.0 wall_ms=%d%n",
                run.wall().toMillis());
    }

    private void model(String name, String... settings) throws IOException {
        Path file = folder.resolve("configs/models/" + name + ".yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "abbr: recorded\nbackend: replay\n" + String.join("\n", settings) + "\n");
    }

    private void task(String name, String text) throws IOException {
        Path file = folder.resolve("configs/datasets/" + name + ".yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Ended run(String... more) {
        String[] first = {"run", "--models", "recorded", "--data-root", DATA.toString(), "--scorer", "robust",
            "--output-json", "-"};
        return new Product(folder).run(Words.joined(first, more));
    }
}
