package dev.touchstone.models.service;

import com.google.auto.service.AutoService;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.model.GeneratorFactory;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.models.wire.AnswerParts;
import dev.touchstone.models.wire.AnswerReader;
import dev.touchstone.models.wire.WireForm;
import dev.touchstone.models.wire.WireTraits;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// The back end `ollama_chat`: Ollama's chat, `POST api/chat`, answers one JSON object a line.
///
/// A stream's objects hold the next piece of `message.content`, or of `message.thinking`; the one with
/// `done: true` is the last. Functions are offered in OpenAI's form; each entry of `message.tool_calls` is a
/// whole call whose arguments are an object, in streams too. The reason of an answer that calls is `stop`.
@AutoService(GeneratorFactory.class)
public final class OllamaChat implements WireForm {

    @Override
    public String name() {
        return "ollama_chat";
    }

    @Override
    public WireTraits traits() {
        return OllamaWire.TRAITS;
    }

    @Override
    public boolean takesTools() {
        return true;
    }

    @Override
    public String path(Asked asked) {
        return "/api/chat";
    }

    @Override
    public void write(JsonGenerator json, Asked asked, Prompt.Asked prompt, GenerationSettings settings) {
        json.writeStartObject();
        json.writeStringProperty("model", asked.model());
        json.writeName("messages");
        json.writeStartArray();
        prompt.turns().forEach(message -> {
            json.writeStartObject();
            json.writeStringProperty("role", message.role().wireName());
            json.writeStringProperty("content", message.content());
            json.writeEndObject();
        });
        json.writeEndArray();
        if (prompt instanceof Prompt.ToolChat(_, List<Fields> tools)) {
            json.writeArrayPropertyStart("tools");
            tools.forEach(tool -> Json.write(json, tool));
            json.writeEndArray();
        }
        json.writeBooleanProperty("stream", asked.stream());
        OllamaWire.writeArguments(json, OllamaWire.arguments(settings), settings);
        json.writeEndObject();
    }

    @Override
    public AnswerReader reader(Prompt.Asked prompt) {
        return new AnswerParts("message", OllamaChat::take);
    }

    private static void take(Fields object, AnswerParts parts) {
        object.findFields("message").ifPresent(message -> {
            parts.say(AnswerParts.textOf(message, "content"));
            parts.think(AnswerParts.textOf(message, "thinking"));
            message.findItems("tool_calls").ifPresent(calls -> calls.forEach(call -> takeCall(call, parts)));
            OllamaWire.takeEnd(object, parts);
        });
    }

    private static void takeCall(Value value, AnswerParts parts) {
        if (value instanceof Fields call) {
            call.findFields("function").ifPresent(function -> parts.call(
                    AnswerParts.textOf(function, "name"), function.find("arguments").orElse(Fields.EMPTY)));
        }
    }
}
