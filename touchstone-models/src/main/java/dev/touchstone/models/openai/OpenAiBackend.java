package dev.touchstone.models.openai;

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

/// The wiring of an OpenAI-style back end: from a model file's settings to connected objects.
final class OpenAiBackend {

    private final Map<String, String> environment;
    private final Sleeper sleeper;
    private final RandomGenerator random;

    /// @param environment for keys and proxies
    /// @param random for the spread of pauses, safe for many threads
    OpenAiBackend(Map<String, String> environment, Sleeper sleeper, RandomGenerator random) {
        this.environment = environment;
        this.sleeper = sleeper;
        this.random = random;
    }

    /// The back end of the running programme: its environment, its clock.
    static OpenAiBackend ofProcess() {
        return new OpenAiBackend(System.getenv(), Sleeper.real(),
                () -> ThreadLocalRandom.current().nextLong());
    }

    /// Connects, asking the server for its model where none is named.
    Generator generator(ModelSpec model, Wire wire) {
        OpenAiSettings settings = OpenAiSettings.read(model, environment);
        HttpCalls calls = new HttpCalls(settings.options());
        try {
            List<String> ids = modelIds(model, calls, settings);
            OpenAiGenerator.Served served = new OpenAiGenerator.Served(wire, ids.getFirst(),
                    settings.stream(), model.model().isBlank() ? ids : List.of());
            Tries tries = new Tries(calls, settings.options().url().requestPath(wire.path()),
                    new Tries.Limits(settings.retries(), settings.timeLimit()), pace(model, settings),
                    new Redaction(settings.options().headers().values()));
            OpenAiGenerator generator = new OpenAiGenerator(calls,
                    settings.options().url() + wire.path(), tries, served);
            return switch (wire) {
                case CHAT -> generator;
                case COMPLETIONS -> new CompletionsGenerator(generator,
                        new EchoLikelihood(tries, served.model()));
            };
        } catch (RuntimeException failed) {
            calls.close();
            throw failed;
        }
    }

    private Pace pace(ModelSpec model, OpenAiSettings settings) {
        return new Pace(new AdaptiveLimit(Math.min(model.concurrency(),
                OpenFiles.connections().orElse(Integer.MAX_VALUE))),
                new RequestRate(settings.requestRate(), System::nanoTime, sleeper), settings.budget(),
                new Backoff(InstantSource.system(), random), sleeper);
    }

    /// The model's id alone where it is named, else those that the server lists.
    private static List<String> modelIds(ModelSpec model, HttpCalls calls, OpenAiSettings settings) {
        if (!model.model().isBlank()) {
            return List.of(model.model());
        }
        try {
            return new ModelList(calls, settings.options().url(),
                    new Redaction(settings.options().headers().values())).ids();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TouchstoneException(ErrorCode.MODEL_CANCELLED,
                    "stopped while asking the server for its models");
        }
    }
}
