package dev.touchstone.store.log;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.store.layout.Redaction;
import dev.touchstone.store.layout.RunFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntPredicate;

/// The answers of one unit: what was logged before, and the segment this session appends to.
///
/// Opening scans every segment once and keeps about 16 bytes an attempt; texts are read from disk when asked
/// for. The new segment is made at the first append, so a session that has nothing to do leaves no file.
/// Thread-safe. Whoever writes holds the folder's [RunLock].
public final class UnitLog implements AttemptStore {

    private final RunFolder folder;
    private final String task;
    private final AttemptIndex index;
    private final List<Path> segments;
    private final List<LogNotice> notices;
    private final LoadedUnit loaded;
    private final Optional<Writing> writing;
    private final RecordReader questions = new RecordReader();
    private final RecordReader attempts = new RecordReader();
    private final ReentrantLock indexLock = new ReentrantLock(); // guards the index
    private final ReentrantLock readLock = new ReentrantLock(); // guards both readers

    private UnitLog(
            RunFolder folder, String task, LoadedUnit loaded, List<Path> segments,
                    Optional<Writing> writing) {
        this.folder = folder;
        this.task = task;
        this.index = loaded.index();
        this.segments = List.copyOf(segments);
        this.notices = new ArrayList<>(loaded.notices());
        this.loaded = loaded;
        this.writing = writing;
        if (index.answeredAgain() > 0) {
            notices.add(new LogNotice.AnsweredAgain(folder.root(), task, index.answeredAgain()));
        }
    }

    /// What a log that is open for writing has more.
    private record Writing(LogAppender appender, RecordEncoder encoder, InstantSource clock) {}

    /// Opens a unit for writing, without secrets to hide, by the system's clock.
    public static UnitLog open(RunFolder folder, UnitIdentity identity, Reuse reuse) {
        return open(folder, Asking.once(identity), reuse, Redaction.NONE, InstantSource.system());
    }

    /// Opens a unit for writing.
    ///
    /// @param redaction applied to every text that is written
    /// @param clock dates questions, notes and the header
    /// @throws TouchstoneException `LOG_CHANGED` when the folder holds answers to something else (the message
    ///         names the part and both values), `LOG_DAMAGED` when records were altered or lost; neither with
    ///         [Reuse#ANYWAY], where they are notices and the new segment's header records them, which later
    ///         openings accept. `LOG_FOREIGN` when a segment is of another unit or format
    public static UnitLog open(
            RunFolder folder, Asking asking, Reuse reuse, Redaction redaction, InstantSource clock) {
        UnitIdentity identity = asking.identity();
        LoadedUnit found = LoadedUnit.load(folder, identity.model(), identity.task());
        try {
            return open(folder, asking, found.forWriting(identity, reuse), redaction, clock);
        } catch (RuntimeException refused) {
            found.index().close();
            throw refused;
        }
    }

    private static UnitLog open(RunFolder folder, Asking asking, LoadedUnit loaded, Redaction redaction,
            InstantSource clock) {
        UnitIdentity identity = asking.identity();
        Path segment = folder.attempts(identity.model(), identity.task(), loaded.nextSegment());
        Fields origin = loaded.origin(asking, Sessions.of(folder).newest());
        RecordEncoder encoder = new RecordEncoder(redaction);
        LogAppender appender = new LogAppender(() -> LineFile.create(segment),
                out -> encoder.header(out, identity, origin, clock.instant()), 0);
        List<Path> segments = new ArrayList<>(loaded.segments());
        segments.add(segment); // its place in the list is known before its file is made
        UnitLog log = new UnitLog(folder, identity.task(), loaded, segments,
                Optional.of(new Writing(appender, encoder, clock)));
        if (!loaded.acceptedNow().isEmpty()) {
            try {
                log.note("accepted with --reuse-anyway, see the header", Fields.EMPTY); // makes the segment
            } catch (TouchstoneException refused) {
                log.close();
                throw refused;
            }
        }
        return log;
    }

