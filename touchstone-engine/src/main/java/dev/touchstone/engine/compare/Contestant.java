package dev.touchstone.engine.compare;

import static java.util.Objects.requireNonNull;

import dev.touchstone.engine.result.RunResult;

/// One model in one run.
///
/// @param run what the run holds; closed by whoever opened it
/// @param model abbr of the model
/// @param label how tables call it: the model, with the run's stamp where that is needed to tell two apart
public record Contestant(RunResult run, String model, String label) {
    public Contestant {
        requireNonNull(run, "run");
        requireNonNull(model, "model");
        requireNonNull(label, "label");
    }
}
