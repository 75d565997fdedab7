package dev.touchstone.engine.lifecycle;

import dev.touchstone.core.model.Generator;
import dev.touchstone.engine.generate.UnitProgress;
import dev.touchstone.store.layout.RunFolder;

/// Who wants to follow a run while it goes on: the command's screen. Called from several threads.
public interface RunListener {

    /// Nobody listens.
    RunListener SILENT = new RunListener() {};

    /// The folder is open and locked.
    default void opened(RunFolder folder) {}

    /// A unit is about to send requests.
    default void began(UnitProgress progress, Generator generator) {}

    /// A unit has sent its last request, or was given up.
    default void ended(UnitProgress progress) {}

    /// A line of a unit's text log, as it is written: warm-ups, failed attempts.
    default void journaled(String line) {}

    /// Something the user should know; who shows it words it.
    default void notice(Notice notice) {}

    /// What happened, for messages in the user's language.
    sealed interface Notice {
        /// The unit goes on where an earlier session ended.
        record Resumed(String unit, int answered) implements Notice {}

        /// A unit could not be done.
        record UnitFailed(String unit, String code, String message) implements Notice {}

        /// `--reuse` found no earlier run.
        record NothingToReuse() implements Notice {}

        /// The log was not wholly clean.
        record LogRepaired(String unit, String message) implements Notice {}

        /// Answers of another tool were taken over.
        record Imported(String unit, int answers) implements Notice {}
    }
}
