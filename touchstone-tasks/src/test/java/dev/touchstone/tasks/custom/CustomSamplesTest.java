package dev.touchstone.tasks.custom;

import static dev.touchstone.tasks.custom.Scripted.questions;
import static dev.touchstone.tasks.custom.Scripted.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.touchstone.core.sample.Question;
import dev.touchstone.core.task.Selection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// AISBench's own samples of custom data sets.
class CustomSamplesTest {

    private final Path folder = Path.of(Optional.ofNullable(System.getenv("TOUCHSTONE_DATA_ROOT"))
            .orElse("../../shared/datasets")).resolve("aisbench_custom");

    @BeforeEach
    void skipWithoutData() {
        assumeTrue(Files.isDirectory(folder), () -> "skipped: no samples at " + folder.toAbsolutePath());
    }

    @Test
    void bothFormsOfBothKindsAreRead() {
        for (String name : List.of("test_mcq.csv", "test_mcq.jsonl", "max_tokens_test_mcq.jsonl")) {
            CustomTask task = task(folder.resolve(name));
            assertThat(task.kind()).isEqualTo(CustomKind.MCQ);
            assertThat(task.spec().version()).isEqualTo("1c6ff4");
            assertThat(questions(task, Selection.ALL)).as(name).hasSize(4)
                    .allMatch(question -> question.choices().size() == 3);
        }
        for (String name : List.of("test_qa.csv", "test_qa.jsonl")) {
            CustomTask task = task(folder.resolve(name));
            assertThat(task.spec().version()).isEqualTo("41d5af");
            assertThat(questions(task, Selection.ALL)).as(name).hasSize(4);
        }
    }

    @Test
    void rowsBoundTheirAnswers() {
        assertThat(questions(task(folder.resolve("max_tokens_test_mcq.jsonl")), Selection.ALL))
                .extracting(Question::maxOutputTokens)
                .containsExactly(OptionalInt.of(512), OptionalInt.of(1024), OptionalInt.of(1024),
                        OptionalInt.of(2048));
    }

    @Test
    void metaFilesChooseRowsAndLengths() {
        assertThat(questions(task(withMeta("data_sample_test_mcq.jsonl.meta.json")), Selection.ALL))
                .hasSize(6).extracting(Question::gold).containsExactly("B", "A", "B", "C", "B", "A");
        assertThat(questions(task(withMeta("autogen_max_tokens_test_mcq.jsonl.meta.json")), Selection.ALL))
                .extracting(question -> question.maxOutputTokens().orElseThrow())
                .containsExactlyInAnyOrder(100, 100, 200, 200, 300);
    }

    private CustomRequest withMeta(String meta) {
        return new CustomRequest(folder.resolve("test_mcq.jsonl"), Optional.of(folder.resolve(meta)),
                Optional.empty(), "gen", Optional.empty(), Optional.empty());
    }
}
