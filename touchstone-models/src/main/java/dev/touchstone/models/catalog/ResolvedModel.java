package dev.touchstone.models.catalog;

import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.task.TaskSpec;
import dev.touchstone.core.value.Fields;
import java.util.List;
import java.util.OptionalInt;

/// A model file with the command line laid over.
///
/// @param entry the file
/// @param spec for the back end and the run's record
/// @param commandLine sampling arguments and bound that the command line set: they win over the task's too
/// @param settings what was resolved, in the order of the file, for printing
public record ResolvedModel(ModelEntry entry, ModelSpec spec, CommandLine commandLine,
        List<Setting> settings) {

    /// When nothing bounds an answer's length, this does; AISBench's default.
    public static final int DEFAULT_MAX_OUT_LEN = 512;

    /// What the command line said of the generation.
    public record CommandLine(Fields generation, OptionalInt maxOutLen) {}

    public ResolvedModel {
        settings = List.copyOf(settings);
    }

    /// How the questions of a task are asked: command line, then data row, then task, then model file.
    ///
    /// @param row the row's own bound on its answer
    public GenerationSettings generation(TaskSpec task, OptionalInt row) {
        Fields arguments = spec.generation().merge(task.generation()).merge(commandLine.generation());
        return new GenerationSettings(
                first(commandLine.maxOutLen(), row, task.maxOutputTokens(), spec.maxOutputTokens()),
                arguments);
    }

    private static int first(OptionalInt... bounds) {
        for (OptionalInt bound : bounds) {
            if (bound.isPresent()) {
                return bound.getAsInt();
            }
        }
        return DEFAULT_MAX_OUT_LEN;
    }
}
