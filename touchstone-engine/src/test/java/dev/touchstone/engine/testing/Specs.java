package dev.touchstone.engine.testing;

import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.task.Selection;
import dev.touchstone.core.task.Task;
import dev.touchstone.core.task.TaskSpec;
import dev.touchstone.core.value.Fields;
import dev.touchstone.engine.plan.Planner;
import dev.touchstone.engine.plan.UnitPlan;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Specifications with every component set to something plain.
public final class Specs {

    private Specs() {}

    /// A task of that abbr.
    public static TaskSpec task(String abbr) {
        return new TaskSpec(abbr + "_gen", abbr, Optional.empty(), "accuracy", "gen", "abc123",
                new TaskSpec.Fingerprint("data-" + abbr, "prompt-" + abbr, "evaluator-" + abbr), Fields.EMPTY,
                OptionalInt.empty(), OptionalInt.empty(), abbr + ".yaml");
    }

    /// The task as a sub-set of a group.
    public static TaskSpec inGroup(TaskSpec old, String group) {
        return new TaskSpec(old.name(), old.abbr(), Optional.of(group), old.metric(), old.mode(),
                old.version(),
                old.fingerprint(), old.generation(), old.maxOutputTokens(), old.repeats(), old.source());
    }

    /// The task with another prompt.
    public static TaskSpec withPrompt(TaskSpec old, String prompt) {
        return new TaskSpec(old.name(), old.abbr(), old.group(), old.metric(), old.mode(), old.version(),
                new TaskSpec.Fingerprint(old.fingerprint().data(), prompt, old.fingerprint().evaluator()),
                old.generation(), old.maxOutputTokens(), old.repeats(), old.source());
    }

    /// The task with its own sampling arguments, bound and repeats.
    public static TaskSpec withSettings(TaskSpec old, Fields generation, OptionalInt bound,
            OptionalInt repeats) {
        return new TaskSpec(old.name(), old.abbr(), old.group(), old.metric(), old.mode(), old.version(),
                old.fingerprint(), generation, bound, repeats, old.source());
    }

    /// A model of that abbr that keeps four requests in flight.
    public static ModelSpec model(String abbr) {
        return model(abbr, 4);
    }

    /// A model of that abbr and concurrency.
    public static ModelSpec model(String abbr, int concurrency) {
        return new ModelSpec(abbr + "_file", abbr, "scripted", "scripted", Fields.EMPTY, Fields.EMPTY,
                OptionalInt.empty(), concurrency, OptionalInt.empty());
    }

    /// A model with settings that only its back end reads.
    public static ModelSpec withSettings(ModelSpec old, Fields settings) {
        return new ModelSpec(old.name(), old.abbr(), old.backend(), old.model(), settings, old.generation(),
                old.maxOutputTokens(), old.concurrency(), old.repeats());
    }

    /// A model with its own sampling arguments, bound and repeats.
    public static ModelSpec withGeneration(ModelSpec old, Fields generation, OptionalInt bound,
            OptionalInt repeats) {
        return new ModelSpec(old.name(), old.abbr(), old.backend(), old.model(), old.settings(), generation,
                bound,
                old.concurrency(), repeats);
    }

    /// One model on one task, nothing said on the command line.
    public static UnitPlan unit(String model, Task task) {
        return new Planner(Planner.CommandLine.NONE).plan(List.of(model(model)), List.of(task)).getFirst();
    }

    /// The same with repeats and k.
    public static UnitPlan unit(String model, Task task, int repeats, int k) {
        return new Planner(new Planner.CommandLine(Fields.EMPTY, OptionalInt.empty(), OptionalInt.of(repeats),
                OptionalInt.of(k), Selection.ALL))
                .plan(List.of(model(model)), List.of(task)).getFirst();
    }
}
