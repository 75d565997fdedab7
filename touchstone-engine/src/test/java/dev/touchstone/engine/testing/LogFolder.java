package dev.touchstone.engine.testing;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.engine.plan.Identity;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.store.layout.RunFolder;
import dev.touchstone.store.log.Reuse;
import dev.touchstone.store.log.UnitLog;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;

/// A run folder of a test, always named after the same second.
///
/// @param folder the run's folder
public record LogFolder(RunFolder folder) {

    /// The instant at which everything happens.
    public static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    /// A clock that stands still.
    public static final InstantSource CLOCK = InstantSource.fixed(NOW);

    /// A new run below a work folder.
    public static LogFolder in(Path workDir) {
        return new LogFolder(RunFolder.create(workDir, LocalDateTime.of(2026, 1, 2, 3, 4, 5)));
    }

    /// The log of a unit, for writing; answers come from the model `scripted`.
    public UnitLog write(UnitPlan plan) {
        return UnitLog.open(folder, Identity.of(plan, "scripted"), Reuse.STRICT);
    }

    /// The log of a unit, for reading.
    public UnitLog read(UnitPlan plan) {
        return UnitLog.read(folder, plan.model().abbr(), plan.task().spec().abbr());
    }

    /// Logs an outcome of a row made by [ListTask#question].
    public static void append(UnitLog log, int sample, int repeat, Outcome outcome) {
        if (!log.hasQuestion(sample)) {
            log.append(ListTask.question(sample));
        }
        log.append(new AttemptKey(sample, repeat), outcome, NOW);
    }
}
