package dev.touchstone.store.log;

import static dev.touchstone.store.log.Logged.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.run.Phase;
import dev.touchstone.core.run.RunEvent;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.store.layout.Redaction;
import dev.touchstone.store.layout.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {

    @TempDir
    private Path workDir;

    @Test
    void eventsOfAllSessionsAreReadInOrderAndATornOneIsPassedOver() throws IOException {
        RunFolder folder = RunFolder.create(workDir, LocalDateTime.of(2026, 1, 2, 12, 0));
        List<RunEvent> first = List.of(new RunEvent.Began(Phase.GENERATE), new RunEvent.StopAsked(),
                new RunEvent.Halted());
        List<RunEvent> second =
                List.of(new RunEvent.Ended(8, 1), new RunEvent.Broke(Phase.SCORE, "TS-INT-001"));

        assertThat(EventLog.read(folder)).isEmpty();
        append(folder, first);
        String whole = Files.readString(folder.events());
        Files.writeString(folder.events(), whole + "{\"v\":1,\"seq\":4,\"at");
        append(folder, second);

        assertThat(EventLog.read(folder)).extracting(LoggedEvent::event)
                .containsExactly(first.get(0), first.get(1), first.get(2), second.get(0), second.get(1));
        assertThat(EventLog.read(folder)).extracting(LoggedEvent::unit).containsOnly("m/t");
        assertThat(Files.readString(folder.events())).startsWith(whole).contains("\"seq\":4,\"at\":\"2026");
    }

    private static void append(RunFolder folder, List<RunEvent> events) {
        try (EventLog log = EventLog.open(folder, Redaction.NONE, InstantSource.fixed(NOON))) {
            events.forEach(event -> log.append("m/t", event));
            log.note("m/t", "progress", Fields.EMPTY.with("done", Value.of(3)));
        }
    }
}
