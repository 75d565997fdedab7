package dev.touchstone.engine.lifecycle;

import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.PlacedAnswers;
import dev.touchstone.engine.generate.UnitProgress;
import dev.touchstone.engine.report.JudgeSpending;
import dev.touchstone.store.layout.RunFolder;
import java.nio.file.Path;
import java.util.List;

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

    /// The answers of a unit are about to be scored by something that takes its time, such as programs.
    default void scoringBegan(UnitProgress progress) {}

    /// They are scored, or were given up.
    default void scoringEnded(UnitProgress progress) {}

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

        /// Answers, and verdicts of judges, came from the cache: nothing was sent for them.
        ///
        /// @param folder of the cache
        record FromCache(Path folder, long answers) implements Notice {}

        /// `--reuse` found no earlier run.
        record NothingToReuse() implements Notice {}

        /// The log was not wholly clean.
        record LogRepaired(String unit, String message) implements Notice {}

        /// Answers of another tool were taken over, which it asked for with the prompts of this task.
        record Imported(String unit, int answers) implements Notice {}

        /// Answers of another tool were taken over, which it asked for with prompts of its own.
        record ImportedForeign(String unit, int answers) implements Notice {}

        /// The folder holds more attempts of each row than are scored.
        record MoreRepeats(String unit, int held, int scored) implements Notice {}

        /// The reused folder holds nothing of this unit.
        ///
        /// @param held names of the units that it does hold
        record NothingHeld(String unit, List<String> held) implements Notice {}

        /// Recorded answers without row numbers are taken by their places, and are not one for each row.
        ///
        /// @param asked how many rows are asked
        /// @param first the lowest of their numbers
        /// @param last the highest of their numbers
        record ReplayedByPlace(String unit, PlacedAnswers answers, int asked, int first, int last)
                implements Notice {}

        /// Rows have more recorded answers than attempts are asked; the others are not read.
        ///
        /// @param rows how many such rows are asked
        /// @param attempts how many are asked of each row
        /// @param example the first such row
        /// @param records how many recorded answers it has
        record MoreRecords(String unit, String file, int rows, int attempts, int example, int records)
                implements Notice {}

        /// Recorded answers name rows that the data does not have.
        ///
        /// @param count how many such rows are named
        /// @param examples the first of them
        record UnknownRows(String unit, String file, int count, List<Integer> examples) implements Notice {}

        /// A judge goes on where an earlier session ended.
        ///
        /// @param held verdicts that are there
        record JudgeResumed(String unit, String judge, int held) implements Notice {}

        /// A judge cannot be asked; its verdicts are missing.
        record JudgeFailed(String unit, String judge, String code, String message) implements Notice {}

        /// A judge has the name of the model whose answers it judges; judges favour answers like their own.
        record JudgeIsModel(String unit, String judge) implements Notice {}

        /// The other side of comparisons does not fit the rows of a unit; told before anything is asked.
        ///
        /// @param asked how many rows are asked
        /// @param missing how many of them have no answer of the other side
        /// @param beyond how many outputs of a file belong to no row
        record OtherSideLacks(String unit, int asked, int missing, int beyond) implements Notice {}

        /// What a judge's verdicts on a unit cost, all sessions together.
        ///
        record JudgeSpent(String unit, JudgeSpending spending) implements Notice {}
    }
}
