package dev.touchstone.core.score;

import static java.util.Objects.requireNonNull;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Likelihood;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.attempt.ToolCall;
import java.util.List;

/// What a scorer reads of an outcome.
///
/// @param text the answer; of several turns the last one's; empty where likelihoods were asked
/// @param reasoning the model's thinking where the server told it apart; empty when not
/// @param finish why the answer ended
/// @param calls functions that the model asks to be called
/// @param earlier answers to the turns before the last
/// @param likelihoods one for each text whose likelihood was asked, in the prompt's order
public record Answer(String text, String reasoning, Finish finish, List<ToolCall> calls, List<String> earlier,
        List<Likelihood> likelihoods) {

    /// An answer of one turn, a text alone.
    public Answer(String text, String reasoning, Finish finish) {
        this(text, reasoning, finish, List.of(), List.of(), List.of());
    }

    public Answer {
        requireNonNull(text, "text");
        requireNonNull(reasoning, "reasoning");
        requireNonNull(finish, "finish");
        calls = List.copyOf(calls);
        earlier = List.copyOf(earlier);
        likelihoods = List.copyOf(likelihoods);
    }

    /// What a scorer reads of an outcome that came to something.
    public static Answer of(Outcome.Answered outcome) {
        return switch (outcome) {
            case Outcome.Generated generated -> new Answer(generated.text(), generated.reasoning(),
                    generated.finish(), generated.calls(), generated.earlier(), List.of());
            case Outcome.Ranked ranked -> new Answer("", "", Finish.STOP, List.of(), List.of(),
                    ranked.likelihoods());
        };
    }
}
