package dev.touchstone.engine.generate;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.model.Activity;
import dev.touchstone.core.model.FetchedByName;
import dev.touchstone.core.model.FewerWorkers;
import dev.touchstone.core.model.Gate;
import dev.touchstone.core.model.GenerationRequest;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.LogLikelihood;
import dev.touchstone.core.model.NumberedAnswers;
import dev.touchstone.core.model.PlacedAnswers;
import java.util.Optional;
import java.util.function.Predicate;

/// A model whose answers are kept by content and given again (`--cache`).
///
/// Kept are whole answers only: failures and answers cut at their length bound are asked anew, and so are
/// replies of a judge in which no verdict can be read. The number of the repeat is part of the content, so
/// repeats stay independent. Likelihoods are kept by [CachingLikelihood].
public final class CachingGenerator implements Generator {

    private final Generator model;
    private final AnswerCache cache;
    private final Predicate<Outcome.Generated> worthKeeping;
    private final boolean givesAgain;

    /// The model behind the cache, closed with it.
    public CachingGenerator(Generator model, AnswerCache cache) {
        this(model, cache, _ -> true, true);
    }

    private CachingGenerator(Generator model, AnswerCache cache, Predicate<Outcome.Generated> worthKeeping,
            boolean givesAgain) {
        this.model = model;
        this.cache = cache;
        this.worthKeeping = worthKeeping;
        this.givesAgain = givesAgain;
    }

    /// A judge behind the cache, closed with it.
    ///
    /// @param readable whether a reply has a verdict; one without is neither kept nor given again
    /// @param anew whether every reply is asked for and replaces what is kept
    public static CachingGenerator ofJudge(Generator judge, AnswerCache cache,
            Predicate<Outcome.Generated> readable, boolean anew) {
        return new CachingGenerator(judge, cache, readable, !anew);
    }

    @Override
    public Outcome generate(GenerationRequest request) throws InterruptedException {
        AnswerCache.Key key = AnswerCache.Key.of(model.identity(), request);
        Optional<Outcome.Generated> known = givesAgain
                ? cache.find(key).filter(worthKeeping) : Optional.empty();
        if (known.isPresent()) {
            cache.countGiven();
            return known.get();
        }
        Outcome outcome = model.generate(request);
        if (outcome instanceof Outcome.Generated answer && answer.finish() != Finish.LENGTH
                && worthKeeping.test(answer)) {
            cache.put(key, answer);
        }
        return outcome;
    }

    @Override
    public Optional<LogLikelihood> likelihoods() {
        return model.likelihoods().map(able -> new CachingLikelihood(able, model.identity(), cache));
    }

    @Override
    public String identity() {
        return model.identity();
    }

    @Override
    public Activity activity() {
        return model.activity();
    }

    @Override
    public Optional<PlacedAnswers> placedAnswers() {
        return model.placedAnswers();
    }

    @Override
    public Optional<NumberedAnswers> numberedAnswers() {
        return model.numberedAnswers();
    }

    @Override
    public Generator withFewTries() {
        return new CachingGenerator(model.withFewTries(), cache, worthKeeping, givesAgain);
    }

    @Override
    public Optional<FetchedByName> fetchedByName() {
        return model.fetchedByName();
    }

    @Override
    public Optional<FewerWorkers> fewerWorkers() {
        return model.fewerWorkers();
    }

    @Override
    public String preview(GenerationRequest request) {
        return model.preview(request);
    }

    @Override
    public void sendThrough(Gate gate) {
        model.sendThrough(gate);
    }

    @Override
    public void drain() {
        model.drain();
    }

    @Override
    public void close() {
        model.close();
    }
}
