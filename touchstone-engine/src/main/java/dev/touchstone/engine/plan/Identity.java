package dev.touchstone.engine.plan;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.task.TaskSpec;
import dev.touchstone.store.log.UnitIdentity;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What makes two answers comparable: prompt, data, model and generation settings.
///
/// Address, concurrency, time limits and the number of prompts are not part of it.
public final class Identity {

    private Identity() {}

    /// The identity of a unit's answers.
    ///
    /// @param model the model's own name as the back end tells it
    public static UnitIdentity of(UnitPlan plan, String model) {
        TaskSpec.Fingerprint fingerprint = plan.task().spec().fingerprint();
        SortedMap<String, String> parts = new TreeMap<>();
        parts.put("data", fingerprint.data());
        parts.put("prompt", fingerprint.prompt());
        parts.put("model", model);
        plan.settings().toFields().entries()
                .forEach((name, value) -> parts.put("generation." + name, Json.write(value)));
        return new UnitIdentity(plan.model().abbr(), plan.task().spec().abbr(), parts);
    }

    /// The identity of answers that another tool gave: its model and generation settings are not known.
    ///
    /// @param prompts a hash of what was asked; empty where that is what this task asks
    public static UnitIdentity imported(UnitPlan plan, Optional<String> prompts) {
        TaskSpec.Fingerprint fingerprint = plan.task().spec().fingerprint();
        SortedMap<String, String> parts = new TreeMap<>();
        parts.put(UnitIdentity.IMPORTED, "predictions");
        parts.put("data", fingerprint.data());
        parts.put("prompt", prompts.map(hash -> "the prompts of another tool, sha256 " + hash)
                .orElse(fingerprint.prompt()));
        return new UnitIdentity(plan.model().abbr(), plan.task().spec().abbr(), parts);
    }
}
