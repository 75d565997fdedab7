package dev.touchstone.store.log;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.IoReason;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.value.Fields;
import dev.touchstone.store.layout.AtomicFile;
import dev.touchstone.store.layout.Redaction;
import dev.touchstone.store.layout.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;

/// A segment of answers that were taken over from another tool; it is there whole or not at all.
///
/// Written under a temporary name and renamed by [#commit]: a session that is killed while it takes answers
/// over leaves nothing, and the next one begins anew. For one thread, which holds the folder's [RunLock].
public final class ImportedSegment implements AutoCloseable {

    private final Path target;
    private final Path temporary;
    private final LogAppender appender;
    private final RecordEncoder encoder;
    private final InstantSource clock;

    private ImportedSegment(Path target, Path temporary, LogAppender appender, RecordEncoder encoder,
            InstantSource clock) {
        this.target = target;
        this.temporary = temporary;
        this.appender = appender;
        this.encoder = encoder;
        this.clock = clock;
    }

    /// Begins the unit's next segment.
    ///
    /// @param asking with an identity that is [UnitIdentity#imported]
    public static ImportedSegment begin(
            RunFolder folder, Asking asking, Redaction redaction, InstantSource clock) {
        UnitIdentity identity = asking.identity();
        LoadedUnit loaded = LoadedUnit.load(folder, identity.model(), identity.task());
        loaded.index().close();
        Fields origin = loaded.origin(asking, Sessions.of(folder).newest());
        Path target = folder.attempts(identity.model(), identity.task(), loaded.nextSegment());
        Path temporary = AtomicFile.temporary(target);
        RecordEncoder encoder = new RecordEncoder(redaction);
        LogAppender appender = new LogAppender(() -> LineFile.create(temporary),
                out -> encoder.header(out, identity, origin, clock.instant()), 0);
        return new ImportedSegment(target, temporary, appender, encoder, clock);
    }

    /// Logs a question; once a sample, before its attempts.
    ///
    /// @throws TouchstoneException `LOG_WRITE_FAILED` when the disk refuses
    public void append(Question question) {
        appender.append(out -> encoder.question(out, question, clock.instant()));
    }

    /// Logs what came of an attempt.
    ///
    /// @throws TouchstoneException `LOG_WRITE_FAILED` when the disk refuses
    public void append(AttemptKey key, Outcome outcome) {
        appender.append(out -> encoder.attempt(out, key, outcome, clock.instant()));
    }

    /// Makes the segment part of the log; nothing may be appended afterwards.
    ///
    /// @throws TouchstoneException `LOG_WRITE_FAILED` when the disk refuses
    public void commit() {
        appender.close();
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            AtomicFile.syncFolder(target.toAbsolutePath().getParent());
        } catch (IOException refused) {
            throw failure(refused);
        }
    }

    /// Removes what was not committed.
    @Override
    public void close() {
        appender.close();
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException refused) {
            throw failure(refused);
        }
    }

    private TouchstoneException failure(IOException cause) {
        return new TouchstoneException(ErrorCode.LOG_WRITE_FAILED,
                "%s: the log cannot be written (%s). Make room or allow writing there, then run again"
                        .formatted(target, IoReason.of(cause))
                        + " with --reuse", cause);
    }
}
