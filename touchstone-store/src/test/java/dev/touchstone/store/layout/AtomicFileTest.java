package dev.touchstone.store.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    private Path folder;

    @Test
    void parentsAreMadeAndTheContentReplaced() throws IOException {
        Path target = folder.resolve("a/b/c.json");
        AtomicFile.writeText(target, "one");
        AtomicFile.write(target, out -> {
            out.write("two".getBytes(StandardCharsets.UTF_8));
            out.close(); // a generator does so
        });

        assertThat(target).hasContent("two");
        assertThat(names(target.getParent())).containsExactly("c.json");
    }

    @Test
    void aFailureLeavesTheTargetAndNoTemporaryFile() throws IOException {
        Path target = folder.resolve("c.json");
        AtomicFile.writeText(target, "one");

        assertThatThrownBy(() -> AtomicFile.write(target, out -> {
            out.write(new byte[100_000]);
            throw new IllegalStateException("cannot score");
        })).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> AtomicFile.write(target, out -> {
            throw new IOException("No space left on device");
        })).isInstanceOfSatisfying(TouchstoneException.class,
                refused -> assertThat(refused.code()).isEqualTo(ErrorCode.LOG_WRITE_FAILED))
                .hasMessageContaining("c.json").hasMessageContaining("No space left");

        assertThat(target).hasContent("one");
        assertThat(names(folder)).containsExactly("c.json");
    }

    @Test
    void anInterruptedThreadCanStillSave() {
        Path target = folder.resolve("c.json");
        Thread.currentThread().interrupt();
        AtomicFile.writeText(target, "saved");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(target).hasContent("saved");
    }

    @Test
    void aFileInPlaceOfAFolderIsAClearError() throws IOException {
        Files.writeString(folder.resolve("a"), "x");

        assertThatThrownBy(() -> AtomicFile.writeText(folder.resolve("a/b.json"), "x"))
                .isInstanceOf(TouchstoneException.class).hasMessageContaining("b.json");
    }

    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
