package dev.touchstone.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class IoReasonTest {

    @Test
    void reasonsThatTheClassAloneTellsArePutInWords() {
        assertThat(IoReason.of(new NoSuchFileException("/a"))).isEqualTo("no such file or folder");
        assertThat(IoReason.of(new AccessDeniedException("/a"))).isEqualTo("permission denied");
        assertThat(IoReason.of(new FileAlreadyExistsException("/a"))).contains("in the way");
        assertThat(IoReason.of(new EOFException())).isEqualTo("the system gives no reason");
    }

    @Test
    void reasonsOfTheSystemStayAsTheyAre() {
        assertThat(IoReason.of(new FileSystemException("/a", null, "No space left on device")))
                .isEqualTo("No space left on device");
        assertThat(IoReason.of(new IOException("Stale file handle"))).isEqualTo("Stale file handle");
    }
}
