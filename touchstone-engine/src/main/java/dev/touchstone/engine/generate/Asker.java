package dev.touchstone.engine.generate;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Likelihood;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.attempt.Timing;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.model.GenerationRequest;
import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.LogLikelihood;
import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.prompt.Prompt.Continuation;
import dev.touchstone.core.prompt.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Asks a question in the way that its prompt wants: one request for a text, one for each turn of a talk,
/// one for each context whose continuations are measured.
///
/// Thread-safe as its model is. Tries and limits are the model's own.
final class Asker {

    private final Generator model;

    Asker(Generator model) {
        this.model = model;
    }

    /// Asks.
    ///
    /// @throws InterruptedException when the calling thread is interrupted
    Outcome ask(AttemptKey key, Prompt prompt, GenerationSettings settings) throws InterruptedException {
        return switch (prompt) {
            case Prompt.Asked asked -> model.generate(new GenerationRequest(key, asked, settings));
            case Prompt.Dialogue dialogue -> talk(key, dialogue, settings);
            case Prompt.Measured measured -> measure(measured);
        };
    }

    /// A turn that fails fails the talk: what was said before it is asked again with it.
    private Outcome talk(AttemptKey key, Prompt.Dialogue dialogue, GenerationSettings settings)
            throws InterruptedException {
        List<Message> turns = new ArrayList<>(dialogue.opening());
        List<Outcome.Generated> answers = new ArrayList<>();
        for (int turn = 0; turn <= dialogue.later().size(); turn++) {
            Outcome outcome = model.generate(new GenerationRequest(key, new Prompt.Chat(turns), settings));
            if (!(outcome instanceof Outcome.Generated answer)) {
                return outcome;
            }
            answers.add(answer);
            if (turn < dialogue.later().size()) {
                turns.add(new Message(Role.ASSISTANT, answer.text()));
                turns.add(new Message(Role.USER, dialogue.later().get(turn)));
            }
        }
        Outcome.Generated last = answers.getLast();
        return new Outcome.Generated(last.text(), last.reasoning(), last.finish(), usage(answers),
                last.timing(), answers.stream().mapToInt(Outcome::tries).sum(), last.calls(),
                answers.subList(0, answers.size() - 1).stream().map(Outcome.Generated::text).toList());
    }

    /// Tokens of all turns; empty where the server did not count one of them.
    private static Optional<Usage> usage(List<Outcome.Generated> answers) {
        return answers.stream().map(Outcome.Generated::usage).reduce((one, other) -> one.flatMap(first ->
                other.map(second -> new Usage(first.promptTokens() + second.promptTokens(),
                        first.completionTokens() + second.completionTokens())))).orElseThrow();
    }

    private Outcome measure(Prompt.Measured measured) throws InterruptedException {
        Optional<LogLikelihood> able = model.likelihoods();
        if (able.isEmpty()) {
            return failed(ErrorCode.MODEL_CAPABILITY, "%s gives no log-probabilities of given texts; use a "
                    .formatted(model.identity()) + "task that generates (its name holds _gen), or a back end "
                    + "that measures: openai_completions with prompt log-probabilities, hf_base_model, "
                    + "embedded");
        }
        long began = System.nanoTime();
        try {
            List<Likelihood> likelihoods = switch (measured) {
                case Prompt.Continuations(List<Continuation> pairs) -> continuations(able.get(), pairs);
                case Prompt.Rolling(String text) -> List.of(able.get().rolling(text));
            };
            return new Outcome.Ranked(likelihoods, Optional.empty(),
                    new Timing(Duration.ofNanos(System.nanoTime() - began), Optional.empty()), 1);
        } catch (TouchstoneException told) {
            return failed(told.code(), told.getMessage());
        }
    }

    /// Each context once, with all that follows it, so that a model can read it once.
    private static List<Likelihood> continuations(LogLikelihood model, List<Continuation> pairs)
            throws InterruptedException {
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        for (int index = 0; index < pairs.size(); index++) {
            places.computeIfAbsent(pairs.get(index).context(), _ -> new ArrayList<>()).add(index);
        }
        Likelihood[] all = new Likelihood[pairs.size()];
        for (Map.Entry<String, List<Integer>> context : places.entrySet()) {
            List<String> texts = context.getValue().stream().map(index -> pairs.get(index).text()).toList();
            List<Likelihood> told = model.logLikelihoods(context.getKey(), texts);
            for (int index = 0; index < told.size(); index++) {
                all[context.getValue().get(index)] = told.get(index);
            }
        }
        return Arrays.asList(all);
    }

    private static Outcome.Failed failed(ErrorCode code, String message) {
        boolean permanent = code == ErrorCode.MODEL_CAPABILITY || code == ErrorCode.CONFIG_UNSUPPORTED;
        return new Outcome.Failed(new Failure(code, message, OptionalInt.empty(), permanent), 1);
    }
}
