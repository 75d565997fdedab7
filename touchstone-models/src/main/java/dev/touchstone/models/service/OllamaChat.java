package dev.touchstone.models.service;

import com.google.auto.service.AutoService;
import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.model.GeneratorFactory;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.value.Fields;
import dev.touchstone.models.wire.AnswerParts;
import dev.touchstone.models.wire.AnswerReader;
import dev.touchstone.models.wire.WireForm;
import dev.touchstone.models.wire.WireTraits;
import tools.jackson.core.JsonGenerator;

/// The back end `ollama_chat`: Ollama's chat, `POST api/chat`, answers one JSON object a line.
///
/// A stream's objects hold the next piece of `message.content`, or of `message.thinking`; the one with
/// `done: true` is the last.
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
            OllamaWire.takeEnd(object, parts);
        });
    }
}
