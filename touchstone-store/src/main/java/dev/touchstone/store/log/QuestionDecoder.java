package dev.touchstone.store.log;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.prompt.Role;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.store.log.RecordDecoder.Malformed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/// Reads a question as [RecordEncoder] wrote it, straight from the record's bytes.
///
/// Questions are most of a log's bytes and each is read twice to score a run, so no tree of fields is built
/// in between. For one record, then thrown away.
final class QuestionDecoder {

    private final JsonParser parser;
    private OptionalInt sample = OptionalInt.empty();
    private Optional<Prompt> prompt = Optional.empty();
    private Optional<String> gold = Optional.empty();
    private Optional<List<String>> choices = Optional.empty();
    private OptionalInt maxOutputTokens = OptionalInt.empty();
    private Optional<Fields> extra = Optional.empty();

    private QuestionDecoder(JsonParser parser) {
        this.parser = parser;
    }

    /// The question.
    ///
    /// @throws tools.jackson.core.JacksonException when the bytes are no JSON
    /// @throws Malformed when a field is missing or of another type
    static Question read(byte[] bytes, int from, int length) throws Malformed {
        try (JsonParser parser = Json.FACTORY.createParser(ObjectReadContext.empty(), bytes, from, length)) {
            return new QuestionDecoder(parser).read();
        }
    }

    private Question read() throws Malformed {
        expect(parser.nextToken() == JsonToken.START_OBJECT, "record");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "sample" -> sample = OptionalInt.of(whole(name, value));
                case "prompt" -> prompt = Optional.of(prompt(value));
                case "gold" -> gold = Optional.of(text(name, value));
                case "choices" -> choices = Optional.of(choices(value));
                case "max_output_tokens" -> maxOutputTokens = OptionalInt.of(whole(name, value));
                case "extra" -> extra = Json.read(parser) instanceof Fields fields
                        ? Optional.of(fields) : Optional.empty();
                default -> parser.skipChildren();
            }
        }
        return new Question(
                sample.orElseThrow(() -> new Malformed("sample")),
                prompt.orElseThrow(() -> new Malformed("prompt")),
                gold.orElseThrow(() -> new Malformed("gold")),
                choices.orElseThrow(() -> new Malformed("choices")),
                maxOutputTokens,
                extra.orElseThrow(() -> new Malformed("extra")));
    }

    private Prompt prompt(JsonToken value) throws Malformed {
        if (value == JsonToken.VALUE_STRING) {
            return new Prompt.Text(parser.getString());
        }
        if (value == JsonToken.START_OBJECT) {
            return PromptDecoder.prompt((Fields) Json.read(parser));
        }
        expect(value == JsonToken.START_ARRAY, "prompt");
        List<Message> messages = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            messages.add(message());
        }
        expect(!messages.isEmpty(), "prompt");
        return new Prompt.Chat(messages);
    }

    private Message message() throws Malformed {
        expect(parser.currentToken() == JsonToken.START_OBJECT, "prompt");
        Optional<Role> role = Optional.empty();
        Optional<String> content = Optional.empty();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "role" -> role = Optional.of(RecordDecoder.role(text(name, value)));
                case "content" -> content = Optional.of(text(name, value));
                default -> parser.skipChildren();
            }
        }
        return new Message(role.orElseThrow(() -> new Malformed("role")),
                content.orElseThrow(() -> new Malformed("content")));
    }

    private List<String> choices(JsonToken value) throws Malformed {
        if (value == JsonToken.START_ARRAY && Json.read(parser) instanceof Value.Items(List<Value> items)) {
            return items.stream().map(Value::display).toList();
        }
        throw new Malformed("choices");
    }

    private String text(String name, JsonToken value) throws Malformed {
        expect(value == JsonToken.VALUE_STRING, name);
        return parser.getString();
    }

    private int whole(String name, JsonToken value) throws Malformed {
        expect(value == JsonToken.VALUE_NUMBER_INT, name);
        long number = parser.getLongValue();
        expect(number >= 0 && number <= Integer.MAX_VALUE, name);
        return (int) number;
    }

    private static void expect(boolean met, String field) throws Malformed {
        if (!met) {
            throw new Malformed(field);
        }
    }
}
