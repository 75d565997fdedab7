package dev.touchstone.tasks.converse;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Role;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.tasks.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads turns as data sets write them: `{role, content}`, or `{from, value}` as ShareGPT does.
public final class Turns {

    private Turns() {}

    /// Messages with their roles.
    ///
    /// @throws TouchstoneException `DATA_TEMPLATE` that names what is wrong
    static List<Message> messages(Template template, Fields row, Fields variables) {
        return messages(items(template, row, variables));
    }

    /// Messages with their roles, the last one the user's or a tool's.
    ///
    /// @throws TouchstoneException `DATA_TEMPLATE` that names what is wrong
    public static List<Message> messages(List<Value> items) {
        if (items.isEmpty()) {
            throw wrong("an empty list, expected one message at least");
        }
        List<Message> messages = new ArrayList<>();
        for (Value item : items) {
            messages.add(message(item));
        }
        Role last = messages.getLast().role();
        if (last != Role.USER && last != Role.TOOL) {
            throw wrong("the last message is the %s's, expected the user's".formatted(last.wireName()));
        }
        return messages;
    }

    /// What the user says, turn by turn: texts, or of messages those of the user; the model answers them
    /// itself.
    ///
    /// @throws TouchstoneException `DATA_TEMPLATE` that names what is wrong
    static List<String> said(Template template, Fields row, Fields variables) {
        return said(items(template, row, variables));
    }

    /// What the user says, turn by turn: texts, or of messages those of the user; the model answers them
    /// itself.
    ///
    /// @throws TouchstoneException `DATA_TEMPLATE` that names what is wrong
    public static List<String> said(List<Value> items) {
        List<String> texts = new ArrayList<>();
        for (Value item : items) {
            if (item instanceof Value.Text(String text)) {
                texts.add(text);
            } else {
                Message message = message(item);
                if (message.role() == Role.USER) {
                    texts.add(message.content());
                }
            }
        }
        if (texts.isEmpty()) {
            throw wrong("no turn is the user's; expected one at least");
        }
        return texts;
    }

    /// All system messages as one in front, as servers take but one.
    static List<Message> oneSystem(List<Message> turns) {
        List<String> system = turns.stream().filter(turn -> turn.role() == Role.SYSTEM)
                .map(Message::content).toList();
        if (system.isEmpty()) {
            return turns;
        }
        List<Message> all = new ArrayList<>();
        all.add(new Message(Role.SYSTEM, String.join("\n\n", system)));
        turns.stream().filter(turn -> turn.role() != Role.SYSTEM).forEach(all::add);
        return all;
    }

    private static List<Value> items(Template template, Fields row, Fields variables) {
        if (template.evaluate(row, variables) instanceof Value.Items(List<Value> items) && !items.isEmpty()) {
            return items;
        }
        throw wrong("'%s' gives no list of turns; write one expression, such as \"{{turns}}\""
                .formatted(template.text()));
    }

    private static Message message(Value item) {
        Optional<String> role = item instanceof Fields fields
                ? fields.findText("role").or(() -> fields.findText("from")) : Optional.empty();
        Optional<String> content = item instanceof Fields fields
                ? fields.findText("content").or(() -> fields.findText("value")) : Optional.empty();
        if (role.isEmpty() || content.isEmpty()) {
            throw wrong("a turn is %s, expected {\"role\": ..., \"content\": ...}".formatted(shown(item)));
        }
        return new Message(switch (role.get().toLowerCase(Locale.ROOT)) {
            case "system", "developer" -> Role.SYSTEM;
            case "user", "human" -> Role.USER;
            case "assistant", "gpt", "bot", "model", "chatgpt" -> Role.ASSISTANT;
            case "tool", "function" -> Role.TOOL;
            default -> throw wrong("a turn has the role '%s', expected system, user, assistant or tool"
                    .formatted(role.get()));
        }, content.get());
    }

    private static String shown(Value item) {
        String text = item.display();
        return text.length() > 80 ? text.substring(0, 80) + "..." : text;
    }

    private static TouchstoneException wrong(String what) {
        return new TouchstoneException(ErrorCode.DATA_TEMPLATE, what);
    }
}
