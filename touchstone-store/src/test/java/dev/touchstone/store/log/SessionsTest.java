package dev.touchstone.store.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.store.layout.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsTest {

    @TempDir
    private Path workDir;

    @Test
    void sessionsAreNumberedFromOneAndReadBack() throws IOException {
        RunFolder folder = RunFolder.create(workDir, LocalDateTime.of(2026, 1, 2, 12, 0));
        Sessions sessions = Sessions.of(folder);
        Fields asked = Fields.EMPTY.with("seed", Value.of(7));

        assertThat(sessions.next()).isEqualTo(1);
        sessions.write(1, asked);
        sessions.write(10, Fields.EMPTY);
        Files.writeString(folder.sessions().resolve("x.json"), "");
        assertThat(sessions.next()).isEqualTo(11);
        assertThat(sessions.read(1)).isEqualTo(asked);

        Files.writeString(folder.sessions().resolve("1.json"), "{\"seed\":");
        assertThatThrownBy(() -> sessions.read(1)).isInstanceOf(TouchstoneException.class)
                .hasMessageContaining("1.json");
        assertThatThrownBy(() -> sessions.read(2)).isInstanceOf(TouchstoneException.class);
    }

    @Test
    void aSegmentNamesItsSession() throws IOException {
        RunFolder folder = RunFolder.create(workDir, LocalDateTime.of(2026, 1, 2, 12, 0));
        Sessions.of(folder).write(4, Fields.EMPTY);
        try (UnitLog log = UnitLog.open(folder, Logged.IDENTITY, Reuse.STRICT)) {
            log.append(Logged.question(0));
        }

        assertThat(Files.readString(folder.attempts(Logged.IDENTITY.model(), Logged.IDENTITY.task(), 1)))
                .contains("\"session\":4").contains("\"segment\":1").contains("\"tool_version\":\"");
    }
}
