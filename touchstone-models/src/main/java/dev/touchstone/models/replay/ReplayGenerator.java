package dev.touchstone.models.replay;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.attempt.Timing;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.model.Activity;
import dev.touchstone.core.model.GenerationRequest;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.NumberedAnswers;
import dev.touchstone.core.model.PlacedAnswers;
import dev.touchstone.core.value.Fields;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;

/// Answers each question with the recorded answer of its sample and repeat.
///
/// Only places are held; a text is read from the file when it is asked for. A sample without a record fails
/// alone.
final class ReplayGenerator implements Generator {

    private final ReplaySettings settings;
    private final RecordIndex index;
    private final String identity;
    private final int concurrency;
    private final RandomAccessFile file;
    /// Protects the file's position. A channel would be closed for all when one caller is interrupted.
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicInteger inFlight = new AtomicInteger();

    ReplayGenerator(ReplaySettings settings, RecordScan.Scanned scanned, int concurrency) throws IOException {
        this.settings = settings;
        this.index = scanned.index();
        this.identity = settings.file().getFileName() + " sha256 " + scanned.sha256().substring(0, 16)
                + settings.field().map(field -> " field " + field).orElse("");
        this.concurrency = concurrency;
        this.file = new RandomAccessFile(settings.file().toFile(), "r");
    }

    @Override
    public Outcome generate(GenerationRequest request) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the replay was stopped");
        }
        inFlight.incrementAndGet();
        try {
            long begun = System.nanoTime();
            Optional<RecordIndex.Found> found = find(request);
            if (found.isEmpty()) {
                return missing(request, "");
            }
            return answer(request, found.get(), begun);
        } finally {
            inFlight.decrementAndGet();
        }
    }

    private Optional<RecordIndex.Found> find(GenerationRequest request) {
        int repeat = request.key().repeat();
        if (index.knowsPrompts()) {
            Optional<RecordIndex.Found> byPrompt = index.find(PromptHash.of(request.prompt()), repeat);
            if (byPrompt.isPresent()) {
                return byPrompt;
            }
        }
        return index.find(request.key().sample(), repeat);
    }

    private Outcome answer(GenerationRequest request, RecordIndex.Found found, long begun) {
        RecordIndex.Place place = found.place();
        try {
            byte[] bytes = read(place);
            if (!(Json.parse(bytes, 0, bytes.length) instanceof Fields record)) {
                return changed(place);
            }
            Optional<RecordedAnswer> answer = RecordedAnswer.of(record, settings.field(), found.element());
            if (answer.isEmpty()) {
                return missing(request, ": line %d has no answer in %s".formatted(place.line(),
                        settings.field().map(field -> "'" + field + "'")
                        .orElse("prediction, output, response, ...")));
            }
            RecordedAnswer recorded = answer.get();
            Timing timing = new Timing(Duration.ofNanos(System.nanoTime() - begun), Optional.empty());
            return new Outcome.Generated(
                    recorded.text(), recorded.reasoning(), recorded.finish(), Optional.empty(), timing, 1);
        } catch (IOException | JacksonException broken) {
            return changed(place);
        }
    }

    private byte[] read(RecordIndex.Place place) throws IOException {
        byte[] bytes = new byte[place.length()];
        lock.lock();
        try {
            file.seek(place.offset());
            file.readFully(bytes);
        } finally {
            lock.unlock();
        }
        return bytes;
    }

    private Outcome missing(GenerationRequest request, String more) {
        return new Outcome.Failed(new Failure(ErrorCode.MODEL_NOT_REPLAYED,
                "%s holds no answer for row %d, repeat %d%s".formatted(settings.file(), request.key()
                .sample(),
                        request.key().repeat(), more), OptionalInt.empty(), false), 1);
    }

    private Outcome changed(RecordIndex.Place place) {
        return new Outcome.Failed(new Failure(ErrorCode.DATA_UNREADABLE,
                "%s:%d: the file of recorded answers was changed while it was being replayed"
                        .formatted(settings.file(), place.line()), OptionalInt.empty(), true), 1);
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public Optional<PlacedAnswers> placedAnswers() {
        return index.places().stream().mapToObj(places ->
                new PlacedAnswers(settings.file().toString(), places)).findFirst();
    }

    @Override
    public Optional<NumberedAnswers> numberedAnswers() {
        return index.namesRows() ? Optional.of(new Numbered(settings.file().toString(), index))
                : Optional.empty();
    }

    private record Numbered(String file, RecordIndex index) implements NumberedAnswers {
        @Override
        public IntStream rows() {
            return index.samples();
        }

        @Override
        public int records(int row) {
            return index.records(row);
        }
    }

    @Override
    public Activity activity() {
        return new Activity(inFlight.get(), concurrency, 0);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            file.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            lock.unlock();
        }
    }
}
