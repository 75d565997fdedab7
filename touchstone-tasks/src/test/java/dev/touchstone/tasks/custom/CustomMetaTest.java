package dev.touchstone.tasks.custom;

import static dev.touchstone.tasks.custom.Scripted.questions;
import static dev.touchstone.tasks.custom.Scripted.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.task.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomMetaTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void writeFourRows() throws IOException {
        file = Files.writeString(folder.resolve("qa.jsonl"), IntStream.range(0, 4)
                .mapToObj(row -> "{\"question\": \"q%d\", \"answer\": \"%d\"}\n".formatted(row, row))
                .collect(Collectors.joining()));
    }

    @Test
    void fewerRowsAreTheFirstAndMoreRowsBeginAgain() throws IOException {
        meta("{\"request_count\": 2}");
        assertThat(golds()).containsExactly("0", "1");

        meta("{\"request_count\": \"6\", \"sampling_mode\": \"default\"}");
        assertThat(golds()).containsExactly("0", "1", "2", "3", "0", "1");
        assertThat(questions(task(file), Selection.ALL)).extracting(Question::index)
                .containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(questions(task(file), Selection.first(5))).hasSize(5);
    }

    @Test
    void randomModesAreTheSameEveryTime() throws IOException {
        meta("{\"request_count\": 4, \"sampling_mode\": \"shuffle\"}");
        assertThat(golds()).containsExactlyInAnyOrder("0", "1", "2", "3").isEqualTo(golds());

        meta("{\"request_count\": 400, \"sampling_mode\": \"random\"}");
        assertThat(golds()).hasSize(400).contains("0", "1", "2", "3").isEqualTo(golds());
        assertThat(golds().stream().filter("2"::equals).count()).isBetween(60L, 140L);
    }

    @Test
    void sharesOfAnswerLengthsComeOutExactly() throws IOException {
        meta("""
                {"request_count": "5", "output_config": {"method": "percentage",
                 "params": {"percentage_distribute": [[100, 0.4], [200, 0.4], [300, 0.2]]}}}""");

        assertThat(bounds()).containsExactlyInAnyOrder(100, 100, 200, 200, 300);
    }

    @Test
    void uniformAnswerLengthsStayWithinTheirBounds() throws IOException {
        meta("""
                {"request_count": 300, "output_config": {"method": "uniform",
                 "params": {"min_value": 5, "max_value": 8}}}""");

        assertThat(bounds()).hasSize(300).contains(5, 6, 7, 8).allMatch(bound -> bound >= 5 && bound <= 8);
    }

    @Test
    void whatIsUnknownOrWrongIsRefused() throws IOException {
        refused("{\"request_cout\": 2}", "UTILS-PARAM-008");
        refused("{\"output_config\": {\"method\": \"uniform\", \"param\": {}}}", "output_config.param");
        refused("{\"request_count\": 0}", "request_count");
        refused("{\"request_count\": \"many\"}", "request_count");
        refused("{\"sampling_mode\": \"best\"}", "default, random or shuffle");
        refused("{\"output_config\": {\"method\": \"normal\"}}", "uniform or percentage");
        refused(output("uniform", "{\"min_value\": 9, \"max_value\": 8}"), "max_value");
        refused(output("percentage", "{\"percentage_distribute\": [[5, 0.5]]}"), "add up to 0.5");
        refused(output("percentage", "{\"percentage_distribute\": [[0, 1]]}"), "[0,1]");
        refused("{\"request_count\": 2", "not readable as JSON");
        refused("[1]", "expected a JSON object");
        refused("{\"sampling_moed\": \"default\"}",
                "did you mean 'sampling_mode'?; known keys: output_config,");
    }

    @Test
    void whatIsNoJsonIsToldWithItsLineAndWithoutTheLibrarysOwnWords() throws IOException {
        meta("{\n  nonsense");

        assertThatThrownBy(() -> task(file))
                .hasMessageContaining("qa.jsonl.meta.json:2: not readable as JSON")
                .hasMessageNotContaining("Source:");
    }

    private static String output(String method, String params) {
        return "{\"output_config\": {\"method\": \"%s\", \"params\": %s}}".formatted(method, params);
    }

    private void refused(String meta, String part) throws IOException {
        meta(meta);
        assertThatThrownBy(() -> task(file)).isInstanceOf(TouchstoneException.class)
                .hasMessageContaining("qa.jsonl.meta.json").hasMessageContaining(part);
    }

    private void meta(String text) throws IOException {
        Files.writeString(folder.resolve("qa.jsonl.meta.json"), text);
    }

    private List<String> golds() {
        return questions(task(file), Selection.ALL).stream().map(Question::gold).toList();
    }

    private List<Integer> bounds() {
        return questions(task(file), Selection.ALL).stream()
                .map(question -> question.maxOutputTokens().orElseThrow()).toList();
    }
}
