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
/// reference for each turn, `null` or an empty text for a turn that has none; `answer` has one for the last.
///
/// @param prompt a chat, or a talk where there are several turns
/// @param answers references turn by turn, or one alone for the last turn; no item where the row has none
record CustomTalk(Prompt prompt, List<Optional<String>> answers) {

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
        Prompt prompt;
        int turns;
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
            Prompt plain = later.isEmpty() ? new Prompt.Chat(opening) : new Prompt.Dialogue(opening, later);
            prompt = system.map(plain::withSystem).orElse(plain);
            turns = later.size() + 1;
        } catch (TouchstoneException form) {
            throw CustomRow.invalid(place, "the field '%s': %s".formatted(key, form.getMessage()));
        }
        return new CustomTalk(prompt, answers(row, turns, place));
    }

    /// The reference of the last turn, empty text where it alone has none; nothing where no turn has one.
    Optional<String> gold() {
        return answers.isEmpty() ? Optional.empty() : Optional.of(answers.getLast().orElse(""));
    }

    private static List<Optional<String>> answers(Fields row, int turns, String place) {
        Optional<List<Value>> all = row.findItems("answers");
        if (all.isPresent() && all.get().size() != turns) {
            throw CustomRow.invalid(place,
                    ("%d answers for %d turns; give each turn one, null where it has none, or one 'answer' "
                            + "for the last turn").formatted(all.get().size(), turns));
        }
        List<Optional<String>> given = all.map(each -> each.stream().map(CustomTalk::reference).toList())
                .orElseGet(() -> row.find("answer").map(CustomTalk::reference).stream().toList());
        return given.stream().anyMatch(Optional::isPresent) ? given : List.of();
    }

    private static Optional<String> reference(Value given) {
        return Optional.of(given).filter(value -> !(value instanceof Value.Absent)).map(Value::display)
                .filter(text -> !text.isBlank());
    }
}
