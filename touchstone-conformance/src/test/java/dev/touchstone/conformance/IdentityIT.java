package dev.touchstone.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Answers are reused for what they were given to, and for nothing else.
class IdentityIT {

    private static final int ROWS = 24;
    private static final int FIRST = 16;

    @TempDir
    private Path folder;

    @BeforeEach
    void aRunOverTheFirstRows() throws IOException {
        task("Sum:", "number");
        Sums.write(folder.resolve("data/sums.jsonl"), 0, ROWS);
        try (SumServer server = new SumServer(Duration.ZERO)) {
            Ended first = run(server, "fake", "--num-prompts", Integer.toString(FIRST));
            assertThat(first.exit()).as(first.screen()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"prompt", "data", "model", "temperature"})
    void whatChangesTheAnswersIsRefusedByItsName(String changed) throws IOException {
        switch (changed) {
            case "prompt" -> task("The sum:", "number");
            case "data" -> Sums.write(folder.resolve("data/sums.jsonl"), 1, ROWS);
            default -> { }
        }
        String model = changed.equals("model") ? "other" : "fake";
        String[] more = changed.equals("temperature") ? new String[] {"--temperature", "0.7"} : new String[0];
        try (SumServer server = new SumServer(Duration.ZERO)) {
            Ended refused = run(server, model, with(more, "--reuse"));
            assertThat(refused.exit()).as(refused.screen()).isEqualTo(2);
            assertThat(refused.screen()).contains("TS-LOG-004").contains(changed);
            assertThat(server.requests()).isZero();

            Ended taken = run(server, model, with(more, "--reuse", "--reuse-anyway"));
            assertThat(taken.exit()).as(taken.screen()).isZero();
            assertThat(server.requests()).isEqualTo(ROWS - FIRST);
        }
    }

    @Test
    void extractionScorerConcurrencyAddressAndNumberOfPromptsMayChange() throws IOException {
        task("Sum:", "text");
        try (SumServer server = new SumServer(Duration.ZERO)) {
            Ended run = run(server, "fake", "--reuse", "--concurrency", "2", "--scorer", "robust",
                    "--timeout", "50", "--retries", "3", "--num-prompts", Integer.toString(FIRST + 4));
            assertThat(run.exit()).as(run.screen()).isZero();
            assertThat(server.requests()).isEqualTo(4);
        }
    }

    @Test
    void aFolderGetsAFurtherModelAndAFurtherDataSet() {
        Path further = Sums.write(folder.resolve("further.jsonl"), 500, 6);
        try (SumServer server = new SumServer(Duration.ZERO)) {
            Ended model = new Product(folder).run("run",
                    "--models", "vllm_api_general_chat", "vllm_api_stream_chat",
                    "--url", server.url(), "--model", "fake", "--config-dir", "configs",
                    "--data-root", "data", "--datasets", "sums",
                    "--custom-dataset-path", further.toString(), "--num-warmups", "0", "--reuse");
            assertThat(model.exit()).as(model.screen()).isZero();
            assertThat(server.requests()).isEqualTo(2 * (ROWS + 6));
        }
        try (SumServer server = new SumServer(Duration.ZERO)) {
            Ended first = run(server, "fake", "--reuse", "--num-prompts", Integer.toString(FIRST));
            assertThat(first.exit()).as(first.screen()).isZero();
            assertThat(server.requests()).as("the first model's answers are still there").isZero();
        }
    }

    private void task(String opening, String scorer) throws IOException {
        Path file = folder.resolve("configs/datasets/sums.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                task: sums
                dataset_path: sums.jsonl
                output_type: generate_until
                prompt_form: chat
                doc_to_text: "%s {{question}}"
                doc_to_target: "{{answer}}"
                scorer: {function: %s}
                """.formatted(opening, scorer));
    }

    private Ended run(SumServer server, String model, String... more) {
        String[] first = {"run", "--url", server.url(), "--models", "vllm_api_general", "--model", model,
            "--config-dir", "configs", "--data-root", "data", "--datasets", "sums", "--num-warmups", "0"};
        return new Product(folder).run(with(first, more));
    }

    private static String[] with(String[] first, String... more) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
