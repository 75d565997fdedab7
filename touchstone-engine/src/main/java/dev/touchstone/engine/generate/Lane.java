package dev.touchstone.engine.generate;

import static java.util.Objects.requireNonNull;

import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.store.log.AttemptStore;

/// What a runner needs of one unit: its plan, its log, its counters and its journal.
///
/// @param plan what is asked
/// @param log where outcomes go
/// @param progress counters for the screen
/// @param journal the unit's `logs/infer/….out`
public record Lane(UnitPlan plan, AttemptStore log, UnitProgress progress, Journal journal) {
    public Lane {
        requireNonNull(plan, "plan");
        requireNonNull(log, "log");
        requireNonNull(progress, "progress");
        requireNonNull(journal, "journal");
    }
}
