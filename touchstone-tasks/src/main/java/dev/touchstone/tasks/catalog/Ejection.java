package dev.touchstone.tasks.catalog;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.IoReason;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Copies a task file into a folder of the user's, with all it needs beside it.
final class Ejection {

    private Ejection() {}

    static List<Path> of(TaskFile task, Path target) {
        Path directory = task.path().getParent();
        Path folder = target.resolve(String.valueOf(directory.getFileName()));
        List<Path> sources = new ArrayList<>(task.files());
        dataPaths(task.document().fields()).filter(path -> path.startsWith("./"))
                .map(path -> directory.resolve(path).normalize()).filter(Files::isRegularFile)
                        .forEach(sources::add);
        List<Path> copies = new ArrayList<>();
        for (Path source : sources) {
            copies.add(folder.resolve(directory.relativize(source)).normalize());
        }
        if (Files.exists(copies.getFirst())) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    "%s is there already; edit it, or remove it first".formatted(copies.getFirst()));
        }
        for (int at = sources.size() - 1; at >= 0; at--) {
            copy(sources.get(at), copies.get(at));
        }
        return copies;
    }

    private static Stream<String> dataPaths(Fields task) {
        return Stream.of("dataset_path", "fewshot_path").flatMap(key -> task.find(key).stream())
                .flatMap(value -> value instanceof Value.Items(List<Value> items) ? items.stream()
                        : Stream.of(value))
                .map(value -> value instanceof Fields fields ? fields.findText("path").orElse("")
                        : value.display());
    }

    /// An include that another task has brought already stays as it is.
    private static void copy(Path source, Path copy) {
        try {
            Files.createDirectories(copy.getParent());
            if (!Files.exists(copy)) {
                Files.copy(source, copy);
            }
        } catch (IOException failure) {
            throw new TouchstoneException(ErrorCode.CONFIG_UNREADABLE,
                    "%s: cannot be written: %s".formatted(copy, IoReason.of(failure)), failure);
        }
    }
}
