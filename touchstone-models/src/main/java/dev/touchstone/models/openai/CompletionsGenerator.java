package dev.touchstone.models.openai;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Likelihood;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.model.Activity;
import dev.touchstone.core.model.Gate;
import dev.touchstone.core.model.GenerationRequest;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.LogLikelihood;
import dev.touchstone.core.model.Rankings;
import dev.touchstone.core.model.Turn;
import dev.touchstone.models.wire.ServiceGenerator;
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
    public List<Likelihood> logLikelihoods(String context, List<String> continuations)
            throws InterruptedException {
        return switch (rank(context, continuations)) {
            case Outcome.Ranked ranked -> ranked.likelihoods();
            case Outcome.Failed(Failure failure, _) ->
                    throw new TouchstoneException(failure.code(), failure.message());
            case Outcome.Generated _ -> throw new IllegalStateException("a text in place of likelihoods");
        };
    }

    /// One request for each continuation, one after the other; what was begun goes before other questions.
    @Override
    public Outcome rank(String context, List<String> continuations) throws InterruptedException {
        Rankings rankings = new Rankings();
        Turn turn = Turn.FIRST;
        for (String continuation : continuations) {
            if (!rankings.add(likelihood.of(turn, context, continuation))) {
                break;
            }
            turn = Turn.LATER;
        }
        return rankings.whole();
    }

    @Override
    public Outcome rankWhole(String text) throws InterruptedException {
        return rank("", List.of(text));
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
    public Generator withFewTries() {
        return new CompletionsGenerator(generator.withFewTries(), likelihood.withFewTries());
    }

    @Override
    public void sendThrough(Gate gate) {
        generator.sendThrough(gate);
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
