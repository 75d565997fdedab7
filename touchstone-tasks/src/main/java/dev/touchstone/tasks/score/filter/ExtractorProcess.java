package dev.touchstone.tasks.score.filter;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.IoReason;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;

/// A long-lived command that extracts answers: one JSON line in, one JSON line out.
///
/// Started with the first answer. Its death, a line that is no such object, a line of more than 1 MiB and a
/// line that takes too long each end it and fail this answer and all later ones with `SCORE_COMMAND_FAILED`,
/// its own last words on standard error included.
final class ExtractorProcess implements AutoCloseable {

    private static final int LONGEST_LINE = 1 << 20;

    private final List<String> command;
    private final Duration limit;
    private Optional<Running> running = Optional.empty();
    private Optional<TouchstoneException> failed = Optional.empty();
    private long asked;

    ExtractorProcess(List<String> command, Duration limit) {
        this.command = List.copyOf(command);
        this.limit = limit;
    }

    /// Asks for one answer; the lock keeps lines in and lines out in the same order.
    synchronized Optional<String> extract(Answer answer, Reference reference) {
        if (failed.isPresent()) {
            throw failed.get();
        }
        Running process = running.orElseGet(this::start);
        long id = asked++;
        String line = Json.write(Fields.EMPTY
                .with("id", Value.of(id))
                .with("prediction", Value.of(answer.text()))
                .with("reasoning", Value.of(answer.reasoning()))
                .with("gold", Value.of(reference.gold()))
                .with("choices", Value.ofTexts(reference.choices())));
        FutureTask<String> exchange = new FutureTask<>(() -> process.exchange(line));
        Thread.startVirtualThread(exchange);
        try {
            return read(exchange.get(limit.toMillis(), TimeUnit.MILLISECONDS), id);
        } catch (TimeoutException late) {
            throw fail("gave no answer within %d ms".formatted(limit.toMillis()), late);
        } catch (ExecutionException broken) {
            throw fail(broken.getCause().getMessage(), broken.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw fail("was interrupted", interrupted);
        }
    }

    private Running start() {
        try {
            Process process = new ProcessBuilder(command).start();
            Running started = new Running(process, new ErrorTail(process.getErrorStream()));
            running = Optional.of(started);
            return started;
        } catch (IOException missing) {
            throw fail("cannot be started: " + IoReason.of(missing), missing);
        }
    }

    private Optional<String> read(String line, long id) {
        Value value;
        try {
            value = Json.parse(line);
        } catch (JacksonException unreadable) {
            throw fail("wrote a line that is not JSON: " + shortened(line), unreadable);
        }
        if (!(value instanceof Fields fields) || fields.find("extracted").isEmpty()
                || fields.findNumber("id").filter(number -> number.longValue() == id).isEmpty()) {
            throw fail("wrote %s; expected {\"id\": %d, \"extracted\": \"...\"}".formatted(shortened(line),
                    id),
                    new IllegalArgumentException("another form"));
        }
        Value extracted = fields.find("extracted").get();
        return extracted instanceof Value.Absent ? Optional.empty() : Optional.of(extracted.display());
    }

    private TouchstoneException fail(String what, Throwable cause) {
        String words = running.map(Running::lastWords).orElse("");
        close();
        TouchstoneException failure = new TouchstoneException(ErrorCode.SCORE_COMMAND_FAILED,
                "the extractor command %s %s%s".formatted(command, what,
                        words.isBlank() ? "" : "; its standard error ends: " + words), cause);
        failed = Optional.of(failure);
        return failure;
    }

    private static String shortened(String line) {
        return "'" + (line.length() > 200 ? line.substring(0, 200) + "..." : line) + "'";
    }

    @Override
    public synchronized void close() {
        running.ifPresent(process -> process.process().destroyForcibly());
        running = Optional.empty();
    }

    private record Running(Process process, ErrorTail errors) {

        String exchange(String line) throws IOException {
            OutputStream in = process.getOutputStream();
            try {
                in.write(line.getBytes(StandardCharsets.UTF_8));
                in.write('\n');
                in.flush();
            } catch (IOException gone) {
                throw new IOException("ended before it read an answer" + status(), gone);
            }
            InputStream out = process.getInputStream();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int b = out.read(); b != '\n'; b = out.read()) {
                if (b < 0) {
                    throw new IOException("ended without an answer" + status());
                }
                if (bytes.size() == LONGEST_LINE) {
                    throw new IOException("wrote a line of more than %d bytes".formatted(LONGEST_LINE));
                }
                bytes.write(b);
            }
            return bytes.toString(StandardCharsets.UTF_8);
        }

        String lastWords() {
            return errors.text();
        }

        private String status() {
            return process.isAlive() ? "" : " (exit status %d)".formatted(process.exitValue());
        }
    }
}
