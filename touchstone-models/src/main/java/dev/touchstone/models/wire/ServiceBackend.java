package dev.touchstone.models.wire;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.models.http.HttpCalls;
import dev.touchstone.models.http.OpenFiles;
import dev.touchstone.models.limit.AdaptiveLimit;
import dev.touchstone.models.limit.Backoff;
import dev.touchstone.models.limit.Pace;
import dev.touchstone.models.limit.RequestRate;
import dev.touchstone.models.limit.Sleeper;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/// The wiring of a back end with a server: from a model file's settings to connected objects.
public final class ServiceBackend {

    private final Map<String, String> environment;
    private final Sleeper sleeper;
    private final RandomGenerator random;

    /// @param environment for keys and proxies
    /// @param random for the spread of pauses, safe for many threads
    public ServiceBackend(Map<String, String> environment, Sleeper sleeper, RandomGenerator random) {
        this.environment = environment;
        this.sleeper = sleeper;
        this.random = random;
    }

    /// The back end of the running programme: its environment, its clock.
    public static ServiceBackend ofProcess() {
        return new ServiceBackend(System.getenv(), Sleeper.real(),
                () -> ThreadLocalRandom.current().nextLong());
    }

    /// Reads the settings, which refuses unknown keys and wrong values.
    void check(ModelSpec model, WireForm unset) {
        ServiceSettings.read(model, environment, unset);
    }

    /// Connects, asking the server for its model where none is named.
    ///
    /// @param unset the form without settings of its own
    /// @throws TouchstoneException when a setting is wrong, or a model has to be named and is not
    public Generator generator(ModelSpec model, WireForm unset) {
        ServiceSettings settings = ServiceSettings.read(model, environment, unset);
        WireForm form = settings.form();
        HttpCalls calls = new HttpCalls(settings.options());
        try {
            Named named = name(model, calls, settings);
            WireForm.Asked asked = new WireForm.Asked(named.sent(), settings.stream());
            String path = form.path(asked);
            Tries tries = new Tries(calls, settings.options().url().requestPath(path),
                    new Tries.Limits(settings.retries(), settings.timeLimit()), pace(model, settings),
                    redaction(settings));
            return form.generator(new ServiceGenerator(calls, settings.options().url() + path, tries,
                    new ServiceGenerator.Served(form, asked, named.identity(), named.listed())));
        } catch (RuntimeException failed) {
            calls.close();
            throw failed;
        }
    }

    private Pace pace(ModelSpec model, ServiceSettings settings) {
        return new Pace(new AdaptiveLimit(Math.min(model.concurrency(),
                OpenFiles.connections().orElse(Integer.MAX_VALUE))),
                new RequestRate(settings.requestRate(), System::nanoTime, sleeper), settings.budget(),
                new Backoff(InstantSource.system(), random), sleeper);
    }

    private static Redaction redaction(ServiceSettings settings) {
        return new Redaction(settings.options().headers().values());
    }

    /// @param sent the id in requests
    /// @param identity the same, or what stands for it where nobody tells one
    /// @param listed the server's models, where it was asked
    private record Named(String sent, String identity, List<String> listed) {}

    private static Named name(ModelSpec model, HttpCalls calls, ServiceSettings settings) {
        if (!model.model().isBlank()) {
            return new Named(model.model(), model.model(), List.of());
        }
        try {
            List<String> ids = new ModelList(calls, settings.options().url(),
                    settings.form().traits().models(), redaction(settings)).ids();
            return new Named(ids.getFirst(), ids.getFirst(), ids);
        } catch (TouchstoneException untold) {
            boolean needed = settings.form().traits().naming() == WireTraits.Naming.NEEDED;
            if (needed || untold.code() == ErrorCode.MODEL_UNREACHABLE
                    || untold.code() == ErrorCode.MODEL_UNAUTHORIZED) {
                throw untold;
            }
            return new Named("", model.abbr(), List.of());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TouchstoneException(ErrorCode.MODEL_CANCELLED,
                    "stopped while asking the server for its models");
        }
    }
}
