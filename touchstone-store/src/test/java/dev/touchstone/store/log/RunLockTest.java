package dev.touchstone.store.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.store.layout.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {

    @TempDir
    private Path workDir;

    @Test
    void aSecondOwnerInTheSameProcessIsRefusedUntilTheFirstIsDone() {
        RunFolder folder = RunFolder.create(workDir, LocalDateTime.of(2026, 1, 2, 12, 0));
        try (RunLock held = RunLock.acquire(folder)) {
            assertThat(held).isNotNull();
            assertThatThrownBy(() -> RunLock.acquire(folder))
                    .isInstanceOfSatisfying(TouchstoneException.class,
                    refused -> assertThat(refused.code()).isEqualTo(ErrorCode.LOG_LOCKED));
            assertThatThrownBy(() -> RunLock.acquire(folder)).hasMessageContaining("this process");
        }
        RunLock.acquire(folder).close();
    }

    @Test
    void theTextOfADeadOwnerIsNoObstacle() throws IOException {
        RunFolder folder = RunFolder.create(workDir, LocalDateTime.of(2026, 1, 2, 12, 0));
        Files.writeString(folder.lock(), "process 1 on elsewhere");

        RunLock.acquire(folder).close();
    }

    @Test
    void aFolderThatIsGoneIsAClearError() throws IOException {
        RunFolder folder = RunFolder.create(workDir, LocalDateTime.of(2026, 1, 2, 12, 0));
        Files.delete(folder.root());

        assertThatThrownBy(() -> RunLock.acquire(folder)).isInstanceOfSatisfying(TouchstoneException.class,
                refused -> assertThat(refused.code()).isEqualTo(ErrorCode.LOG_WRITE_FAILED));
    }
}
