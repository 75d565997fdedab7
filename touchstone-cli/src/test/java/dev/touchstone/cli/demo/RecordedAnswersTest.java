package dev.touchstone.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.sample.Questions;
import dev.touchstone.core.task.Selection;
import dev.touchstone.core.task.Task;
import dev.touchstone.core.value.Fields;
import dev.touchstone.models.replay.PromptHash;
import dev.touchstone.tasks.assemble.TaskOptions;
import dev.touchstone.tasks.catalog.TaskCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedAnswersTest {

    @Test
    void everyPromptOfTheDemoSetsHasARecordedAnswer(@TempDir Path home) throws IOException {
        Set<String> recorded = new HashSet<>();
        try (InputStream in = DemoCommand.class.getResourceAsStream("smollm2-demo-answers.jsonl")) {
            assertThat(in).isNotNull();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line ->
                    recorded.add(((Fields) Json.parse(line)).findText("prompt_sha256").orElseThrow()));
        }

        TaskCatalog catalog = new TaskCatalog(List.of(), home);
        int prompts = 0;
        for (String name : List.of("demo_word_problems", "demo_choice")) {
            for (Task task : catalog.open(name, new TaskOptions(List.of(), Optional.empty()))) {
                try (Questions questions = task.open(Selection.ALL)) {
                    while (questions.hasNext()) {
                        assertThat(recorded)
                                .as("record anew: packaging/record-demo")
                                .contains(PromptHash.of(questions.next().prompt()));
                        prompts++;
                    }
                }
            }
        }
        assertThat(prompts).isEqualTo(128);
    }
}
