package dev.touchstone.engine.lifecycle;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.task.TaskSpec;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.store.layout.AtomicFile;
import dev.touchstone.store.layout.Redaction;
import dev.touchstone.store.layout.RunFolder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes what a session resolved to: `configs/<stamp>_<pid>.json`, secrets replaced by their references.
final class ConfigDump {

    private final RunFolder folder;
    private final Redaction redaction;

    ConfigDump(RunFolder folder, Redaction redaction) {
        this.folder = folder;
        this.redaction = redaction;
    }

    void write(String stamp, RunRequest request) {
        Map<String, Value> models = new LinkedHashMap<>();
        Map<String, Value> tasks = new LinkedHashMap<>();
        List<Value> units = new ArrayList<>();
        for (UnitPlan plan : request.units()) {
            models.putIfAbsent(plan.model().abbr(), model(plan.model()));
            tasks.putIfAbsent(plan.task().spec().abbr(), task(plan.task().spec()));
            units.add(unit(plan));
        }
        Fields all = Fields.EMPTY
                .with("asked", request.asked())
                .with("models", new Fields(models))
                .with("tasks", new Fields(tasks))
                .with("units", new Value.Items(units));
        AtomicFile.writeText(folder.config(stamp, ProcessHandle.current().pid(), "json"),
                Json.writeIndented(redaction.apply(all)) + "\n");
    }

    private static Fields model(ModelSpec model) {
        return Fields.EMPTY
                .with("name", Value.of(model.name()))
                .with("backend", Value.of(model.backend()))
                .with("model", Value.of(model.model()))
                .with("concurrency", Value.of(model.concurrency()))
                .with("settings", model.settings());
    }

    private static Fields task(TaskSpec spec) {
        return Fields.EMPTY
                .with("name", Value.of(spec.name()))
                .with("source", Value.of(spec.source()))
                .with("version", Value.of(spec.version()))
                .with("fingerprint", Fields.EMPTY
                        .with("data", Value.of(spec.fingerprint().data()))
                        .with("prompt", Value.of(spec.fingerprint().prompt()))
                        .with("evaluator", Value.of(spec.fingerprint().evaluator())));
    }

    private static Fields unit(UnitPlan plan) {
        return Fields.EMPTY
                .with("unit", Value.of(plan.name()))
                .with("generation", plan.settings().toFields())
                .with("repeats", Value.of(plan.repeats()))
                .with("k", Value.of(plan.k()));
    }
}
