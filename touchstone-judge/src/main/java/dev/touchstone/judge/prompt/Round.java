package dev.touchstone.judge.prompt;

import static java.util.Objects.requireNonNull;

import dev.touchstone.core.judge.Subject;
import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// One turn of a conversation: what was asked and what was answered.
///
/// @param asked the user's words; of the first turn with all that stands before its answer
/// @param answer the judged side's answer
/// @param opponent the other side's answer; empty where there is none
/// @param reference what a right answer is; empty text where the data do not say
public record Round(String asked, String answer, Optional<String> opponent, String reference) {

    /// Where a question with several gold answers keeps them; one for each turn where there are as many.
    private static final String TARGETS = "targets";

    public Round {
        requireNonNull(asked, "asked");
        requireNonNull(answer, "answer");
        requireNonNull(opponent, "opponent");
        requireNonNull(reference, "reference");
    }

    /// The rounds of a subject, oldest first; at least one. An answer to fewer turns than were asked, as a
    /// talk that broke off leaves it, has empty texts for the others.
    public static List<Round> of(Subject subject) {
        List<String> asked = asked(subject.question().prompt());
        List<String> references = references(subject, asked.size());
        List<Round> rounds = new ArrayList<>();
        for (int turn = 0; turn < asked.size(); turn++) {
            int at = turn;
            int turns = asked.size();
            rounds.add(new Round(asked.get(turn), shown(subject.answer(), turn, turns),
                    subject.opponent().map(other -> shown(other, at, turns)), references.get(turn)));
        }
        return rounds;
    }

    private static List<String> asked(Prompt prompt) {
        return switch (prompt) {
            case Prompt.Dialogue(List<Message> opening, List<String> later) -> {
                List<String> turns = new ArrayList<>(List.of(joined(opening)));
                later.forEach(text -> turns.add(text.strip()));
                yield turns;
            }
            case Prompt.Asked _, Prompt.Measured _ -> List.of(joined(prompt.turns()));
        };
    }

    private static String joined(List<Message> turns) {
        return turns.size() == 1 ? turns.getFirst().content().strip() : turns.stream()
                .map(turn -> "[" + turn.role().wireName() + "]\n" + turn.content().strip())
                .collect(Collectors.joining("\n\n"));
    }

    /// What is judged of an answer: its words less the thinking that some models write before them. The last
    /// turn has the answer itself, the others stand before it.
    private static String shown(Answer answer, int turn, int turns) {
        String text = turn == turns - 1 ? answer.text()
                : turn < answer.earlier().size() ? answer.earlier().get(turn) : "";
        int thought = text.lastIndexOf("</think>");
        return (thought < 0 ? text : text.substring(thought + "</think>".length())).strip();
    }

    private static List<String> references(Subject subject, int turns) {
        List<String> targets = subject.question().extra().findItems(TARGETS).orElse(List.of()).stream()
                .map(target -> target instanceof Value.Absent ? "" : target.display()).toList();
        if (targets.size() == turns && turns > 1) {
            return targets;
        }
        List<String> references = new ArrayList<>();
        for (int turn = 0; turn < turns; turn++) {
            references.add(turn == turns - 1 ? subject.question().gold() : "");
        }
        return references;
    }
}
