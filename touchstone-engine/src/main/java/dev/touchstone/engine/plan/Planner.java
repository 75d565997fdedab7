package dev.touchstone.engine.plan;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.task.Selection;
import dev.touchstone.core.task.Task;
import dev.touchstone.core.value.Fields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// Expands models and tasks to units and decides their settings.
///
/// Precedence: command line, data row, task file, model file, then the default of 512 tokens. The number of
/// repeats: command line, model file, task file, the folder that is reused, then 1; of likelihoods always 1.
public final class Planner {

    private final CommandLine commandLine;
    private final Held held;

    /// What a folder that is reused holds.
    public interface Held {
        /// A new folder.
        Held NOTHING = (_, _) -> OptionalInt.empty();

        /// Attempts per sample of a model and a task, by their abbrs.
        OptionalInt repeats(String model, String task);
    }

    /// What the command line says of every unit.
    ///
    /// @param generation sampling arguments by their wire names
    /// @param maxOutputTokens bound on answers
    /// @param repeats attempts per sample
    /// @param k of pass@k and maj@k
    /// @param selection which rows
    public record CommandLine(
            Fields generation, OptionalInt maxOutputTokens, OptionalInt repeats, OptionalInt k,
            Selection selection) {

        /// Nothing said: all rows, everything from the files.
        public static final CommandLine NONE = new CommandLine(
                Fields.EMPTY, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), Selection.ALL);
    }

    /// A planner for one command on a new folder.
    public Planner(CommandLine commandLine) {
        this(commandLine, Held.NOTHING);
    }

    /// A planner for one command on a folder that may hold answers.
    public Planner(CommandLine commandLine, Held held) {
        this.commandLine = commandLine;
        this.held = held;
    }

    /// The units in the order of the table: by model, then by task.
    ///
    /// @throws TouchstoneException when two units would write the same files
    public List<UnitPlan> plan(List<ModelSpec> models, List<Task> tasks) {
        List<UnitPlan> units = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (ModelSpec model : models) {
            for (Task task : tasks) {
                UnitPlan unit = unit(model, task);
                if (!names.add(unit.name())) {
                    throw new TouchstoneException(ErrorCode.CONFIG_AMBIGUOUS,
                            ("two units are named '%s' and would write the same files (tasks of abbr '%s'); "
                                    + "name each data set once, or give one of them another abbr")
                                    .formatted(unit.name(), task.spec().abbr()));
                }
                units.add(unit);
            }
        }
        return units;
    }

    private UnitPlan unit(ModelSpec model, Task task) {
        Fields arguments = model.generation().merge(task.spec().generation()).merge(commandLine.generation());
        int bound = first(
                commandLine.maxOutputTokens(), task.spec().maxOutputTokens(), model.maxOutputTokens())
                .orElse(GenerationSettings.DEFAULT_MAX_OUTPUT_TOKENS);
        GenerationSettings settings = new GenerationSettings(bound, arguments);
        boolean rowBoundCounts = commandLine.maxOutputTokens().isEmpty();
        if (task.spec().likelihoods()) { // the same each time: more attempts would tell nothing new
            return new UnitPlan(model, task, commandLine.selection(), settings, rowBoundCounts, 1, 1);
        }
        OptionalInt said = first(commandLine.repeats(), model.repeats(), task.spec().repeats());
        int repeats = said.isPresent()
                ? said.getAsInt() : held.repeats(model.abbr(), task.spec().abbr()).orElse(1);
        int k = first(commandLine.k(), task.spec().k()).orElse(repeats);
        if (commandLine.k().isEmpty()) {
            k = Math.min(k, repeats); // the task file's k is meant for its own number of repeats
        }
        if (k > repeats) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    "--k is %d but there are only %d repeats; k must not be larger than --repeats"
                            .formatted(k, repeats));
        }
        return new UnitPlan(model, task, commandLine.selection(), settings, rowBoundCounts, repeats, k);
    }

    private static OptionalInt first(OptionalInt... choices) {
        for (OptionalInt choice : choices) {
            if (choice.isPresent()) {
                return choice;
            }
        }
        return OptionalInt.empty();
    }
}
