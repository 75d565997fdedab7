package dev.touchstone.store.log;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.IoReason;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.run.Phase;
import dev.touchstone.core.run.RunEvent;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.store.layout.Redaction;
import dev.touchstone.store.layout.RunFolder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;

/// State changes and progress of a run's units: `events.jsonl`, one file for all sessions.
///
/// Record `event`: `unit, event: began|stop_asked|ended|broke|halted` and that event's fields. Record `note`:
/// `unit, name, fields`. A line that a crash cut stays as it is; the next session goes on behind it.
/// Thread-safe; whoever writes holds the folder's [RunLock].
public final class EventLog implements AutoCloseable {

    private final LogAppender appender;
    private final RecordEncoder encoder;
    private final InstantSource clock;

    private EventLog(LogAppender appender, RecordEncoder encoder, InstantSource clock) {
        this.appender = appender;
        this.encoder = encoder;
        this.clock = clock;
    }

    /// Opens the log for writing behind what is there.
    public static EventLog open(RunFolder folder, Redaction redaction, InstantSource clock) {
        Path file = folder.events();
        long next = Files.exists(file) ? SegmentScanner.scan(file, (_, _, _, _, _) -> { }).next() : 0;
        return new EventLog(new LogAppender(() -> continued(file), _ -> { }, next),
                new RecordEncoder(redaction), clock);
    }

    /// Logs a fact of the state machine.
    ///
    /// @throws TouchstoneException `LOG_WRITE_FAILED` when the disk refuses
    public void append(String unit, RunEvent event) {
        Fields fields = Fields.EMPTY.with("unit", Value.of(unit)).merge(fields(event));
        appender.append(out -> encoder.other(out, "event", fields, clock.instant()));
    }

    /// Logs something else about a unit: its progress, a warm-up, an event that was not legal.
    ///
    /// @throws TouchstoneException `LOG_WRITE_FAILED` when the disk refuses
    public void note(String unit, String name, Fields fields) {
        Fields all = Fields.EMPTY.with("unit", Value.of(unit)).with("name", Value.of(name))
                .with("fields", fields);
        appender.append(out -> encoder.other(out, "note", all, clock.instant()));
    }

    /// The facts of a run in the order they were logged; records that cannot be read are passed over.
    public static List<LoggedEvent> read(RunFolder folder) {
        List<LoggedEvent> events = new ArrayList<>();
        if (Files.exists(folder.events())) {
            SegmentScanner.scan(folder.events(), (_, bytes, from, to, offset) -> {
                try {
                    if (Json.parse(bytes, from, to - from) instanceof Fields fields
                            && RecordDecoder.text(fields, "type").equals("event")) {
                        events.add(new LoggedEvent(
                                RecordDecoder.text(fields, "unit"), event(fields), RecordDecoder.at(fields)));
                    }
                } catch (RecordDecoder.Malformed | JacksonException malformed) {
                    throw RecordReader.damaged(folder.events(), offset, malformed);
                }
            });
        }
        return events;
    }

    /// Syncs and closes the file.
    @Override
    public void close() {
        appender.close();
    }

    private static Fields fields(RunEvent event) {
        return switch (event) {
            case RunEvent.Began(Phase phase) -> named("began").with("phase", Value.of(name(phase)));
            case RunEvent.StopAsked _ -> named("stop_asked");
            case RunEvent.Ended(int done, int failed) ->
                named("ended").with("done", Value.of(done)).with("failed", Value.of(failed));
            case RunEvent.Broke(Phase phase, String code) ->
                named("broke").with("phase", Value.of(name(phase))).with("code", Value.of(code));
            case RunEvent.Halted _ -> named("halted");
        };
    }

    private static RunEvent event(Fields fields) throws RecordDecoder.Malformed {
        return switch (RecordDecoder.text(fields, "event")) {
            case "began" -> new RunEvent.Began(phase(fields));
            case "stop_asked" -> new RunEvent.StopAsked();
            case "ended" -> new RunEvent.Ended(
                    RecordDecoder.whole(fields, "done"), RecordDecoder.whole(fields, "failed"));
            case "broke" -> new RunEvent.Broke(phase(fields), RecordDecoder.text(fields, "code"));
            case "halted" -> new RunEvent.Halted();
            default -> throw new RecordDecoder.Malformed("event");
        };
    }

    private static Fields named(String name) {
        return Fields.EMPTY.with("event", Value.of(name));
    }

    private static String name(Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }

    private static Phase phase(Fields fields) throws RecordDecoder.Malformed {
        String name = RecordDecoder.text(fields, "phase");
        for (Phase phase : Phase.values()) {
            if (name(phase).equals(name)) {
                return phase;
            }
        }
        throw new RecordDecoder.Malformed("phase");
    }

    private static LineFile continued(Path path) {
        LineFile file = LineFile.continued(path);
        if (!endsALine(path)) {
            file.append(new byte[] {'\n'}, 1);
        }
        return file;
    }

    private static boolean endsALine(Path path) {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            if (file.length() == 0) {
                return true;
            }
            file.seek(file.length() - 1);
            return file.read() == '\n';
        } catch (IOException unreadable) {
            throw new TouchstoneException(ErrorCode.LOG_DAMAGED, "%s: cannot be read (%s); allow reading it"
                    .formatted(path, IoReason.of(unreadable)), unreadable);
        }
    }
}
