package dev.touchstone.engine.testing;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Likelihood;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.attempt.Timing;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.model.Activity;
import dev.touchstone.core.model.GenerationRequest;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.LogLikelihood;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A model that says how likely texts are by a script, each in two tries and five tokens; texts that hold
/// `broken` fail. Thread-safe when the script is.
public final class ScriptedLikelihood implements Generator, LogLikelihood {

    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
    private final Script script;

    /// How likely a text is behind a context.
    public interface Script {
        double logProbability(String context, String text);
    }

    /// A model of that script.
    public ScriptedLikelihood(Script script) {
        this.script = script;
    }

    /// What was measured, in order of arrival: context, `|`, text.
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Outcome generate(GenerationRequest request) {
        throw new AssertionError("a text was asked for");
    }

    @Override
    public List<Likelihood> logLikelihoods(String context, List<String> continuations) {
        throw new AssertionError("the engine asks for outcomes");
    }

    @Override
    public Outcome rank(String context, List<String> continuations) {
        continuations.forEach(text -> asked.add(context + "|" + text));
        if ((context + continuations).contains("broken")) {
            return new Outcome.Failed(new Failure(ErrorCode.MODEL_SERVER_ERROR, "scripted",
                    OptionalInt.of(503), false), 3);
        }
        return new Outcome.Ranked(continuations.stream().map(text -> new Likelihood(
                script.logProbability(context, text), text.length(), false)).toList(),
                Optional.of(new Usage(5, 0)), new Timing(Duration.ofMillis(3), Optional.empty()), 2);
    }

    @Override
    public Outcome rankWhole(String text) {
        return rank("", List.of(text));
    }

    @Override
    public String identity() {
        return "measuring";
    }

    @Override
    public Activity activity() {
        return new Activity(0, 1, 0);
    }

    @Override
    public void close() {
        // nothing is open
    }
}
