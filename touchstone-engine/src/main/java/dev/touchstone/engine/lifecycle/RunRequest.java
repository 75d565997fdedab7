package dev.touchstone.engine.lifecycle;

import static java.util.Objects.requireNonNull;

import dev.touchstone.core.config.Secret;
import dev.touchstone.core.task.TaskSpec;
import dev.touchstone.core.value.Fields;
import dev.touchstone.engine.judge.Judging;
import dev.touchstone.engine.plan.Stages;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.report.Detail;
import dev.touchstone.engine.score.ScorerSelection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a facade asks of the engine, everything resolved.
///
/// @param folder where the run lives
/// @param stages which stages take part
/// @param units what is to be evaluated, in the order of the table
/// @param conduct how the run goes about it; changes nothing in the results
/// @param output what is written beside the table
/// @param gates limits that decide between exit 0 and 1
/// @param asked the request as the user wrote it, for the session file; secrets only by reference
/// @param secrets values that must never reach the disk
/// @param judging who judges answers, where tasks want that
public record RunRequest(
        Folder folder,
        Stages stages,
        List<UnitPlan> units,
        Conduct conduct,
        Output output,
        List<Gate> gates,
        Fields asked,
        List<Secret> secrets,
        Judging judging) {

    /// A request without judges.
    public RunRequest(Folder folder, Stages stages, List<UnitPlan> units, Conduct conduct, Output output,
            List<Gate> gates, Fields asked, List<Secret> secrets) {
        this(folder, stages, units, conduct, output, gates, asked, secrets, Judging.NONE);
    }

    public RunRequest {
        requireNonNull(folder, "folder");
        requireNonNull(stages, "stages");
        units = List.copyOf(units);
        requireNonNull(conduct, "conduct");
        requireNonNull(output, "output");
        gates = List.copyOf(gates);
        requireNonNull(asked, "asked");
        secrets = List.copyOf(secrets);
        requireNonNull(judging, "judging");
    }

    /// Which run folder.
    public sealed interface Folder {
        /// Holds run folders.
        Path workDir();

        /// A new one, named after the present second.
        record Fresh(Path workDir) implements Folder {}

        /// The newest one; a new one, with a notice, when there is none (AISBench's bare `--reuse`).
        record Newest(Path workDir) implements Folder {}

        /// The one of that time stamp.
        record Stamped(Path workDir, String stamp) implements Folder {}
    }

    /// How a run goes about its work.
    ///
    /// @param workers units at once, at least 1
    /// @param warmUps requests before the first real one of each model, 0 or more
    /// @param merge whether the sub-sets of a group are asked without a gap between them
    /// @param reuseAnyway whether answers made with another prompt, model or setting are taken
    /// @param answerCache folder of answers keyed by content; empty = no cache
    public record Conduct(
            int workers, int warmUps, boolean merge, boolean reuseAnyway, Optional<Path> answerCache) {}

    /// What is written beside the table.
    ///
    /// @param scorers which scorers give rows
    /// @param details what the files in `results/` hold of each sample
    /// @param extractRate a row that tells the share of answers that could be read
    /// @param layout form of the predictions files
    /// @param breakdown by which fields of the data scores are broken down, beside what the task files say
    public record Output(ScorerSelection scorers, Detail details, boolean extractRate, Layout layout,
            TaskSpec.Breakdown breakdown) {}

    /// Form of the predictions files.
    public enum Layout {
        /// `predictions/<model>/<task>.jsonl`, AISBench 3.1.
        LINES,
        /// `predictions/<model>/<task>.json`, AISBench 3.0.
        OBJECT
    }
}
