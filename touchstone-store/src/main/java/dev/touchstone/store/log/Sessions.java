package dev.touchstone.store.log;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.store.layout.AtomicFile;
import dev.touchstone.store.layout.Redaction;
import dev.touchstone.store.layout.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/// What was asked of a run, one file per invocation: `sessions/<n>.json`, `n` from 1.
public final class Sessions {

    private static final Pattern NAME = Pattern.compile("([1-9]\\d{0,8})\\.json");

    private final RunFolder folder;
    private final Redaction redaction;

    private Sessions(RunFolder folder, Redaction redaction) {
        this.folder = folder;
        this.redaction = redaction;
    }

    /// The sessions of a run, without secrets to hide.
    public static Sessions of(RunFolder folder) {
        return new Sessions(folder, Redaction.NONE);
    }

    /// The sessions of a run; secrets are replaced in whatever is written.
    public static Sessions of(RunFolder folder, Redaction redaction) {
        return new Sessions(folder, redaction);
    }

    /// The numbers of the sessions that were written, rising.
    public List<Integer> numbers() {
        if (!Files.isDirectory(folder.sessions())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.sessions())) {
            return files.map(file -> NAME.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(match -> Integer.valueOf(match.group(1)))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw damaged(folder.sessions(), unreadable);
        }
    }

    /// The number of the newest session.
    public OptionalInt newest() {
        List<Integer> numbers = numbers();
        return numbers.isEmpty() ? OptionalInt.empty() : OptionalInt.of(numbers.getLast());
    }

    /// The number that a new session takes; only for whoever holds the run's lock.
    public int next() {
        return newest().orElse(0) + 1;
    }

    /// Writes a session, whole or not at all; written again at its end with its outcome.
    ///
    /// @throws TouchstoneException `LOG_WRITE_FAILED` when the disk refuses
    public void write(int number, Fields fields) {
        AtomicFile.writeText(file(number), Json.write(WellFormed.fields(redaction.apply(fields))) + "\n");
    }

    /// Reads a session.
    ///
    /// @throws TouchstoneException `LOG_DAMAGED` when it is missing or not what was written
    public Fields read(int number) {
        Path file = file(number);
        try {
            if (Json.parse(Files.readString(file, StandardCharsets.UTF_8)) instanceof Fields fields) {
                return fields;
            }
        } catch (IOException | JacksonException unreadable) {
            throw damaged(file, unreadable);
        }
        throw damaged(file, new IOException("no JSON object"));
    }

    private Path file(int number) {
        return folder.sessions().resolve(number + ".json");
    }

    private static TouchstoneException damaged(Path file, Exception cause) {
        return new TouchstoneException(ErrorCode.LOG_DAMAGED,
                "%s: cannot be read (%s); restore it from a copy"
                .formatted(file, cause.getMessage()), cause);
    }
}
