package dev.touchstone.engine.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.prompt.Role;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.value.Fields;
import dev.touchstone.engine.report.SampleRuns;
import dev.touchstone.store.layout.RunFolder;
import dev.touchstone.store.log.LoggedAttempt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictionsViewTest {

    private RunFolder folder;

    @BeforeEach
    void makeFolder(@TempDir Path workDir) {
        folder = RunFolder.create(workDir, LocalDateTime.of(2026, 11, 22, 1, 0));
    }

    private PredictionsView view(String task) {
        return new PredictionsView(folder, "m", task, "fingerprint");
    }

    private String lines() throws IOException {
        return Files.readString(folder.predictions("m", "t"));
    }

    @ParameterizedTest
    @CsvSource({SampleRuns.DEMO + ", vllm-api-general-chat, demo_gsm8k", SampleRuns.CUSTOM
            + ", vllm-api-general-chat, mcq",
            SampleRuns.REPEATED + ", rep3, demo_gsm8k"})
    void rowsEqualThoseOfAisbenchButForUuidAndOrder(String run, String model,
            String task) throws IOException {
        List<String> theirs = SampleRuns.text(run, "predictions/" + model + "/" + task + ".jsonl").lines()
                .sorted(Comparator.comparing(line -> ((Fields) Json.parse(line)).findNumber("id")
                .orElseThrow()))
                .toList();
        Map<Integer, Integer> repeats = new HashMap<>();
        List<LoggedAttempt> attempts = new ArrayList<>();
        for (String line : theirs) {
            Fields row = (Fields) Json.parse(line);
            int id = row.findNumber("id").orElseThrow().intValue();
            attempts.add(Attempts.ofRow(row, repeats.merge(id, 1, Integer::sum) - 1));
        }

        view(task).writeLines(attempts);

        List<String> ours = Files.readAllLines(folder.predictions("m", task));
        assertThat(ours.stream().map(PredictionsViewTest::withoutOurs).toList())
                .isEqualTo(theirs.stream().map(PredictionsViewTest::withoutOurs).toList());
        assertThat(ours.stream().map(line -> ((Fields) Json.parse(line)).findText("uuid").orElseThrow()))
                .doesNotHaveDuplicates().allMatch(uuid -> uuid.matches("[0-9a-f]{32}"));
    }

    private static String withoutOurs(String line) {
        return line.replaceAll("\"uuid\": \"[0-9a-f]{32}\"", "").replaceAll(", \"repeat\": [0-9]+}$", "}");
    }

    @Test
    void thinkingStandsBeforeTheAnswerAndOurKeysBehindTheirs() throws IOException {
        Question question = Attempts.question(3, new Prompt.Chat(List.of(
                new Message(Role.SYSTEM, "短"), new Message(Role.USER, "1+1=?"))), "2");

        view("t").writeLines(List.of(Attempts.answered(question, 0, "2", "one and one", Finish.LENGTH)));

        assertThat(lines().replaceAll("[0-9a-f]{32}", "U")).isEqualTo(
                "{\"data_abbr\": \"t\", \"id\": 3, \"success\": true, \"uuid\": \"U\", \"origin_prompt\": "
                        + "[{\"role\": \"SYSTEM\", \"prompt\": \"短\"}, "
                        + "{\"role\": \"HUMAN\", \"prompt\": \"1+1=?\"}], "
                        + "\"prediction\": \"one and one</think>2\", \"gold\": \"2\", "
                        + "\"finish_reason\": \"length\", "
                        + "\"usage\": {\"prompt_tokens\": 7, \"completion_tokens\": 5}}\n");
    }

    @Test
    void controlCharactersAndBrokenSurrogatesLeaveAValidLine() throws IOException {
        String text = "a\u0000\u001f\u007f\b\f\r\n\t\"\\/\u2028 \ud83d\ude00 \ud83d!";

        view("t").writeLines(List.of(
                Attempts.answered(Attempts.question(0, new Prompt.Text("q"), ""), 0, text, "",
                        Finish.UNKNOWN)));

        assertThat(lines()).contains("\"prediction\": "
                + "\"a\\u0000\\u001f\u007f\\b\\f\\r\\n\\t\\\"\\\\/\u2028 😀 \uFFFD!\"}\n");
        assertThat(lines().split("\n", -1)).hasSize(2);
    }

    @Test
    void failuresStandInAFileOfTheirOwnUntilTheyAreMended() throws IOException {
        Question question = Attempts.question(0, new Prompt.Text("q"), "g");
        LoggedAttempt answered = Attempts.answered(question, 0, "a", "", Finish.UNKNOWN);

        view("t").writeLines(List.of(answered, Attempts.failed(question, 1)));

        assertThat(lines().lines()).hasSize(1);
        assertThat(folder.failedPredictions("m", "t")).hasContent(
                "{\"data_abbr\": \"t\", \"id\": 0, \"input\": \"q\", "
                + "\"error_info\": \"TS-MDL-004 HTTP 503: \\\"busy\\\"\"}");

        view("t").writeLines(List.of(answered, Attempts.answered(question, 1, "b", "", Finish.UNKNOWN)));

        assertThat(lines().lines()).hasSize(2);
        assertThat(folder.failedPredictions("m", "t")).doesNotExist();
    }

    @Test
    void theOlderFormCountsRowsAfterRepeating() throws IOException {
        Question question = Attempts.question(1, new Prompt.Text("q"), "g");

        view("t").writeObject(List.of(Attempts.answered(question, 0, "a", "", Finish.STOP),
                Attempts.answered(question, 1, "b", "", Finish.STOP)), 2);

        assertThat(folder.predictions30("m", "t")).hasContent("""
                {
                    "2": {
                        "origin_prompt": "q",
                        "prediction": "a",
                        "gold": "g"
                    },
                    "3": {
                        "origin_prompt": "q",
                        "prediction": "b",
                        "gold": "g"
                    }
                }""");
    }

    @Test
    void anUnitWithoutAnswersGivesAnEmptyFile() throws IOException {
        view("t").writeLines(List.of());
        view("t").writeObject(List.of(), 1);

        assertThat(lines()).isEmpty();
        assertThat(folder.predictions30("m", "t")).hasContent("{}");
    }

    @Test
    void aLogThatBreaksOffLeavesTheOlderFile() throws IOException {
        Question question = Attempts.question(0, new Prompt.Text("q"), "g");
        LoggedAttempt answered = Attempts.answered(question, 0, "a", "", Finish.UNKNOWN);
        view("t").writeLines(List.of(answered));
        String before = lines();
        Iterator<LoggedAttempt> breaking = Stream.iterate(answered, attempt -> {
            throw new IllegalStateException("damaged");
        }).iterator();

        assertThatIllegalStateException().isThrownBy(() -> view("t").writeLines(() -> breaking));

        assertThat(lines()).isEqualTo(before);
        try (Stream<Path> files = Files.list(folder.predictions("m", "t").getParent())) {
            assertThat(files).containsExactly(folder.predictions("m", "t"));
        }
    }
}
