package dev.touchstone.engine.view;

import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.prompt.Prompt.Continuation;
import dev.touchstone.core.prompt.Role;
import java.util.List;

/// Prompts and answers in AISBench's words.
final class PromptForm {

    private static final String END_OF_THINKING = "</think>";

    private PromptForm() {}

    /// A string, or `[{role: HUMAN|BOT|SYSTEM|TOOL, prompt}]`.
    static void write(PythonJson json, String name, Prompt prompt) {
        switch (prompt) {
            case Prompt.Text(String text) -> json.text(name, text);
            case Prompt.Rolling(String text) -> json.text(name, text);
            default -> {
                json.array(name);
                prompt.turns().forEach(message -> json.object()
                        .text("role", role(message.role()))
                        .text("prompt", message.content())
                        .end());
                json.endArray();
            }
        }
    }

    /// The answer, with the model's thinking in front where there is any; the likeliest of measured texts.
    static String prediction(Prompt prompt, Outcome.Answered outcome) {
        return switch (outcome) {
            case Outcome.Generated answer -> text(answer);
            case Outcome.Ranked ranked -> switch (prompt) {
                case Prompt.Continuations(List<Continuation> pairs)
                        when pairs.size() == ranked.likelihoods().size() ->
                        pairs.get(likeliest(pairs, ranked)).text().strip();
                default -> Double.toString(ranked.likelihoods().getFirst().logProbability());
            };
        };
    }

    /// Of texts behind a question the likeliest; the same texts behind nothing are there for comparison.
    private static int likeliest(List<Continuation> pairs, Outcome.Ranked ranked) {
        boolean question = !pairs.getFirst().context().isEmpty();
        int options = (int) pairs.stream().takeWhile(pair -> !question || !pair.context().isEmpty()).count();
        return new Outcome.Ranked(ranked.likelihoods().subList(0, options), ranked.usage(), ranked.timing(),
                ranked.tries()).likeliest();
    }

    /// What was measured, one object for each text.
    static void likelihoods(PythonJson json, Outcome.Ranked answer) {
        json.array("likelihoods");
        answer.likelihoods().forEach(likelihood -> {
            json.object().number("log_probability", likelihood.logProbability())
                    .number("tokens", likelihood.tokens());
            likelihood.greedy().ifPresent(greedy -> json.flag("greedy", greedy));
            json.end();
        });
        json.endArray();
    }

    private static String text(Outcome.Generated answer) {
        return answer.reasoning().isEmpty()
                ? answer.text()
                : answer.reasoning() + END_OF_THINKING + answer.text();
    }

    private static String role(Role role) {
        return switch (role) {
            case SYSTEM -> "SYSTEM";
            case USER -> "HUMAN";
            case ASSISTANT -> "BOT";
            case TOOL -> "TOOL";
        };
    }
}
