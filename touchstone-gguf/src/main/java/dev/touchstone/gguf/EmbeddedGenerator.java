package dev.touchstone.gguf;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Likelihood;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.attempt.Timing;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.model.Activity;
import dev.touchstone.core.model.Gate;
import dev.touchstone.core.model.GenerationRequest;
import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.LogLikelihood;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.model.PlainPreview;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.gguf.llama.EmbeddedModel;
import dev.touchstone.gguf.llama.Generation;
import dev.touchstone.gguf.llama.GenerationEvent;
import dev.touchstone.gguf.llama.GenerationOptions;
import dev.touchstone.gguf.llama.Sampling;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;

/// A model in this process as the engine sees it; owns the model.
///
/// Greedy when no temperature is set. Arguments it does not know are refused rather than ignored, because
/// they would have changed the text.
final class EmbeddedGenerator implements Generator, LogLikelihood {

    private static final Set<String> KNOWN = Set.of("temperature", "top_p", "top_k", "seed", "stop");

    private final EmbeddedModel model;
    private final EmbeddedLikelihoods likelihoods;
    private final int concurrency;
    private final Semaphore places;
    private final SplittableRandom seeds;
    private volatile boolean draining;
    private volatile Gate gate = Gate.OPEN;

    /// @param seeds for requests that are sampled without a seed of their own
    EmbeddedGenerator(EmbeddedModel model, ModelSpec spec, SplittableRandom seeds) {
        this.model = model;
        this.likelihoods = new EmbeddedLikelihoods(model);
        this.concurrency = spec.concurrency();
        this.places = new Semaphore(concurrency);
        this.seeds = seeds;
    }

    @Override
    public Outcome generate(GenerationRequest request) throws InterruptedException {
        takePlace();
        if (draining) {
            places.release();
            return new Outcome.Failed(cancelled(), 0);
        }
        long start = System.nanoTime();
        try (Generation generation = model.generate(tokens(request.prompt()), options(request.settings()))) {
            return collect(generation, start);
        } catch (TouchstoneException failure) {
            return new Outcome.Failed(failed(failure), 1);
        } finally {
            places.release();
        }
    }

    private void takePlace() throws InterruptedException {
        places.acquire();
        try {
            gate.await();
        } catch (InterruptedException stopped) {
            places.release();
            throw stopped;
        }
    }

    private static Failure cancelled() {
        return new Failure(ErrorCode.MODEL_CANCELLED, "not asked: the run is stopping", OptionalInt.empty(),
                false);
    }

    private static Failure failed(TouchstoneException failure) {
        boolean permanent = failure.code() == ErrorCode.CONFIG_UNSUPPORTED
                || failure.code() == ErrorCode.MODEL_CAPABILITY;
        return new Failure(failure.code(), failure.getMessage(), OptionalInt.empty(), permanent);
    }

    private static Outcome collect(Generation generation, long start) throws InterruptedException {
        StringBuilder text = new StringBuilder();
        Optional<Duration> firstToken = Optional.empty();
        while (true) {
            switch (generation.next()) {
                case GenerationEvent.Grown(String more, _) -> {
                    if (firstToken.isEmpty()) {
                        firstToken = Optional.of(Duration.ofNanos(System.nanoTime() - start));
                    }
                    text.append(more);
                }
                case GenerationEvent.Ended(var finish, var usage) -> {
                    Timing timing = new Timing(Duration.ofNanos(System.nanoTime() - start), firstToken);
                    return new Outcome.Generated(text.toString(), "", finish, Optional.of(usage), timing, 1);
                }
                case GenerationEvent.Broken(var failure) -> throw failure;
            }
        }
    }

    private int[] tokens(Prompt.Asked prompt) {
        return switch (prompt) {
            case Prompt.Text(String text) -> model.tokenizer().encodePrompt(text);
            case Prompt.Chat(var messages) -> model.tokenizer().encodePrompt(model.chatTemplate()
                    .orElseThrow(() -> new TouchstoneException(ErrorCode.MODEL_CAPABILITY,
                            "%s has no ChatML template; use tasks of text prompts".formatted(model.name())))
                    .render(messages));
            case Prompt.ToolChat _ -> throw new TouchstoneException(ErrorCode.MODEL_CAPABILITY,
                    "%s calls no functions; use tasks without tools".formatted(model.name()));
        };
    }

