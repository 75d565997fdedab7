package dev.touchstone.engine.plan;

import static java.util.Objects.requireNonNull;

import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.task.Selection;
import dev.touchstone.core.task.Task;
import dev.touchstone.core.value.Value;

/// One model on one task, with everything decided.
///
/// @param model who is asked
/// @param task what is asked
/// @param selection which rows
/// @param settings how answers are generated, precedence applied except for the row's own bound
/// @param rowBoundCounts whether a row's own `max_tokens` beats the bound in `settings` (the command line
///        beats both)
/// @param repeats attempts per sample, at least 1
/// @param k the k of pass@k and maj@k, from 1 to `repeats`
public record UnitPlan(
        ModelSpec model,
        Task task,
        Selection selection,
        GenerationSettings settings,
        boolean rowBoundCounts,
        int repeats,
        int k) {
    public UnitPlan {
        requireNonNull(model, "model");
        requireNonNull(task, "task");
        requireNonNull(selection, "selection");
        requireNonNull(settings, "settings");
        if (repeats < 1 || k < 1 || k > repeats) {
            throw new IllegalArgumentException(
                    "1 <= k <= repeats does not hold: k %d, repeats %d".formatted(k, repeats));
        }
    }

    /// The unit's name in logs and messages: `model/task` by their abbrs.
    public String name() {
        return model.abbr() + "/" + task.spec().abbr();
    }

    /// Settings of one attempt: the row's own bound applied, and seed + repeat where a seed is set.
    public GenerationSettings settingsOf(Question question, int repeat) {
        GenerationSettings own = rowBoundCounts && question.maxOutputTokens().isPresent()
                ? settings.withMaxOutputTokens(question.maxOutputTokens().getAsInt())
                : settings;
        return repeat > 0 && own.seed().isPresent()
                ? own.with("seed", Value.of(own.seed().getAsLong() + repeat))
                : own;
    }
}
