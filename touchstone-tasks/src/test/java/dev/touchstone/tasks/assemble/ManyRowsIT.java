package dev.touchstone.tasks.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.config.Yaml;
import dev.touchstone.core.sample.Questions;
import dev.touchstone.core.score.ScorerFactory;
import dev.touchstone.core.spi.Extensions;
import dev.touchstone.core.task.Selection;
import dev.touchstone.core.task.Task;
import dev.touchstone.core.value.Fields;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyRowsIT {

    private static final int ROWS = 1_000_000;

    @TempDir
    Path folder;

    private Task task() throws IOException {
        Path file = Files.createDirectories(folder.resolve("many")).resolve("test.jsonl");
        if (!Files.exists(file)) {
            try (BufferedWriter out = Files.newBufferedWriter(file)) {
                for (int row = 0; row < ROWS; row++) {
                    out.write("{\"question\": \"How much is %d and one?\", \"answer\": %d}\n".formatted(row,
                            row + 1));
                }
            }
        }
        Subset whole = new Subset(Optional.empty(), Fields.EMPTY, Fields.EMPTY);
        TaskDefinition definition = new DefinitionReader(Yaml.read("t.yaml", """
                dataset_path: many
                doc_to_text: "{{question}}"
                doc_to_target: "{{answer}}"
                scorer: {function: number}
                """).section(), folder.resolve("t.yaml"), whole).read();
        return new TaskAssembly(Extensions.load(ScorerFactory.class, ScorerFactory::name))
                .assemble(definition, new TaskOptions(List.of(folder), Optional.empty()));
    }

    private static long liveBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static long grownOver(Task task, Selection selection, int step) {
        long before = 0;
        long most = 0;
        int count = 0;
        try (Questions questions = task.open(selection)) {
            while (questions.hasNext()) {
                questions.next();
                count++;
                if (count == 10_000) {
                    before = liveBytes();
                } else if (count % step == 0) {
                    most = Math.max(most, liveBytes() - before);
                }
            }
        }
        assertThat(count).isEqualTo(task.count(selection));
        return most;
    }

    @Test
    void memoryDoesNotGrowWithTheRowsThatWereAsked() throws IOException {
        Task task = task();
        assertThat(grownOver(task, Selection.ALL, ROWS / 3)).isLessThan(2 << 20);
        assertThat(task.count(Selection.ALL)).isEqualTo(ROWS);
        Selection shuffled = new Selection(OptionalInt.empty(), OptionalInt.of(30_000), true, 1);
        assertThat(grownOver(task, shuffled, 10_000)).isLessThan(2 << 20);
    }
}
