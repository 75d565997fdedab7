package dev.touchstone.judge.prompt;

import static java.util.Objects.requireNonNull;

import dev.touchstone.core.judge.Subject;
import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.score.Answer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// One turn of a conversation: what was asked and what was answered.
///
/// @param asked the user's words, with all that was said before the first answer
/// @param answer the judged side's answer
/// @param opponent the other side's answer; empty where there is none
/// @param reference what a right answer is; empty text where the data do not say
public record Round(String asked, String answer, Optional<String> opponent, String reference) {

    public Round {
        requireNonNull(asked, "asked");
        requireNonNull(answer, "answer");
        requireNonNull(opponent, "opponent");
        requireNonNull(reference, "reference");
    }

    /// The rounds of a subject, oldest first; at least one.
    public static List<Round> of(Subject subject) {
        return List.of(new Round(asked(subject.question().prompt()), shown(subject.answer()),
                subject.opponent().map(Round::shown), subject.question().gold()));
    }

    /// What is judged of an answer: its words less the thinking that some models write before them.
    private static String shown(Answer answer) {
        String text = answer.text();
        int thought = text.lastIndexOf("</think>");
        return (thought < 0 ? text : text.substring(thought + "</think>".length())).strip();
    }

    private static String asked(Prompt prompt) {
        return switch (prompt) {
            case Prompt.Text(String text) -> text.strip();
            case Prompt.Chat(List<Message> turns) -> turns.size() == 1
                    ? turns.getFirst().content().strip()
                    : turns.stream()
                            .map(turn -> "[" + turn.role().wireName() + "]\n" + turn.content().strip())
                            .collect(Collectors.joining("\n\n"));
        };
    }
}
