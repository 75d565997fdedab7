package dev.touchstone.engine.lifecycle;

import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.engine.aggregate.UnitResult;
import dev.touchstone.engine.plan.UnitPlan;
import java.util.List;

/// How one unit ended in this session.
sealed interface UnitEnd {

    /// Which unit.
    UnitPlan plan();

    /// It was scored.
    record Scored(UnitPlan plan, UnitResult result) implements UnitEnd {}

    /// Its answers are there; scoring did not take part.
    ///
    /// @param failed attempts without an answer
    record Generated(UnitPlan plan, int failed) implements UnitEnd {}

    /// It could not be done.
    record Broken(UnitPlan plan, TouchstoneException reason) implements UnitEnd {}

    /// The user stopped it.
    record Stopped(UnitPlan plan) implements UnitEnd {}

    /// The failures among some ends.
    static List<RunOutcome.UnitFailure> failures(List<UnitEnd> ends) {
        return ends.stream()
                .filter(Broken.class::isInstance)
                .map(Broken.class::cast)
                .map(end -> new RunOutcome.UnitFailure(
                        end.plan().name(), end.reason().code(), end.reason().getMessage()))
                .toList();
    }
}
