package dev.touchstone.engine.plan;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.task.TaskSpec;
import dev.touchstone.store.log.UnitIdentity;
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
}