    /// Opens a unit for reading; it is empty when the folder holds nothing of it. Damage is a notice.
    ///
    /// @throws TouchstoneException `LOG_FOREIGN` when a segment is of another unit or format
    public static UnitLog read(RunFolder folder, String model, String task) {
        LoadedUnit loaded = LoadedUnit.load(folder, model, task);
        return new UnitLog(folder, task, loaded, loaded.segments(), Optional.empty());
    }

    /// What was found at opening that a reader of the run should know.
    public List<LogNotice> notices() {
        return List.copyOf(notices);
    }

    /// The identity under which the newest segment was written that was there at opening; none when none was.
    public Optional<UnitIdentity> identity() {
        return loaded.identity();
    }

    /// What the segments say that hold the answers which count, oldest first; those that were there at
    /// opening and have a readable header.
    public List<Asking> origins() {
        indexLock.lock();
        try {
            return index.answering().stream().boxed()
                    .flatMap(place -> Optional.ofNullable(loaded.headers().get(place)).stream())
                    .map(header -> new Asking(
                            header.identity(), header.repeats().orElse(1), header.version()))
                    .toList();
        } finally {
            indexLock.unlock();
        }
    }

    /// How many attempts a sample has: as the newest session wanted it, or as many as there are where no
    /// session said so; empty when there is no attempt.
    public OptionalInt repeats() {
        List<Integer> wanted = loaded.headers().values().stream()
                .flatMap(header -> header.repeats().stream().boxed()).toList();
        return wanted.isEmpty() ? largestRepeat() : OptionalInt.of(wanted.getLast());
    }

    /// The largest number of attempts that a sample has; empty when there is none.
    public OptionalInt largestRepeat() {
        indexLock.lock();
        try {
            return index.repeats().isEmpty()
                    ? OptionalInt.empty() : OptionalInt.of(index.repeats().getLast() + 1);
        } finally {
            indexLock.unlock();
        }
    }

    /// Throws when records were altered or lost and no session has accepted that.
    ///
    /// @throws TouchstoneException `LOG_DAMAGED` with file and line
    public void requireUndamaged() {
        notices.stream().filter(LogNotice.Damaged.class::isInstance).forEach(LoadedUnit::refuse);
    }

    /// Whether the question of that sample is in the log.
    @Override
    public boolean hasQuestion(int sample) {
        return findQuestion(sample).isPresent();
    }

    /// Logs a question; once a sample, before its attempts. A later one of the same sample replaces it.
    ///
    /// @throws TouchstoneException `LOG_WRITE_FAILED` when the disk refuses
    @Override
    public void append(Question question) {
        Writing to = writing();
        Instant at = to.clock().instant();
        long offset = to.appender().append(out -> to.encoder().question(out, question, at));
        indexLock.lock();
        try {
            index.putQuestion(question.index(), new AttemptIndex.Place(segments.size() - 1, offset));
        } finally {
            indexLock.unlock();
        }
    }

    /// Logs what came of an attempt; when this returns, the death of the process cannot lose it.
    ///
    /// @throws TouchstoneException `LOG_WRITE_FAILED` when the disk refuses
    @Override
    public void append(AttemptKey key, Outcome outcome, Instant at) {
        Writing to = writing();
        long offset = to.appender().append(out -> to.encoder().attempt(out, key, outcome, at));
        boolean answered = switch (outcome) {
            case Outcome.Answered _ -> true;
            case Outcome.Failed _ -> false;
        };
        indexLock.lock();
        try {
            index.putAttempt(key.sample(), key.repeat(), answered,
                    new AttemptIndex.Place(segments.size() - 1, offset));
        } finally {
            indexLock.unlock();
        }
    }

    /// Logs something beside the attempts, such as a warm-up request; no reader of answers meets it.
    ///
    /// @throws TouchstoneException `LOG_WRITE_FAILED` when the disk refuses
    public void note(String text, Fields fields) {
        Writing to = writing();
        Fields all = Fields.EMPTY.with("text", Value.of(text)).with("fields", fields);
        Instant at = to.clock().instant();
        to.appender().append(out -> to.encoder().other(out, "note", all, at));
    }

    /// Waits until all that was appended survives a power loss; happens each second and at closing anyway.
    ///
    /// @throws TouchstoneException `LOG_WRITE_FAILED` when the disk refuses
    public void sync() {
        writing.ifPresent(to -> to.appender().sync());
    }

