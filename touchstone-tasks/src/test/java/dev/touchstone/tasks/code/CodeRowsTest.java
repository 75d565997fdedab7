package dev.touchstone.tasks.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.task.Selection;
import dev.touchstone.core.task.Task;
import dev.touchstone.tasks.assemble.TaskOptions;
import dev.touchstone.tasks.catalog.TaskCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rows of programming tasks that could not be scored are found before a model is asked; needs no sandbox.
class CodeRowsTest {

    private static final String TESTS = "[{\\\"input\\\": \\\"1\\\", \\\"output\\\": \\\"2\\\"}]";
    private static final String CONTEST = "{\"question_content\": \"q\", \"question_id\": \"a\","
            + " \"starter_code\": \"\", \"public_test_cases\": \"%s\", %s\"metadata\": \"%s\"}%n";

    private final Path home;

    CodeRowsTest(@TempDir Path home) {
        this.home = home;
    }

    private Task task(String name, String file, String rows) throws IOException {
        Path data = home.resolve(file);
        Files.createDirectories(data.getParent());
        Files.writeString(data, rows);
        return new TaskCatalog(List.of(), home).open(name, new TaskOptions(List.of(home), Optional.empty()))
                .getFirst();
    }

    private Task contests(String tests, String hidden, String metadata) throws IOException {
        return task("livecodebench", "code_generation_lite/test6.jsonl",
                CONTEST.formatted(TESTS, "\"private_test_cases\": \"[]\", ", "{}")
                        + CONTEST.formatted(tests, hidden, metadata));
    }

    private static void refused(Task task, String place, String why) {
        assertThatExceptionOfType(TouchstoneException.class).isThrownBy(() -> task.verify(Selection.ALL))
                .withMessageContaining(place).withMessageContaining(why)
                .satisfies(failed -> assertThat(failed.code()).isEqualTo(ErrorCode.DATA_INVALID_ROW));
        assertThatCode(() -> task.verify(Selection.first(1))).doesNotThrowAnyException();
    }

    @Test
    void livecodebenchNeedsBothFieldsOfTests() throws IOException {
        String place = "test6.jsonl, row 2 (line 2): ";
        refused(contests(TESTS, "", "{}"), place, "lacks 'private_test_cases'");
        refused(contests(TESTS, "\"private_test_cases\": null, ", "{}"), place, "private_test_cases");
        refused(contests(TESTS, "\"private_test_cases\": \"\", ", "{}"), place, "is empty");
        refused(contests("[]", "\"private_test_cases\": \"[]\", ", "{}"), place, "hold no test");
        assertThatCode(() -> contests(TESTS, "\"private_test_cases\": \"[]\", ", "{}").verify(Selection.ALL))
                .doesNotThrowAnyException();
    }

    @Test
    void damagedTestsOfLivecodebenchAreToldWithFileRowAndField() throws IOException {
        String place = "test6.jsonl, row 2 (line 2): ";
        refused(contests(TESTS, "\"private_test_cases\": \"eJxrYJnK\", ", "{}"), place,
                "'private_test_cases' is cut");
        refused(contests(TESTS, "\"private_test_cases\": \"[]\", ", "none"), place, "'metadata'");
    }

    @Test
    void functionsOfLivecodebenchNeedANameAndTestsInJson() throws IOException {
        String place = "test6.jsonl, row 2 (line 2): ";
        String add = "{\\\"func_name\\\": \\\"add\\\"}";
        String none = "\"private_test_cases\": \"[]\", ";
        String good = test("1\\\\n[2, NaN]",
                "{\\\\\\\"a\\\\\\\": 1, \\\\\\\"a\\\\\\\": -Infinity}", "functional");
        assertThatCode(() -> contests(good, none, add).verify(Selection.ALL)).doesNotThrowAnyException();
        refused(contests(good, none, "{}"), place, "'public_test_cases' holds a test of the testtype");
        refused(contests(good, none.replace("[]", good), "[]"), place, "'metadata' is not a JSON object");
        refused(contests("[]", none.replace("[]", test("5", "[3", "functional")), add), place,
                "'private_test_cases' holds a test that calls a function, and the 'output' is no JSON value: "
                        + "'[3'");
        refused(contests(test("5\\\\n\\\\n1 2", "3", "functional"), none, add), place,
                "a line of the 'input' is no JSON value: '1 2' (more than one value)");
        refused(contests(test("5", " ", "functional"), none, add), place, "nothing is there");
        refused(contests(test("5", "7", "magic"), none, "{}"), place,
                "'public_test_cases' holds a test whose 'testtype' is 'magic'");
    }

    @Test
    void functionsOfLivecodebenchAreNotCalledWithoutMetadata() throws IOException {
        String row = CONTEST.formatted(test("5", "7", "functional"), "\"private_test_cases\": \"[]\", ", "")
                .replace(", \"metadata\": \"\"", "");
        Task task = task("livecodebench", "code_generation_lite/test6.jsonl",
                CONTEST.formatted(TESTS, "\"private_test_cases\": \"[]\", ", "{}") + row);
        assertThat(row).doesNotContain("metadata");
        refused(task, "row 2 (line 2): ", "'metadata' names no function");
    }

    /// A list of one test, as the text of a field of a row.
    private static String test(String input, String output, String type) {
        return "[{\\\"input\\\": \\\"%s\\\", \\\"output\\\": \\\"%s\\\", \\\"testtype\\\": \\\"%s\\\"}]"
                .formatted(input, output, type);
    }

    @Test
    void humanevalNeedsTestAndNameOfTheFunction() throws IOException {
        String good = "{\"task_id\": \"a\", \"prompt\": \"def f():\\n\", \"test\": \"assert f()\","
                + " \"entry_point\": \"f\"}\n";
        String file = "humaneval/human-eval-v2-20210705.jsonl";
        String place = "human-eval-v2-20210705.jsonl, row 2 (line 2): ";
        refused(task("humaneval", file, good + "{\"task_id\": \"b\", \"prompt\": \"def f():\\n\"}\n"), place,
                "lacks 'test'");
        refused(task("humaneval", file, good + "{\"task_id\": \"b\", \"prompt\": \"x\", \"test\": \"t\"}\n"),
                place, "lacks 'entry_point'");
    }

    @Test
    void mbppNeedsItsTests() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < 12; row++) {
            String tests = row == 8 ? "" : "\"assert True\"";
            rows.append("{\"task_id\": %d, \"prompt\": \"p\", \"code\": \"c\", \"test_list\": [%s]}%n"
                    .formatted(row, tests));
        }
        refused(task("sanitized_mbpp", "mbpp/sanitized-mbpp.jsonl", rows.toString()),
                "sanitized-mbpp.jsonl, row 9 (line 9): ", "lacks 'test_list'");
    }

    @Test
    void tasksWithoutProgramsAreNotReadTwice() throws IOException {
        Task task = task("gsm8k_gen_0_shot_cot_str", "gsm8k/test.jsonl", "no row at all\n");
        assertThatCode(() -> task.verify(Selection.ALL)).doesNotThrowAnyException();
        assertThat(task.scorers()).allMatch(scorer -> scorer.questionCheck().isEmpty());
    }
}
