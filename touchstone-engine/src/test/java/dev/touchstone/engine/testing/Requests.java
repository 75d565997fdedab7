package dev.touchstone.engine.testing;

import dev.touchstone.core.config.Secret;
import dev.touchstone.core.task.TaskSpec;
import dev.touchstone.core.value.Fields;
import dev.touchstone.engine.lifecycle.Gate;
import dev.touchstone.engine.lifecycle.RunRequest;
import dev.touchstone.engine.plan.Stages;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.report.Detail;
import dev.touchstone.engine.score.ScorerSelection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Requests to the engine: everything plain, changed one thing at a time.
public final class Requests {

    private Requests() {}

    /// A new run of some units through all stages, one worker, no warm-up.
    public static RunRequest fresh(Path workDir, UnitPlan... units) {
        return new RunRequest(new RunRequest.Folder.Fresh(workDir), Stages.ALL, List.of(units),
                new RunRequest.Conduct(1, 0, false, false, Optional.empty()),
                new RunRequest.Output(ScorerSelection.BOTH, Detail.FULL, false, RunRequest.Layout.LINES,
                        TaskSpec.Breakdown.NONE),
                List.of(), Fields.EMPTY, List.of());
    }

    /// The same units in the newest run.
    public static RunRequest reusing(Path workDir, UnitPlan... units) {
        RunRequest fresh = fresh(workDir, units);
        return in(fresh, new RunRequest.Folder.Newest(workDir));
    }

    /// The request on another folder.
    public static RunRequest in(RunRequest old, RunRequest.Folder folder) {
        return new RunRequest(folder, old.stages(), old.units(), old.conduct(), old.output(), old.gates(),
                old.asked(), old.secrets());
    }

    /// The request with other stages.
    public static RunRequest with(RunRequest old, Stages stages) {
        return new RunRequest(old.folder(), stages, old.units(), old.conduct(), old.output(), old.gates(),
                old.asked(), old.secrets());
    }

    /// The request done in another way.
    public static RunRequest with(RunRequest old, RunRequest.Conduct conduct) {
        return new RunRequest(old.folder(), old.stages(), old.units(), conduct, old.output(), old.gates(),
                old.asked(), old.secrets());
    }

    /// The request in another layout.
    public static RunRequest with(RunRequest old, RunRequest.Layout layout) {
        RunRequest.Output output = old.output();
        return new RunRequest(old.folder(), old.stages(), old.units(), old.conduct(),
                new RunRequest.Output(output.scorers(), output.details(), output.extractRate(), layout,
                        output.breakdown()),
                old.gates(), old.asked(), old.secrets());
    }

    /// The request with scores broken down.
    public static RunRequest with(RunRequest old, TaskSpec.Breakdown breakdown) {
        RunRequest.Output output = old.output();
        return new RunRequest(old.folder(), old.stages(), old.units(), old.conduct(),
                new RunRequest.Output(output.scorers(), output.details(), output.extractRate(),
                        output.layout(), breakdown),
                old.gates(), old.asked(), old.secrets());
    }

    /// The request with gates.
    public static RunRequest with(RunRequest old, Gate... gates) {
        return new RunRequest(old.folder(), old.stages(), old.units(), old.conduct(), old.output(),
                List.of(gates), old.asked(), old.secrets());
    }

    /// The request as typed, with secrets.
    public static RunRequest with(RunRequest old, Fields asked, Secret... secrets) {
        return new RunRequest(old.folder(), old.stages(), old.units(), old.conduct(), old.output(),
                old.gates(),
                asked, List.of(secrets));
    }
}
