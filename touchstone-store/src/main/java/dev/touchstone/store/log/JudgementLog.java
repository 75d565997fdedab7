package dev.touchstone.store.log;

import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.config.ToolVersion;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.store.layout.FileName;
import dev.touchstone.store.layout.Redaction;
import dev.touchstone.store.layout.RunFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.core.JacksonException;

/// What one judge said of one unit's answers: `judgements/<model>/<task>/<judge>.<n>.jsonl`.
///
/// Replies are found by their content, so one that was asked for with another prompt, setting or model is
/// never taken for this one, and nothing has to be refused: what is not there is asked. Records are framed as
/// those of attempts, so a record that was cut or altered is left aside, told, and asked again. Keeps about
/// 150 bytes a reply in memory; texts are read from disk. Thread-safe. Whoever writes holds the folder's
/// [RunLock].
public final class JudgementLog implements AutoCloseable {

    /// The format that a header names.
    static final String FORMAT = "touchstone-judgements";

    private final List<Path> segments = new ArrayList<>();
    private final List<LogNotice> notices = new ArrayList<>();
    private final Map<String, Entry> entries = new HashMap<>();
    private final Optional<Writing> writing;
    private final RecordReader reader = new RecordReader();
    private final ReentrantLock lock = new ReentrantLock(); // guards entries, sums and reader
    private final List<Fields> headers = new ArrayList<>();
    private long requests;
    private long promptTokens;
    private long completionTokens;

    /// Where the deciding record of a key stands.
    private record Entry(boolean answered, int segment, long offset) {}

    private record Writing(LogAppender appender, RecordEncoder encoder) {}

    private JudgementLog(RunFolder folder, Whose whose, Optional<Opening> opening) {
        List<Path> found = folder.judgements(whose.model(), whose.task(), whose.judge());
        for (Path segment : found) {
            segments.add(segment);
            scan(segment, segments.size() - 1);
        }
        writing = opening.map(how -> {
            int number = found.isEmpty() ? 1 : RunFolder.segmentNumber(found.getLast()) + 1;
            Path next = folder.judgements(whose.model(), whose.task())
                    .resolve(FileName.encode(whose.judge()) + "." + number + ".jsonl");
            segments.add(next); // made at the first append
            RecordEncoder encoder = new RecordEncoder(how.redaction());
            Fields origin = Fields.EMPTY
                    .with("format", Value.of(FORMAT))
                    .with("model", Value.of(whose.model()))
                    .with("task", Value.of(whose.task()))
                    .with("judge", Value.of(whose.judge()))
                    .with("segment", Value.of(number))
                    .with("tool_version", Value.of(ToolVersion.TEXT))
                    .merge(how.origin());
            return new Writing(new LogAppender(() -> LineFile.create(next),
                    out -> encoder.other(out, "header", origin, how.clock().instant()), 0), encoder);
        });
    }

    /// Whose replies to what, by their abbrs.
    ///
    /// @param model whose answers are judged
    /// @param task to which they are answers
    /// @param judge who judges them
    public record Whose(String model, String task, String judge) {}

    /// What a log that is opened for writing needs.
    private record Opening(Fields origin, Redaction redaction, InstantSource clock) {}

    /// Opens a judge's replies for writing; a new segment is made at the first one.
    ///
    /// @param origin what the header records: `identity` of the judge, how it is asked
    /// @param redaction applied to every text that is written
    public static JudgementLog open(RunFolder folder, Whose whose, Fields origin, Redaction redaction,
            InstantSource clock) {
        return new JudgementLog(folder, whose, Optional.of(new Opening(origin, redaction, clock)));
    }

    /// Opens a judge's replies for reading; empty when there are none.
    public static JudgementLog read(RunFolder folder, Whose whose) {
        return new JudgementLog(folder, whose, Optional.empty());
    }

    /// What was found at opening that a reader of the run should know.
    public List<LogNotice> notices() {
        return List.copyOf(notices);
    }

    /// What the headers that can be read say, oldest first; those that were there at opening.
    public List<Fields> headers() {
        return List.copyOf(headers);
    }

