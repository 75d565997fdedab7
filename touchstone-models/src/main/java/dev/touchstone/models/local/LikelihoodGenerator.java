package dev.touchstone.models.local;

import dev.touchstone.core.attempt.Likelihood;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.model.Activity;
import dev.touchstone.core.model.FetchedByName;
import dev.touchstone.core.model.FewerWorkers;
import dev.touchstone.core.model.Gate;
import dev.touchstone.core.model.GenerationRequest;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.LogLikelihood;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.List;
import java.util.Optional;

/// A local model that tells likelihoods too, by the rules of lm-evaluation-harness.
///
/// White space at the end of the context belongs to the continuation; both are tokenised together, without a
/// first token unless `add_bos` asks for one; an empty context is the tokenizer's first token. A whole text
/// is read in windows of the context's length, each token once.
final class LikelihoodGenerator implements Generator, LogLikelihood {

    private final LocalGenerator model;

    LikelihoodGenerator(LocalGenerator model) {
        this.model = model;
    }

    @Override
    public List<Likelihood> logLikelihoods(String context, List<String> continuations)
            throws InterruptedException {
        int length = context.length() + continuations.stream().mapToInt(String::length).sum();
        return model.likelihoods(Fields.EMPTY.with("context", Value.of(context))
                .with("continuations", Value.ofTexts(continuations)), length);
    }

    @Override
    public Likelihood rolling(String text) throws InterruptedException {
        return model.likelihoods(Fields.EMPTY.with("text", Value.of(text)), text.length()).getFirst();
    }

    @Override
    public Outcome generate(GenerationRequest request) throws InterruptedException {
        return model.generate(request);
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
