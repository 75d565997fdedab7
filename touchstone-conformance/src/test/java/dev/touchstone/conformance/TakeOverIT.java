package dev.touchstone.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Answers of another tool's folder are taken over whole, and never mixed with ours in silence.
class TakeOverIT {

    private static final int ROWS = 20;
    private static final String STAMP = "20260101_000000";

    @TempDir
    private Path folder;

    private Path data;
    private Path run;

    @BeforeEach
    void place() {
        data = Sums.write(folder.resolve("sums.jsonl"), 0, ROWS);
        run = folder.resolve("outputs/default").resolve(STAMP);
    }

    @Test
    void missingRowsAreNotAskedWithOtherPromptsUnlessTheUserSaysSo() throws IOException {
        write("sums.jsonl", row(0, 0) + row(1, 0));
        try (SumServer server = new SumServer(Duration.ZERO)) {
            Ended refused = run(server, "--reuse");
            assertThat(refused.exit()).as(refused.screen()).isEqualTo(2);
            assertThat(refused.screen()).contains("TS-LOG-004").contains("the 18 that are missing")
                    .contains("--mode eval").contains("--reuse-anyway");
            assertThat(server.requests()).isZero();

            Ended scored = run(server, "--reuse", "--mode", "eval", "--num-prompts", "2");
            assertThat(scored.exit()).as(scored.screen()).isZero();
            assertThat(scored.out()).containsPattern("sums +imported +accuracy")
                    .contains("prompts of its own");

            Ended mixed = run(server, "--reuse", "--reuse-anyway");
            assertThat(mixed.exit()).as(mixed.screen()).isZero();
            assertThat(server.requests()).isEqualTo(ROWS - 2);
            Ended later = run(server, "--reuse");
            assertThat(later.exit()).as(later.screen()).isZero();
            assertThat(later.out()).containsPattern("sums +mixed +accuracy").contains("different prompts");
            assertThat(server.requests()).isEqualTo(ROWS - 2);
        }
    }

    @Test
    void rowsWithoutAnswerCountAsFailedAndAreTold() throws IOException {
        write("sums.jsonl", row(0, 0) + row(1, 0).replace("\"success\": true", "\"success\": false"));
        try (SumServer server = new SumServer(Duration.ZERO)) {
            Ended scored = run(server, "--reuse", "--mode", "eval", "--num-prompts", "2");
            assertThat(scored.exit()).as(scored.screen()).isEqualTo(3);
        }
    }

    @Test
    void temporaryFilesOfAKilledRunAndRepeatsAreTaken() throws IOException {
        StringBuilder closed = new StringBuilder();
        StringBuilder temporary = new StringBuilder();
        for (int sample = 0; sample < ROWS; sample++) {
            closed.append(row(sample, 0)).append(row(sample, 1));
            temporary.append(row(sample, 2)).append(row(sample, 2).replace("\"sums\"", "\"another\""));
        }
        write("sums.jsonl", closed.toString());
        write("tmp/tmp_0a1b2c3d.jsonl", temporary.toString());
        try (SumServer server = new SumServer(Duration.ZERO)) {
            Ended all = run(server, "--reuse");
            assertThat(all.exit()).as(all.screen()).isZero();
            assertThat(all.err()).contains("60 answers").contains("3 attempts of each row");
            assertThat(all.out()).contains("accuracy (3 runs average)").contains("pass@3");
            assertThat(server.requests()).isZero();

            Ended fewer = run(server, "--reuse", "--repeats", "1", "--mode", "eval");
            assertThat(fewer.err()).contains("holds 3 attempts of each row, 1 are scored");
            assertThat(fewer.out()).doesNotContain("pass@3");
        }
        assertThat(run.resolve("imported/fake/sums.jsonl")).hasContent(closed.toString());
    }

    @Test
    void pathNamesARunAndWhatIsNoRunIsToldOrPassedOver() throws IOException {
        try (SumServer server = new SumServer(Duration.ZERO)) {
            assertThat(run(server).exit()).isZero();
            RunFiles files = RunFiles.only(folder.resolve("outputs/default"));
            Files.createDirectories(folder.resolve("outputs/default/20991231_235959/performances/fake"));
            for (String reused : new String[] {files.root().toString(), files.stamp() + "/", "latest"}) {
                Ended scored = run(server, "--mode", "eval", "--reuse", reused);
                assertThat(scored.exit()).as(scored.screen()).isZero();
                assertThat(scored.err()).contains(files.root().toString());
            }
            Ended none = run(server, "--mode", "eval", "--reuse", folder.toString() + "/outputs");
            assertThat(none.exit()).as(none.screen()).isEqualTo(2);
            assertThat(none.screen()).contains("not one of a run");
            Ended nowhere = run(server, "--mode", "eval", "--work-dir", "nowhere", "--reuse");
            assertThat(nowhere.exit()).as(nowhere.screen()).isEqualTo(2);
            assertThat(folder.resolve("nowhere")).doesNotExist();
            assertThat(server.requests()).isEqualTo(ROWS);
        }
    }

    @Test
    void predictionsOfAnEarlierSessionDoNotGrowStale() throws IOException {
        try (SumServer server = new SumServer(Duration.ZERO)) {
            assertThat(run(server, "--work-dir", "whole").exit()).isZero();
            Map<String, String> whole = RunFiles.only(folder.resolve("whole")).outcome();
            assertThat(run(server, "--num-prompts", "8").exit()).isZero();
            Path predictions = RunFiles.only(folder.resolve("outputs/default")).root()
                    .resolve("predictions/fake/sums.jsonl");
            String eight = Files.readString(predictions);
            assertThat(run(server, "--reuse", "--mode", "infer").exit()).isZero();
            Files.writeString(predictions, eight); // as if it had been killed before it wrote them
            Files.setLastModifiedTime(predictions, FileTime.from(Instant.EPOCH));
            assertThat(run(server, "--reuse", "--mode", "eval").exit()).isZero();
            assertThat(Files.readString(predictions)).isEqualTo(whole.get("predictions/fake/sums.jsonl"));
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = run.resolve("predictions/fake").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String row(int sample, int repeat) {
        return String.format(Locale.ROOT, """
                {"data_abbr": "sums", "id": %1$d, "success": true, "uuid": "%2$032x", \
                "origin_prompt": "another prompt of row %1$d", "prediction": "The answer is 1.", "gold": "1"}
                """, sample, sample * 10 + repeat);
    }

    private Ended run(SumServer server, String... more) {
        String[] first = {"run", "--url", server.url(), "--model", "fake", "--custom-dataset-path",
            data.toString(), "--num-warmups", "0"};
        return new Product(folder).run(Words.joined(first, more));
    }
}
