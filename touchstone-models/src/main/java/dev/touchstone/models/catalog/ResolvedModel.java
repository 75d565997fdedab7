package dev.touchstone.models.catalog;

import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.value.Fields;
import java.util.List;
import java.util.OptionalInt;

/// A model file with the command line laid over.
///
/// @param entry the file
/// @param spec for the back end and the run's record
/// @param commandLine sampling arguments and bound that the command line set: they win over the task's too
/// @param settings what was resolved, in the order of the file, for printing
public record ResolvedModel(
        ModelEntry entry, ModelSpec spec, CommandLine commandLine, List<Setting> settings) {

    /// What the command line said of the generation.
    public record CommandLine(Fields generation, OptionalInt maxOutLen) {}

    public ResolvedModel {
        settings = List.copyOf(settings);
    }
}
