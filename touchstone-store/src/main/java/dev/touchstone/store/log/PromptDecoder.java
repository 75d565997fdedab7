package dev.touchstone.store.log;

import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.prompt.Prompt.Continuation;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.store.log.RecordDecoder.Malformed;
import java.util.ArrayList;
import java.util.List;

/// Reads the prompts that [RecordEncoder] writes as objects: chats with tools, talks, and measured texts.
final class PromptDecoder {

    private static final String NAME = "prompt";

    private PromptDecoder() {}

    static Prompt prompt(Fields fields) throws Malformed {
        try {
            if (fields.find("tools").isPresent()) {
                return new Prompt.ToolChat(messages(fields), tools(fields));
            } else if (fields.find("later").isPresent()) {
                return new Prompt.Dialogue(messages(fields), texts(items(fields, "later")));
            } else if (fields.find("continuations").isPresent()) {
                return new Prompt.Continuations(continuations(fields));
            }
            return new Prompt.Rolling(RecordDecoder.text(fields, "rolling"));
        } catch (IllegalArgumentException empty) {
            throw new Malformed(NAME);
        }
    }

    private static List<Message> messages(Fields fields) throws Malformed {
        List<Message> messages = new ArrayList<>();
        for (Value item : items(fields, "messages")) {
            Fields message = object(item);
            messages.add(new Message(RecordDecoder.role(RecordDecoder.text(message, "role")),
                    RecordDecoder.text(message, "content")));
        }
        return messages;
    }

    private static List<Fields> tools(Fields fields) throws Malformed {
        List<Fields> tools = new ArrayList<>();
        for (Value item : items(fields, "tools")) {
            tools.add(object(item));
        }
        return tools;
    }

    private static List<Continuation> continuations(Fields fields) throws Malformed {
        List<Continuation> pairs = new ArrayList<>();
        for (Value item : items(fields, "continuations")) {
            List<String> pair = item instanceof Value.Items(List<Value> both) ? texts(both) : List.of();
            if (pair.size() != 2) {
                throw new Malformed(NAME);
            }
            pairs.add(new Continuation(pair.getFirst(), pair.getLast()));
        }
        return pairs;
    }

    private static List<String> texts(List<Value> items) throws Malformed {
        List<String> texts = new ArrayList<>();
        for (Value item : items) {
            if (!(item instanceof Value.Text(String text))) {
                throw new Malformed(NAME);
            }
            texts.add(text);
        }
        return texts;
    }

    private static List<Value> items(Fields fields, String name) throws Malformed {
        return fields.findItems(name).orElseThrow(() -> new Malformed(NAME));
    }

    private static Fields object(Value value) throws Malformed {
        if (value instanceof Fields fields) {
            return fields;
        }
        throw new Malformed(NAME);
    }
}
