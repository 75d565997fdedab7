package dev.touchstone.tasks.custom;

import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.prompt.Role;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.tasks.converse.Turns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The talk of a row of a custom data set.
///
/// `turns` and `conversations` hold what the user says, and the model's own answers stand between them;
/// `messages` hold a whole chat, answers included, whose last message is to be answered. `answers` has one
/// reference for each turn, `answer` one for the last.
///
/// @param prompt a chat, or a talk where there are several turns
/// @param answers references turn by turn, or one alone for the last turn; empty where the row has none
record CustomTalk(Prompt prompt, List<String> answers) {

    private static final List<String> KEYS = List.of("turns", "conversations", "messages");

    CustomTalk {
        answers = List.copyOf(answers);
    }

    /// Whether a row holds a talk.
    static boolean in(Fields row) {
        return KEYS.stream().anyMatch(key -> row.findItems(key).isPresent());
    }

    /// Reads the talk of a row.
    ///
    /// @throws TouchstoneException `DATA_INVALID_ROW` with the place of the row
    static CustomTalk read(Fields row, Optional<String> system, String place) {
        String key = KEYS.stream().filter(name -> row.findItems(name).isPresent()).findFirst()
                .orElseThrow(() -> CustomRow.invalid(place,
                        "no field 'turns', 'conversations' or 'messages'"));
        List<Value> items = row.findItems(key).orElseThrow();
        try {
            List<Message> opening = new ArrayList<>();
            List<String> later = List.of();
            if (key.equals("messages")) {
                opening.addAll(Turns.messages(items));
            } else {
                List<String> said = Turns.said(items);
                opening.add(new Message(Role.USER, said.getFirst()));
                later = said.subList(1, said.size());
            }
            Prompt prompt = later.isEmpty() ? new Prompt.Chat(opening) : new Prompt.Dialogue(opening, later);
            List<String> answers = answers(row, later.size() + 1, place);
            return new CustomTalk(system.map(prompt::withSystem).orElse(prompt), answers);
        } catch (TouchstoneException form) {
            throw CustomRow.invalid(place, "the field '%s': %s".formatted(key, form.getMessage()));
        }
    }

    private static List<String> answers(Fields row, int turns, String place) {
        Optional<List<Value>> all = row.findItems("answers");
        if (all.isPresent() && all.get().size() != turns) {
            throw CustomRow.invalid(place,
                    "%d answers for %d turns; give each turn one, or one 'answer' for the "
                    .formatted(all.get().size(), turns) + "last turn");
        }
        return all.map(each -> each.stream().map(Value::display).toList())
                .orElseGet(() -> row.find("answer").filter(given -> !(given instanceof Value.Absent))
                        .map(Value::display).filter(text -> !text.isBlank()).map(List::of).orElse(List.of()));
    }
}
