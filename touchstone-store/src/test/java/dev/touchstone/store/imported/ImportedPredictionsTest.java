package dev.touchstone.store.imported;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.prompt.Role;
import dev.touchstone.store.layout.RunFolder;
import dev.touchstone.store.log.LogNotice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportedPredictionsTest {

    @TempDir
    private Path workDir;

    private RunFolder folder;
    private Path predictions;
    private List<LogNotice> notices = List.of();

    @BeforeEach
    void makeFolder() throws IOException {
        folder = RunFolder.create(workDir, LocalDateTime.of(2026, 1, 2, 12, 0));
        predictions = folder.root().resolve("predictions/m");
        Files.createDirectories(predictions);
    }

    @Test
    void realRunFoldersAreRead() {
        Path samples = Path.of(Optional.ofNullable(System.getenv("TOUCHSTONE_SAMPLES_ROOT"))
                .orElse("../../shared/samples")).resolve("aisbench-3.1");
        assumeThat(samples).as("run folders of AISBench 3.1 (TOUCHSTONE_SAMPLES_ROOT)").isDirectory();

        List<ImportedAttempt> chat = read(RunFolder.open(samples, "20261122_012112"), "vllm-api-general-chat",
                "demo_gsm8k", 1);
        assertThat(chat).hasSize(8)
                .allMatch(attempt -> attempt.prompt() instanceof Prompt.Chat)
                .extracting(attempt -> attempt.key().sample())
                        .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(notices).isEmpty();

        List<ImportedAttempt> choice =
                read(RunFolder.open(samples, "20261122_012350"), "vllm-api-general-chat",
                "mcq", 1);
        assertThat(choice).hasSize(4).allMatch(attempt -> attempt.prompt() instanceof Prompt.Text);
        assertThat(choice.getFirst().prediction()).isEqualTo("2263");
        assertThat(choice.getFirst().gold()).isEqualTo("B");

        List<ImportedAttempt> repeats =
                read(RunFolder.open(samples, "20261122_013439"), "rep3", "demo_gsm8k", 3);
        assertThat(repeats).hasSize(24).extracting(ImportedAttempt::key).doesNotHaveDuplicates();
        assertThat(new ImportedPredictions(RunFolder.open(samples, "20261122_013439"), "rep3", "other")
                .present())
                .isFalse();
    }

    @Test
    void rowsOfForm31AreReadWithTheirRoles() throws IOException {
        write("t.jsonl", """
                {"data_abbr": "t", "id": 4, "success": true, "uuid": "a", "origin_prompt": \
                [{"role": "SYSTEM", "prompt": "s"}, {"role": "HUMAN", "prompt": "h"}, \
                {"role": "BOT", "prompt": "b"}], \
                "prediction": "p", "gold": ["1", "2"]}
                {"data_abbr": "t", "id": 5, "success": false, "origin_prompt": "x", "prediction": null}
                """);

        assertThat(read(1)).containsExactly(
                new ImportedAttempt(new AttemptKey(4, 0),
                        new Prompt.Chat(List.of(new Message(Role.SYSTEM, "s"),
                        new Message(Role.USER, "h"), new Message(Role.ASSISTANT, "b"))),
                        "p", "[\"1\",\"2\"]"));
    }

    @Test
    void tornAndGluedLinesCostOnlyThemselves() throws IOException {
        write("t.jsonl", row(0, "a", "zero") + row(1, "b", "one") + "\n"
                + "{\"data_abbr\": \"t\", \"id\": 2, \"predic" + row(3, "c", "a {\\\"data_abbr\\\" in it")
                        + "\n"
                + "garbage\n"
                + "[1]\n"
                + "{\"data_abbr\": \"t\", \"id\": -1}\n"
                + "{\"data_abbr\": \"u\", \"id\": 0}\n"
                + row(4, "d", "four") + "\n"
                + row(5, "e", "cut").substring(0, 30));

        assertThat(read(1)).extracting(ImportedAttempt::prediction)
                .containsExactly("zero", "one", "a {\"data_abbr\" in it", "four");
        assertThat(notices).extracting(notice -> ((LogNotice.Skipped) notice).line())
                .containsExactly(2L, 3L, 4L, 5L, 6L, 8L);
    }

    @Test
    void aFileCutAnywhereGivesTheRowsBeforeTheCut() throws IOException {
        String whole = row(0, "a", "zero") + "\n" + row(1, "b", "eins ü") + "\n";
        byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length <= bytes.length; length++) {
            Files.write(predictions.resolve("t.jsonl"), Arrays.copyOf(bytes, length));
            int rows = length >= bytes.length - 1 ? 2 : length >= row(0, "a", "zero").length() ? 1 : 0;
            assertThat(read(1)).hasSize(rows);
        }
    }

    @Test
    void rowsOfOneNumberAreRepeatsByOrder() throws IOException {
        write("t.jsonl", row(0, "a", "first") + "\n" + row(0, "b", "second") + "\n" + row(0, "c", "third")
                + "\n");
        Files.createDirectories(predictions.resolve("tmp"));
        write("tmp/tmp_0011aabb.jsonl", row(0, "b", "second again")
                + "\n{\"data_abbr\": \"u\", \"id\": 7}\n");

        for (int repeats = 1; repeats <= 3; repeats++) {
            assertThat(read(repeats)).extracting(attempt -> attempt.key().repeat() + attempt.prediction())
                    .containsExactly("0first", "1second", "2third", "1second again");
            assertThat(notices).isEmpty();
        }
        assertThat(repeats()).isEqualTo(3);
    }

    @Test
    void configurationTellsRepeatsFromRowsThatWereAskedTwice() throws IOException {
        write("t.jsonl", row(0, "a", "first") + "\n" + row(1, "b", "x") + "\n" + row(0, "c", "second") + "\n"
                + row(1, "d", "y") + "\n" + row(1, "d", "y") + "\n");
        assertThat(repeats()).isEqualTo(2);

        config("m", "ignore_eos=False,\n            temperature=0.01", "k=1");
        assertThat(repeats()).isEqualTo(1);
        assertThat(read(1)).extracting(attempt -> attempt.key() + attempt.prediction())
                .allMatch(text -> text.contains("repeat=0")).hasSize(5);
        assertThat(notices).containsExactly(new LogNotice.Superseded(folder.root(), "t", 2));
        assertThat(read(2)).extracting(attempt -> attempt.key().repeat()).containsExactly(0, 0, 1, 1, 1);
        assertThat(notices).isEmpty();

        config("m", "num_return_sequences=4,\n            temperature=0.01", "k=1");
        assertThat(repeats()).isEqualTo(4);
        config("m", "temperature=0.01", "k=2,\n        n=3");
        assertThat(repeats()).isEqualTo(3);
        config("another", "num_return_sequences=4", "k=1");
        assertThat(repeats()).isEqualTo(2);
    }

    private void config(String model, String generation, String dataset) throws IOException {
        Path configs = Files.createDirectories(folder.root().resolve("configs"));
        Files.writeString(configs.resolve("20260102_120000_1.py"), """
                cli_args=dict(
                    repeats='n=9')
                datasets=[
                    dict(abbr='other',
                        n=7),
                    dict(abbr='t',
                        %s,
                        prompt='so (n=5) and n=6'),
                    ]
                models=[
                    dict(abbr='first',
                        generation_kwargs=dict(num_return_sequences=8)),
                    dict(abbr='%s',
                        attr='service',
                        generation_kwargs=dict(
                            %s)),
                    ]
                """.formatted(dataset, model, generation));
    }

    private int repeats() {
        return new ImportedPredictions(folder, "m", "t").repeats();
    }

    @Test
    void mostRowsDecideWhereARunOfSeveralRepeatsWasKilled() throws IOException {
        write("t.jsonl", row(0, "a", "x") + "\n" + row(2, "b", "x") + "\n" + row(0, "c", "x") + "\n"
                + row(1, "d", "x") + "\n" + row(2, "e", "x") + "\n"
                + row(1, "f", "x").replace("\"success\": true", "\"success\": false") + "\n");

        assertThat(repeats()).isEqualTo(2);
        assertThat(read(1)).extracting(attempt -> attempt.key().sample() + ":" + attempt.key().repeat())
                .containsExactly("0:0", "2:0", "0:1", "1:0", "2:1");
    }

    @Test
    void entriesOfForm30ThatCountRepeatedRowsAreRecognisedByTheirQuestions() throws IOException {
        StringBuilder text = new StringBuilder("{");
        for (int entry = 0; entry < 12; entry++) {
            if (entry != 7) { // a killed run lacks some
                text.append(text.length() > 1 ? "," : "").append(
                        "\"%d\": {\"origin_prompt\": \"q%d\", \"prediction\": \"%d\", \"gold\": \"g\"}"
                                .formatted(entry, entry / 3, entry));
            }
        }
        write("t.json", text + "}");

        assertThat(repeats()).isEqualTo(3);
        assertThat(read(1)).hasSize(11).allMatch(attempt ->
                attempt.key().sample() * 3 + attempt.key().repeat()
                        == Integer.parseInt(attempt.prediction()));

        write("t.json", text.toString().replace("q0", "same").replace("q1", "same") + "}");
        assertThat(repeats()).as("two questions are equal").isEqualTo(3);
        write("t.json", "{\"0\": {\"origin_prompt\": \"q\", \"prediction\": \"p\", \"gold\": \"g\"},"
                + "\"1\": {\"origin_prompt\": \"q\", \"prediction\": \"p\", \"gold\": \"g\"}}");
        assertThat(repeats()).as("nothing tells them apart").isEqualTo(1);
    }

    @Test
    void failedRowTakesNoPlaceOfAnAnswer() throws IOException {
        String failed = row(0, "a", "no").replace("\"success\": true", "\"success\": false");
        write("t.jsonl", failed + "\n" + row(0, "b", "first") + "\n" + row(0, "c", "second") + "\n" + failed
                + "\n");

        assertThat(read(2)).extracting(attempt -> attempt.key().repeat() + attempt.prediction())
                .containsExactly("0first", "1second");
        assertThat(notices).isEmpty();
    }

    @Test
    void marksOfOtherEditorsDoNoHarm() throws IOException {
        Files.write(predictions.resolve("t.jsonl"), ("\uFEFF" + row(0, "a", "x")
                + "\r\n\r\n" + row(1, "b", "y") + "\r\n").getBytes(StandardCharsets.UTF_8));
        assertThat(read(1)).extracting(ImportedAttempt::prediction).containsExactly("x", "y");
        assertThat(notices).isEmpty();

        Files.writeString(predictions.resolve("t.jsonl"), "");
        assertThat(read(1)).isEmpty();
        Files.writeString(predictions.resolve("t.json"), "");
        assertThat(read(1)).isEmpty();
    }

    @Test
    void rowsOfForm30AreReadUpToACut() throws IOException {
        write("t.json", """
                {
                    "0": {"origin_prompt": "q0", "prediction": "p0", "gold": "g0"},
                    "0": {"origin_prompt": "q0", "prediction": "later", "gold": "g0"},
                    "1": {"origin_prompt": [{"role": "HUMAN", "prompt": "q1"}], \
                "prediction": ["a", "b"], "gold": 3},
                    "x": {},
                    "2": {"origin_pro""");
        Files.createDirectories(predictions.resolve("tmp_t"));
        write("tmp_t/tmp_11_0_22.json",
                "{\"3\": {\"origin_prompt\": \"q3\", \"prediction\": \"p3\", \"gold\": \"g3\"}}");

        assertThat(read(2)).extracting(attempt -> attempt.key().sample() + ":" + attempt.key().repeat()
                + attempt.prediction() + attempt.gold())
                .containsExactly("0:0p0g0", "0:0laterg0", "1:0a3", "1:1b3", "3:0p3g3");
        assertThat(notices).extracting(LogNotice::message).hasSize(3)
                .anySatisfy(message -> assertThat(message).contains("1 rows of t stand more than once"))
                .anySatisfy(message -> assertThat(message).contains("t.json:5"))
                .anySatisfy(message -> assertThat(message).contains("t.json:6"));
    }

    @Test
    void hostileFilesAreReported() throws IOException {
        write("t.jsonl", "[".repeat(100_000) + "\n{\"data_abbr\": \"t\", \"id\": 1e999999999}\n"
                + "{\"data_abbr\": \"t\", \"id\": 0, \"prediction\": NaN}\n\0\0\0\n");
        write("t.json", "[".repeat(100_000));

        assertThat(read(1)).isEmpty();
        assertThat(notices).hasSize(5);
    }

    private List<ImportedAttempt> read(int repeats) {
        return read(folder, "m", "t", repeats);
    }

    private List<ImportedAttempt> read(RunFolder from, String model, String task, int repeats) {
        List<ImportedAttempt> attempts = new ArrayList<>();
        notices = new ImportedPredictions(from, model, task).read(repeats, attempts::add);
        return attempts;
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(predictions.resolve(name), content);
    }

    private static String row(int id, String uuid, String prediction) {
        return """
                {"data_abbr": "t", "id": %d, "success": true, "uuid": "%s", "origin_prompt": "q", \
                "prediction": "%s", "gold": "g"}""".formatted(id, uuid, prediction);
    }
}
