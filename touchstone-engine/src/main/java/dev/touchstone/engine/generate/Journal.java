package dev.touchstone.engine.generate;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.store.layout.Redaction;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.function.Consumer;

/// The text log of one stage of one unit, for people: `logs/infer/<model>/<task>.out`.
///
/// Thread-safe; the lock protects the writer. Lines are appended and flushed, an earlier session's lines
/// stay.
public final class Journal implements AutoCloseable {

    private final Path file;
    private final BufferedWriter out;
    private final Redaction redaction;
    private final InstantSource clock;
    private final Consumer<String> echo;

    private Journal(Path file, BufferedWriter out, Redaction redaction, InstantSource clock,
            Consumer<String> echo) {
        this.file = file;
        this.out = out;
        this.redaction = redaction;
        this.clock = clock;
        this.echo = echo;
    }

    /// Opens the file for appending; its folders are made.
    ///
    /// @param redaction applied to every line: a server may repeat a key in its error message
    /// @throws TouchstoneException `LOG_WRITE_FAILED` when that is not possible
    public static Journal open(Path file, Redaction redaction, InstantSource clock) {
        return open(file, redaction, clock, _ -> { });
    }

    /// As above, each line going to `echo` too.
    public static Journal open(Path file, Redaction redaction, InstantSource clock, Consumer<String> echo) {
        try {
            Files.createDirectories(file.getParent());
            BufferedWriter out = Files.newBufferedWriter(
                    file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return new Journal(file, out, redaction, clock, echo);
        } catch (IOException failed) {
            throw failure(file, failed);
        }
    }

    /// Appends one line: time, event, details as `key=value`.
    public synchronized void note(String event) {
        try {
            String line = redaction.apply(event).replace('\n', ' ');
            echo.accept(line);
            out.write(clock.instant() + " " + line);
            out.newLine();
            out.flush();
        } catch (IOException failed) {
            throw failure(file, failed);
        }
    }

    @Override
    public synchronized void close() {
        try {
            out.close();
        } catch (IOException failed) {
            throw failure(file, failed);
        }
    }

    private static TouchstoneException failure(Path file, IOException failed) {
        return new TouchstoneException(ErrorCode.LOG_WRITE_FAILED,
                "%s: cannot be written: %s; make room and run again with --reuse"
                        .formatted(file, failed.getMessage()), failed);
    }
}
