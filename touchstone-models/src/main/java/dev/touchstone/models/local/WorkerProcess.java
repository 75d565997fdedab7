package dev.touchstone.models.local;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// One running worker: a Python with `worker.py`, its streams, and the two threads that read them.
///
/// It ends when its standard input is closed, and on Linux when the thread that started it ends; so the
/// thread that calls [#start] must live as long as the worker. Sending and receiving are for that one thread.
final class WorkerProcess implements AutoCloseable {

    private static final int LONGEST_EVENT = 64 << 20;
    private static final int LONGEST_WORDS = 4_096;
    private static final int KILLED = 137;
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final Process process;
    private final WorkerWords words = new WorkerWords();
    private final BlockingQueue<WorkerEvent> events = new LinkedBlockingQueue<>();

    private WorkerProcess(Process process) {
        this.process = process;
    }

    /// Starts a worker.
    ///
    /// @throws TouchstoneException `MODEL_RUNTIME_MISSING` when the Python cannot be run
    static WorkerProcess start(WorkerLaunch launch, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(launch.python(), "-u", launch.script().toString());
        builder.environment().putAll(environment);
        try {
            WorkerProcess worker = new WorkerProcess(builder.start());
            worker.listen("local-model-answers", worker::readEvents, worker.process.getInputStream());
            worker.listen("local-model-words", worker::readWords, worker.process.getErrorStream());
            return worker;
        } catch (IOException absent) {
            throw new TouchstoneException(ErrorCode.MODEL_RUNTIME_MISSING,
                    ("Python cannot be run: %s; install Python 3 with torch and transformers, and name it "
                            + "by the setting python, TOUCHSTONE_PYTHON or VIRTUAL_ENV")
                            .formatted(absent.getMessage()),
                    absent);
        }
    }

    /// Reads a stream to its end.
    private interface Reading {
        void run(BoundedLines lines) throws IOException;
    }

    private void listen(String name, Reading reading, InputStream stream) {
        int bound = stream == process.getInputStream() ? LONGEST_EVENT : LONGEST_WORDS;
        Thread.ofPlatform().daemon().name(name).start(() -> {
            try (stream) {
                reading.run(new BoundedLines(stream, bound));
            } catch (IOException closed) {
                words.error("stream lost: " + closed.getMessage());
            } finally {
                if (bound == LONGEST_EVENT) {
                    events.add(new WorkerEvent.Ended());
                }
            }
        });
    }

    private void readEvents(BoundedLines lines) throws IOException {
        for (Optional<BoundedLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            Optional<WorkerEvent> event = WorkerEvent.parse(line.get().bytes());
            if (event.isPresent()) {
                events.add(event.get());
            } else if (words.rubbish(line.get().text())) {
                return; // the stream is closed behind this, and the worker given up
            }
        }
    }

    private void readWords(BoundedLines lines) throws IOException {
        for (Optional<BoundedLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            words.error(line.get().text());
        }
    }

    /// Sends one request.
    ///
    /// @throws IOException when the process is gone
    void send(Value request) throws IOException {
        OutputStream out = process.getOutputStream();
        out.write((Json.write(request) + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /// The next event; [WorkerEvent.Ended] for ever once the process is gone.
    ///
    /// @return empty when none came in time
    Optional<WorkerEvent> receive(Duration limit) throws InterruptedException {
        Optional<WorkerEvent> event =
                Optional.ofNullable(events.poll(limit.toMillis(), TimeUnit.MILLISECONDS));
        if (event.isPresent() && event.get() instanceof WorkerEvent.Ended) {
            events.add(event.get());
        }
        return event;
    }

    /// Whether the process runs and its stream is open.
    boolean alive() {
        return process.isAlive() && !(events.peek() instanceof WorkerEvent.Ended);
    }

    /// How it ended and what it said, for a message; a worker that still runs is ended.
    String farewell() throws InterruptedException {
        boolean over = process.waitFor(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        process.destroyForcibly();
        String end = !over ? "had to be ended"
                : process.exitValue() == KILLED
                        ? "was killed (signal 9, which the system also sends when memory is short)"
                        : "ended with exit code " + process.exitValue();
        return end + words.told();
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException gone) {
            words.error("already gone: " + gone.getMessage());
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
