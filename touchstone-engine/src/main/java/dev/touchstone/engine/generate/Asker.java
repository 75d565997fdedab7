package dev.touchstone.engine.generate;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Likelihood;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.model.GenerationRequest;
import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.LogLikelihood;
import dev.touchstone.core.model.Rankings;
import dev.touchstone.core.model.Turn;
import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.prompt.Prompt.Continuation;
import dev.touchstone.core.prompt.Role;
import java.util.ArrayList;
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
            Outcome outcome = model.generate(new GenerationRequest(key, new Prompt.Chat(turns), settings,
                    turn == 0 ? Turn.FIRST : Turn.LATER));
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
            return new Outcome.Failed(new Failure(ErrorCode.MODEL_CAPABILITY,
                    ("%s gives no log-probabilities of given texts, which this task needs; use a task that "
                            + "generates (its name holds _gen), or a back end that measures: "
                            + "openai_completions with prompt log-probabilities, hf_base_model, embedded")
                            .formatted(model.identity()), OptionalInt.empty(), true), 0);
        }
        return switch (measured) {
            case Prompt.Continuations(List<Continuation> pairs) -> continuations(able.get(), pairs);
            case Prompt.Rolling(String text) -> able.get().rankWhole(text);
        };
    }

    /// Each context once, with all that follows it, so that a model can read it once.
    private static Outcome continuations(LogLikelihood model, List<Continuation> pairs)
            throws InterruptedException {
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        for (int index = 0; index < pairs.size(); index++) {
            places.computeIfAbsent(pairs.get(index).context(), _ -> new ArrayList<>()).add(index);
        }
        Rankings rankings = new Rankings();
        for (Map.Entry<String, List<Integer>> context : places.entrySet()) {
            if (!rankings.add(model.rank(context.getKey(),
                    context.getValue().stream().map(index -> pairs.get(index).text()).toList()))) {
                break;
            }
        }
        if (!(rankings.whole() instanceof Outcome.Ranked ranked)) {
            return rankings.whole();
        }
        if (ranked.likelihoods().size() != pairs.size()) {
            return new Outcome.Failed(new Failure(ErrorCode.MODEL_ANSWER_UNREADABLE,
                    "the back end told %d likelihoods of %d texts".formatted(ranked.likelihoods().size(),
                            pairs.size()), OptionalInt.empty(), false), ranked.tries());
        }
        return new Outcome.Ranked(inOrder(ranked.likelihoods(), places), ranked.usage(), ranked.timing(),
                ranked.tries());
    }

    /// Likelihoods that stand context by context, in the order of the prompt.
    private static List<Likelihood> inOrder(List<Likelihood> told, Map<String, List<Integer>> places) {
        Likelihood[] ordered = new Likelihood[told.size()];
        int next = 0;
        for (List<Integer> ofContext : places.values()) {
            for (int place : ofContext) {
                ordered[place] = told.get(next++);
            }
        }
        return List.of(ordered);
    }
}
