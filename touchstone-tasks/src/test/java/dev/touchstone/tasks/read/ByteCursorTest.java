package dev.touchstone.tasks.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ByteCursorTest {

    @Test
    void aPipeIsRefusedAsOneAndNotAsADamagedFile(@TempDir Path folder) throws Exception {
        Path pipe = folder.resolve("rows.jsonl");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        Thread.ofPlatform().daemon().start(() -> {
            try (OutputStream out = Files.newOutputStream(pipe)) {
                out.flush(); // opening it lets the reader in
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });

        assertThatExceptionOfType(TouchstoneException.class).isThrownBy(() -> ByteCursor.open(pipe))
                .withMessageContaining(pipe + " is a pipe or a device")
                .satisfies(told -> assertThat(told.code()).isEqualTo(ErrorCode.DATA_UNREADABLE));
    }
}
