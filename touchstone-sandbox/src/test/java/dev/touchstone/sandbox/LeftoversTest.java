package dev.touchstone.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

    private static final long PID = ProcessHandle.current().pid();

    @TempDir
    private Path temporary;

    @Test
    void theFolderOfALivingProcessStaysThoughTheClockWasSetMeanwhile() throws IOException {
        Path own = folder(Leftovers.ownName());
        Path other = folder("touchstone-sandbox-%d-%d".formatted(PID, started() + 1_000));

        Leftovers.remove(temporary, Optional.empty());

        assertThat(own).exists();
        assertThat(other).exists();
    }

    @Test
    void foldersOfDeadProcessesAreRemovedWithWhatIsInThem() throws IOException {
        Path earlier = folder("touchstone-sandbox-%d-%d".formatted(
                PID, started() - Duration.ofDays(2).toMillis())); // its number was used again
        Path nobody = folder("touchstone-sandbox-2147483646-1");
        Files.writeString(Files.createDirectories(nobody.resolve("run1")).resolve("file"), "x");

        Leftovers.remove(temporary, Optional.empty());

        assertThat(earlier).doesNotExist();
        assertThat(nobody).doesNotExist();
    }

    @Test
    void whatIsNamedOtherwiseStays() throws IOException {
        Path own = folder("touchstone-sandbox-notes");

        Leftovers.remove(temporary, Optional.empty());

        assertThat(own).exists();
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(temporary.resolve(name));
    }

    private static long started() {
        return ProcessHandle.current().info().startInstant().orElseThrow().toEpochMilli();
    }
}
