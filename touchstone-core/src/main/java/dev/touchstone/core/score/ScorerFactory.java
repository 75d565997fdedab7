package dev.touchstone.core.score;

import dev.touchstone.core.value.Fields;

/// Makes one kind of scorer; found by [dev.touchstone.core.spi.Extensions].
public interface ScorerFactory {

    /// The name that task files write in `scorer: {function: NAME}`, in snake case.
    String name();

    /// Makes a scorer from the section of the task file that names it.
    ///
    /// @throws dev.touchstone.core.error.TouchstoneException when a setting is unknown or wrong
    Scorer create(Fields settings);

    /// Makes a scorer that may use something of the machine.
    ///
    /// @param surroundings of the command; no part of what makes two results comparable
    /// @throws dev.touchstone.core.error.TouchstoneException when a setting is unknown or wrong
    default Scorer create(Fields settings, ScorerSurroundings surroundings) {
        return create(settings);
    }
}
