package dev.touchstone.models.local;

import dev.touchstone.core.config.HomeFolder;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.models.probe.Finding;
import dev.touchstone.models.probe.Finding.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// What a Python on this machine can do for local models; loads no weights.
public final class LocalProbe {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Map<String, String> environment;
    private final Path userHome;
    private final Optional<String> python;
    private final Optional<String> weights;

    /// @param environment variables of the process
    /// @param userHome the user's home folder
    /// @param python the interpreter to look at; empty = the one that a run would take
    /// @param weights a model whose files are to be looked at
    public LocalProbe(Map<String, String> environment, Path userHome, Optional<String> python,
            Optional<String> weights) {
        this.environment = Map.copyOf(environment);
        this.userHome = userHome;
        this.python = python;
        this.weights = weights;
    }

    /// What was found; the first one is about Python itself, `torch` and `transformers` are always among them
    /// where Python runs.
    ///
    /// @throws InterruptedException when the calling thread is interrupted
    public List<Finding> run() throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        try {
            String chosen = new PythonChoice(environment).choose(python);
            Fields facts = WorkerPool.facts(new WorkerLaunch(chosen,
                    WorkerScript.unpacked(HomeFolder.of(environment, userHome)), Fields.EMPTY, LIMIT, LIMIT));
            tell(findings, facts, chosen);
        } catch (TouchstoneException missing) {
            findings.add(new Finding("python", State.FAILS, missing.getMessage()));
        }
        weights.ifPresent(path -> findings.add(weights(path)));
        return findings;
    }

    private static void tell(List<Finding> findings, Fields facts, String chosen) {
        String executable = facts.findText("executable").orElse(chosen);
        findings.add(
                new Finding("python", State.WORKS, facts.findText("python").orElse("?") + ", " + executable));
        Fields packages = facts.findFields("packages").orElse(Fields.EMPTY);
        String problem = facts.findText("problem").orElse("");
        for (String name : List.of("torch", "transformers", "accelerate", "xllamacpp")) {
            Optional<String> version = packages.findText(name);
            boolean needed = name.equals("torch") || name.equals("transformers");
            boolean broken = name.equals("torch") && !problem.isEmpty();
            State state = version.isPresent() && !broken ? State.WORKS : needed ? State.FAILS : State.NOTE;
            findings.add(new Finding(name, state, broken ? problem : version.orElse(
                    "not installed: %s -m pip install %s%s".formatted(executable, name, use(name)))));
        }
        List<Value> devices = facts.findItems("devices").orElse(List.of());
        String kind = facts.findText("kind").orElse("cpu");
        findings.add(new Finding("devices", State.NOTE, devices.isEmpty() ? "none but the processor"
                : "%d of kind %s: %s".formatted(devices.size(), kind,
                        devices.stream().map(Value::display).distinct().collect(Collectors.joining(", ")))));
    }

    private static String use(String name) {
        return switch (name) {
            case "accelerate" -> " (for device_map and models over several devices)";
            case "xllamacpp" -> " (for the back end llamacpp)";
            default -> "";
        };
    }

    private Finding weights(String path) {
        try {
            Engine engine = path.endsWith(".gguf") ? Engine.LLAMA_CPP : Engine.BASE;
            ModelSpec model =
                    new ModelSpec("local", "local", engine.backend(), path, Fields.EMPTY, Fields.EMPTY,
                    OptionalInt.empty(), 1, OptionalInt.empty());
            return new Finding("weights", State.WORKS,
                    Weights.identify(LocalSettings.read(model, engine, userHome),
                            HubCache.of(environment, userHome)));
        } catch (TouchstoneException wrong) {
            return new Finding("weights", State.FAILS, wrong.getMessage());
        }
    }
}