    /// What the log knows of an attempt.
    @Override
    public AttemptState state(AttemptKey key) {
        indexLock.lock();
        try {
            return index.state(key);
        } finally {
            indexLock.unlock();
        }
    }

    /// Attempts that have an answer.
    public int done() {
        indexLock.lock();
        try {
            return index.done();
        } finally {
            indexLock.unlock();
        }
    }

    /// Attempts that were tried and have no answer.
    public int failed() {
        indexLock.lock();
        try {
            return index.failed();
        } finally {
            indexLock.unlock();
        }
    }

    /// The largest sample number that occurs.
    public OptionalInt largestSample() {
        indexLock.lock();
        try {
            return index.largestSample();
        } finally {
            indexLock.unlock();
        }
    }

    /// The question of a sample.
    ///
    /// @throws TouchstoneException `LOG_DAMAGED` when the log does not hold it
    public Question question(int sample) {
        AttemptIndex.Place place = findQuestion(sample).orElseThrow(() -> new TouchstoneException(
                ErrorCode.LOG_DAMAGED,
                        "%s: the question of sample %d of %s is not in the log; run again with --reuse"
                        .formatted(folder, sample, task)));
        return decoded(questions, place, QuestionDecoder::read);
    }

    /// The deciding outcome of an attempt: its last answer, or its last failure; none when it was never
    /// tried.
    public Optional<Outcome> outcome(AttemptKey key) {
        return findAttempt(key).map(place -> decoded(attempts, place, (bytes, from, length) ->
                RecordDecoder.outcome(RecordReader.fields(bytes, from, length))));
    }

    /// All attempts that were tried, by rising sample, then repeat.
    public Iterator<LoggedAttempt> inOrder() {
        return inOrder(_ -> true, Integer.MAX_VALUE);
    }

    /// The tried attempts of some samples, by rising sample, then repeat. Read as they are asked for; `next`
    /// may throw as [#question] does.
    ///
    /// @param samples which samples are wanted
    /// @param repeats only repeats below this number
    public Iterator<LoggedAttempt> inOrder(IntPredicate samples, int repeats) {
        List<Integer> numbers;
        indexLock.lock();
        try {
            numbers = List.copyOf(index.repeats().headSet(repeats, false));
        } finally {
            indexLock.unlock();
        }
        return new InOrder(this, samples, numbers);
    }

    /// Syncs and closes the segment; counts can still be asked for, answers cannot.
    @Override
    public void close() {
        try {
            writing.ifPresent(to -> to.appender().close());
        } finally {
            readLock.lock();
            try {
                questions.close();
                attempts.close();
            } finally {
                readLock.unlock();
                closeIndex();
            }
        }
    }

    private void closeIndex() {
        indexLock.lock();
        try {
            index.close();
        } finally {
            indexLock.unlock();
        }
    }

    /// The attempt with the question that the caller read already.
    Optional<LoggedAttempt> findLogged(AttemptKey key, Question question) {
        return findAttempt(key).map(place -> decoded(attempts, place, (bytes, from, length) -> {
            Fields fields = RecordReader.fields(bytes, from, length);
            return new LoggedAttempt(key, question, RecordDecoder.outcome(fields), RecordDecoder.at(fields));
        }));
    }

    private <T> T decoded(RecordReader reader, AttemptIndex.Place place, RecordReader.Parsing<T> parsing) {
        readLock.lock();
        try {
            return reader.read(segments.get(place.segment()), place.offset(), parsing);
        } finally {
            readLock.unlock();
        }
    }

    private Optional<AttemptIndex.Place> findQuestion(int sample) {
        indexLock.lock();
        try {
            return index.findQuestion(sample);
        } finally {
            indexLock.unlock();
        }
    }

    private Optional<AttemptIndex.Place> findAttempt(AttemptKey key) {
        indexLock.lock();
        try {
            return index.findAttempt(key);
        } finally {
            indexLock.unlock();
        }
    }

    private Writing writing() {
        return writing.orElseThrow(() -> new IllegalStateException(
                "the log of " + task + " in " + folder + " was opened for reading"));
    }
}