    /// What is known of the reply of that content.
    public AttemptState state(String key) {
        lock.lock();
        try {
            Entry entry = entries.get(key);
            return entry == null ? AttemptState.MISSING : entry.answered()
                    ? AttemptState.DONE : AttemptState.FAILED;
        } finally {
            lock.unlock();
        }
    }

    /// The deciding outcome of that content: its last reply, or its last failure.
    ///
    /// @throws TouchstoneException `LOG_DAMAGED` when the file was changed since it was opened
    public Optional<Outcome> find(String key) {
        lock.lock();
        try {
            return Optional.ofNullable(entries.get(key)).map(entry -> reader.read(
                    segments.get(entry.segment()), entry.offset(), (bytes, from, length) ->
                            RecordDecoder.outcome(RecordReader.fields(bytes, from, length))));
        } finally {
            lock.unlock();
        }
    }

    /// Logs a reply; when this returns, the death of the process cannot lose it.
    ///
    /// @throws TouchstoneException `LOG_WRITE_FAILED` when the disk refuses
    public void append(Judgement judgement, Outcome outcome, Instant at) {
        Writing to = writing.orElseThrow(() -> new IllegalStateException("opened for reading"));
        long offset = to.appender().append(out -> to.encoder().verdict(out, judgement, outcome, at));
        lock.lock();
        try {
            put(judgement.key(), outcome, segments.size() - 1, offset);
        } finally {
            lock.unlock();
        }
    }

    /// What the replies cost, those of earlier sessions included.
    public JudgeUsage usage() {
        lock.lock();
        try {
            int answered = (int) entries.values().stream().filter(Entry::answered).count();
            return new JudgeUsage(answered, entries.size() - answered, requests, promptTokens,
                    completionTokens);
        } finally {
            lock.unlock();
        }
    }

    /// Syncs and closes.
    @Override
    public void close() {
        try {
            writing.ifPresent(to -> to.appender().close());
        } finally {
            lock.lock();
            try {
                reader.close();
            } finally {
                lock.unlock();
            }
        }
    }

    private void scan(Path segment, int number) {
        SegmentScanner.Findings findings = SegmentScanner.scan(segment, (head, bytes, from, to, offset) -> {
            try {
                switch (head.type()) {
                    case HEADER -> headers.add(header(segment, RecordReader.fields(bytes, from, to - from)));
                    case OTHER -> verdict(RecordReader.fields(bytes, from, to - from), number, offset);
                    case QUESTION, ANSWERED, FAILED -> throw foreign(segment, "it holds attempts");
                }
            } catch (RecordDecoder.Malformed | JacksonException unreadable) {
                throw RecordReader.damaged(segment, offset, unreadable);
            }
        });
        notices.addAll(findings.damage());
        findings.torn().ifPresent(notices::add);
    }

    private void verdict(Fields record, int number, long offset) throws RecordDecoder.Malformed {
        if (record.findText("type").filter("verdict"::equals).isPresent()) {
            put(RecordDecoder.text(record, "key"), RecordDecoder.outcome(record), number, offset);
        }
    }

    /// The last reply counts, a failure only where there is none.
    private void put(String key, Outcome outcome, int segment, long offset) {
        requests += outcome.tries();
        Entry before = entries.get(key);
        switch (outcome) {
            case Outcome.Answered answered -> {
                promptTokens += answered.usage().map(Usage::promptTokens).orElse(0);
                completionTokens += answered.usage().map(Usage::completionTokens).orElse(0);
                entries.put(key, new Entry(true, segment, offset));
            }
            case Outcome.Failed _ -> {
                if (before == null || !before.answered()) {
                    entries.put(key, new Entry(false, segment, offset));
                }
            }
        }
    }

    private static Fields header(Path segment, Fields header) {
        if (header.findText("format").filter(FORMAT::equals).isEmpty()) {
            throw foreign(segment, "its header names another format");
        }
        return header;
    }

    private static TouchstoneException foreign(Path segment, String what) {
        return new TouchstoneException(ErrorCode.LOG_FOREIGN,
                "%s: no segment of a judge's replies, %s; move the file away".formatted(segment, what));
    }
}
