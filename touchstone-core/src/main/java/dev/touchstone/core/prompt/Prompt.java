package dev.touchstone.core.prompt;

import static java.util.Objects.requireNonNull;

import dev.touchstone.core.value.Fields;
import java.util.ArrayList;
import java.util.List;

/// What a model is asked: to write ([Asked]), to write several times in one talk ([Dialogue]), or how likely
/// given texts are ([Measured]).
public sealed interface Prompt {

    /// What one request carries and one text answers.
    sealed interface Asked extends Prompt {}

    /// What is answered by likelihoods instead of a text.
    sealed interface Measured extends Prompt {}

    /// Turns of a chat, the last one to be answered.
    ///
    /// @param messages at least one
    record Chat(List<Message> messages) implements Asked {
        public Chat {
            messages = atLeastOne(messages, "a chat needs at least one message");
        }
    }

    /// A chat in which the model may call functions.
    ///
    /// @param messages at least one
    /// @param tools what may be called, at least one, each in the OpenAI form `{type: function, function:
    ///        {name, description, parameters}}`
    record ToolChat(List<Message> messages, List<Fields> tools) implements Asked {
        public ToolChat {
            messages = atLeastOne(messages, "a chat needs at least one message");
            tools = atLeastOne(tools, "a chat with tools needs at least one tool");
        }
    }

    /// One text, continued by the model.
    record Text(String text) implements Asked {
        public Text {
            requireNonNull(text, "text");
        }
    }

    /// A talk of several turns: each later message of the user follows the model's own answer to the turn
    /// before it.
    ///
    /// @param opening the turns up to the first answer, at least one
    /// @param later what the user says next, at least one
    record Dialogue(List<Message> opening, List<String> later) implements Prompt {
        public Dialogue {
            opening = atLeastOne(opening, "a dialogue needs at least one message");
            later = atLeastOne(later, "a dialogue needs a later turn; one turn alone is a chat");
        }
    }

    /// How likely each text is behind its context; the same context in most tasks, several in some.
    ///
    /// @param pairs at least one, in the order of the task's options
    record Continuations(List<Continuation> pairs) implements Measured {
        public Continuations {
            pairs = atLeastOne(pairs, "there is nothing whose likelihood could be asked");
        }
    }

    /// How likely a whole text is, from its first token on.
    record Rolling(String text) implements Measured {
        public Rolling {
            requireNonNull(text, "text");
        }
    }

    /// A context and what follows it, joined as they are.
    record Continuation(String context, String text) {
        public Continuation {
            requireNonNull(context, "context");
            requireNonNull(text, "text");
        }
    }

    /// A chat of one user message.
    static Asked user(String content) {
        return new Chat(List.of(new Message(Role.USER, content)));
    }

    /// The turns as a person reads them; a text is one message of the user, a measured text one of the model.
    default List<Message> turns() {
        return switch (this) {
            case Chat(List<Message> messages) -> messages;
            case ToolChat(List<Message> messages, _) -> messages;
            case Text(String text) -> List.of(new Message(Role.USER, text));
            case Dialogue(List<Message> opening, List<String> later) -> {
                List<Message> all = new ArrayList<>(opening);
                later.forEach(text -> all.add(new Message(Role.USER, text)));
                yield all;
            }
            case Continuations(List<Continuation> pairs) -> continued(pairs);
            case Rolling(String text) -> List.of(new Message(Role.ASSISTANT, text));
        };
    }

    /// This prompt with a system message in front, in place of one that it has; a text becomes a chat.
    ///
    /// @throws IllegalArgumentException for what is measured: a system message would change what is measured
    default Prompt withSystem(String content) {
        return switch (this) {
            case Chat _, Text _ -> new Chat(behind(content, turns()));
            case ToolChat(List<Message> messages, List<Fields> tools) ->
                    new ToolChat(behind(content, messages), tools);
            case Dialogue(List<Message> opening, List<String> later) ->
                    new Dialogue(behind(content, opening), later);
            case Measured _ -> throw new IllegalArgumentException(
                    "a system message cannot stand before a text whose likelihood is measured");
        };
    }

    private static List<Message> continued(List<Continuation> pairs) {
        List<Message> all = new ArrayList<>();
        for (int index = 0; index < pairs.size(); index++) {
            String context = pairs.get(index).context();
            if (index == 0 || !pairs.get(index - 1).context().equals(context)) {
                all.add(new Message(Role.USER, context));
            }
            all.add(new Message(Role.ASSISTANT, pairs.get(index).text()));
        }
        return all;
    }

    private static List<Message> behind(String system, List<Message> turns) {
        List<Message> all = new ArrayList<>(turns.size() + 1);
        all.add(new Message(Role.SYSTEM, system));
        turns.stream().filter(message -> message.role() != Role.SYSTEM).forEach(all::add);
        return all;
    }

    private static <T> List<T> atLeastOne(List<T> items, String otherwise) {
        if (items.isEmpty()) {
            throw new IllegalArgumentException(otherwise);
        }
        return List.copyOf(items);
    }
}
