package dev.touchstone.models.local;

import dev.touchstone.core.config.HomeFolder;
import dev.touchstone.core.model.FetchedByName;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The wiring of a local back end: from a model file's settings to connected objects. No Python runs yet.
final class LocalBackend {

    private final Map<String, String> environment;
    private final Path userHome;

    /// @param environment variables of the process
    /// @param userHome the user's home folder
    LocalBackend(Map<String, String> environment, Path userHome) {
        this.environment = Map.copyOf(environment);
        this.userHome = userHome;
    }

    /// The back end of the running programme.
    static LocalBackend ofProcess() {
        return new LocalBackend(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    /// Checks the settings, which refuses unknown keys and wrong values.
    void check(ModelSpec model, Engine engine) {
        LocalSettings.read(model, engine, userHome);
    }

    /// Checks settings and files, and makes the generator.
    Generator generator(ModelSpec model, Engine engine) {
        LocalSettings settings = LocalSettings.read(model, engine, userHome);
        String identity = engine == Engine.ECHO ? "echo"
                : Weights.identify(settings, HubCache.of(environment, userHome));
        Optional<FetchedByName> fetched = engine == Engine.ECHO ? Optional.empty()
                : Weights.fetchedByName(settings, HubCache.of(environment, userHome));
        Fields open = Fields.EMPTY.with("op", Value.of("open")).with("engine", Value.of(engine.workerName()))
                .with("settings", settings.worker());
        WorkerLaunch launch = new WorkerLaunch(new PythonChoice(environment).choose(settings.python()),
                WorkerScript.unpacked(HomeFolder.of(environment, userHome)), open,
                settings.limits().load(), settings.limits().silence());
        CallQueue queue = new CallQueue();
        WorkerPool pool = new WorkerPool(launch, settings.spread(), environment, queue, model.concurrency());
        LocalGenerator generator = new LocalGenerator(settings, identity, fetched,
                model.concurrency() * settings.spread().wanted(), queue, pool);
        return engine.likelihoods() ? new LikelihoodGenerator(generator) : generator;
    }
}