    private GenerationOptions options(GenerationSettings settings) {
        for (String name : settings.arguments().names()) {
            if (!KNOWN.contains(name) && !neutral(settings, name)) {
                throw new TouchstoneException(ErrorCode.CONFIG_UNSUPPORTED,
                        "the embedded model does not know the argument '%s'; remove it, known are %s"
                                .formatted(name, KNOWN.stream().sorted().toList()));
            }
        }
        try {
            Sampling sampling = new Sampling(
                    settings.temperature().orElse(0),
                    settings.topP().orElse(1),
                    Math.max(0, settings.wholeNumber("top_k").orElse(0)), // vLLM writes -1 for no limit
                    settings.seed().orElseGet(this::nextSeed));
            List<String> stop = settings.stop().stream().filter(text -> !text.isEmpty()).toList();
            return new GenerationOptions(settings.maxOutputTokens(), sampling, stop, OptionalInt.empty());
        } catch (IllegalArgumentException wrong) {
            throw new TouchstoneException(ErrorCode.CONFIG_UNSUPPORTED,
                    "the embedded model cannot do this: " + wrong.getMessage(), wrong);
        }
    }

    /// Whether an argument has the value that changes nothing.
    private static boolean neutral(GenerationSettings settings, String name) {
        double value = settings.arguments().findNumber(name).map(Number::doubleValue).orElse(2.0);
        return switch (name) {
            case "presence_penalty", "frequency_penalty", "min_p" -> value == 0;
            case "repetition_penalty", "n" -> value == 1;
            case "ignore_eos", "stream" -> settings.arguments().findFlag(name).equals(Optional.of(false));
            default -> false;
        };
    }

    private long nextSeed() {
        synchronized (seeds) { // a generator of random numbers is for one thread at a time
            return seeds.nextLong();
        }
    }

    @Override
    public List<Likelihood> logLikelihoods(String context, List<String> continuations)
            throws InterruptedException {
        return likelihoods.of(context, continuations).likelihoods();
    }

    @Override
    public Likelihood rolling(String text) throws InterruptedException {
        return likelihoods.rolling(text).likelihoods().getFirst();
    }

    @Override
    public Outcome rank(String context, List<String> continuations) throws InterruptedException {
        return measured(() -> likelihoods.of(context, continuations));
    }

    @Override
    public Outcome rankWhole(String text) throws InterruptedException {
        return measured(() -> likelihoods.rolling(text));
    }

    private interface Measuring {
        EmbeddedLikelihoods.Told run() throws InterruptedException;
    }

    private Outcome measured(Measuring measuring) throws InterruptedException {
        takePlace();
        try {
            if (draining) {
                return new Outcome.Failed(cancelled(), 0);
            }
            long start = System.nanoTime();
            EmbeddedLikelihoods.Told told = measuring.run();
            return new Outcome.Ranked(told.likelihoods(), Optional.of(new Usage(told.tokens(), 0)),
                    new Timing(Duration.ofNanos(System.nanoTime() - start), Optional.empty()), 1);
        } catch (TouchstoneException failure) {
            return new Outcome.Failed(failed(failure), 1);
        } finally {
            places.release();
        }
    }

    @Override
    public String identity() {
        return model.name();
    }

    @Override
    public Activity activity() {
        return new Activity(concurrency - places.availablePermits(), concurrency, 0);
    }

    @Override
    public void sendThrough(Gate through) {
        gate = through;
    }

    @Override
    public void drain() {
        draining = true;
    }

    @Override
    public String preview(GenerationRequest request) {
        return switch (request.prompt()) {
            case Prompt.Text _ -> PlainPreview.of(request.prompt(), request.settings());
            case Prompt.Chat _, Prompt.ToolChat _ -> model.chatTemplate()
                    .map(template -> template.render(request.prompt().turns()) + "\n"
                            + Json.write(request.settings().toFields()))
                    .orElseGet(() -> PlainPreview.of(request.prompt(), request.settings()));
        };
    }

    @Override
    public void close() {
        model.close();
    }
}
