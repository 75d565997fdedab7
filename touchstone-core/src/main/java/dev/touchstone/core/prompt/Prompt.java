package dev.touchstone.core.prompt;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/// What a model is asked: a chat, or a text that it continues.
public sealed interface Prompt {

    /// Turns of a chat, the last one to be answered.
    ///
    /// @param messages at least one
    record Chat(List<Message> messages) implements Prompt {
        public Chat {
            messages = List.copyOf(messages);
            if (messages.isEmpty()) {
                throw new IllegalArgumentException("a chat needs at least one message");
            }
        }
    }

    /// One text, continued by the model.
    record Text(String text) implements Prompt {
        public Text {
            requireNonNull(text, "text");
        }
    }

    /// A chat of one user message.
    static Prompt user(String content) {
        return new Chat(List.of(new Message(Role.USER, content)));
    }

    /// This prompt with a system message in front; a text becomes a chat.
    default Prompt withSystem(String content) {
        List<Message> turns = switch (this) {
            case Chat(List<Message> messages) -> messages;
            case Text(String text) -> List.of(new Message(Role.USER, text));
        };
        List<Message> all = new ArrayList<>(turns.size() + 1);
        all.add(new Message(Role.SYSTEM, content));
        turns.stream().filter(message -> message.role() != Role.SYSTEM).forEach(all::add);
        return new Chat(all);
    }
}
