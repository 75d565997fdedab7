package dev.touchstone.tasks.read;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What the reader tests do with files.
final class Reading {

    private Reading() {}

    static Path write(Path folder, String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    static List<Fields> all(Path file) {
        return all(file, ReadOptions.DEFAULT);
    }

    static List<Fields> all(Path file, ReadOptions options) {
        List<Fields> read = new ArrayList<>();
        try (Rows rows = RowSources.file(file, options).open()) {
            rows.forEachRemaining(read::add);
        }
        return read;
    }

    static TouchstoneException failure(Path file) {
        return failure(file, ReadOptions.DEFAULT);
    }

    static TouchstoneException failure(Path file, ReadOptions options) {
        return assertThrows(TouchstoneException.class, () -> all(file, options));
    }
}
