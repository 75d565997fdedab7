package dev.touchstone.models.openai;

import dev.touchstone.core.attempt.Likelihood;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.model.Activity;
import dev.touchstone.core.model.GenerationRequest;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.LogLikelihood;
import dev.touchstone.models.wire.ServiceGenerator;
import java.util.ArrayList;
import java.util.List;

/// A completions back end: answers, and likelihoods where the server echoes prompts.
final class CompletionsGenerator implements Generator, LogLikelihood {

    private final ServiceGenerator generator;
    private final EchoLikelihood likelihood;

    CompletionsGenerator(ServiceGenerator generator, EchoLikelihood likelihood) {
        this.generator = generator;
        this.likelihood = likelihood;
    }

    @Override
    public Outcome generate(GenerationRequest request) throws InterruptedException {
        return generator.generate(request);
    }

    @Override
    public List<Likelihood> logLikelihoods(String context,
            List<String> continuations) throws InterruptedException {
        List<Likelihood> likelihoods = new ArrayList<>(continuations.size());
        for (String continuation : continuations) {
            likelihoods.add(likelihood.of(context, continuation));
        }
        return likelihoods;
    }

    @Override
    public String identity() {
        return generator.identity();
    }

    @Override
    public Activity activity() {
        return generator.activity();
    }

    @Override
    public void drain() {
        generator.drain();
    }

    @Override
    public String preview(GenerationRequest request) {
        return generator.preview(request);
    }

    @Override
    public void close() {
        generator.close();
    }
}
