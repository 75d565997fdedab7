package dev.touchstone.benchmarks.micro;

import dev.touchstone.benchmarks.data.SyntheticData;
import dev.touchstone.core.task.Task;
import dev.touchstone.tasks.assemble.TaskOptions;
import dev.touchstone.tasks.catalog.TaskCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A folder of its own with data in it, and the built-in 4-shot task over that data.
///
/// @param folder deleted at closing
/// @param file the rows
/// @param task `gsm8k` over them
record Fixture(Path folder, Path file, Task task) implements AutoCloseable {

    /// Makes the folder and writes so many rows.
    static Fixture of(int rows) throws IOException {
        Path folder = Files.createTempDirectory("touchstone-micro");
        SyntheticData data = SyntheticData.of(folder, rows);
        Task task = new TaskCatalog(List.of(), folder.resolve("home"))
                .open("gsm8k", new TaskOptions(List.of(data.root()), Optional.empty())).getFirst();
        return new Fixture(folder, data.root().resolve("gsm8k").resolve("test.jsonl"), task);
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
