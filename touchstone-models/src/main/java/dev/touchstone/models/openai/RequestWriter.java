package dev.touchstone.models.openai;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.models.wire.Prompts;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/// Writes the body of a request.
///
/// Keys in the order that AISBench sends: `stream`, `messages` or `prompt`, the sampling arguments sorted by
/// name, `max_tokens`, `model`, and `stream_options` when streaming. `num_return_sequences` is never sent:
/// repeats are requests of their own.
final class RequestWriter {

    private final Wire wire;
    private final String model;
    private final boolean stream;

    RequestWriter(Wire wire, String model, boolean stream) {
        this.wire = wire;
        this.model = model;
        this.stream = stream;
    }

    void write(JsonGenerator json, Prompt.Asked prompt, GenerationSettings settings) {
        json.writeStartObject();
        json.writeBooleanProperty("stream", stream);
        switch (wire) {
            case CHAT -> {
                writeMessages(json, prompt);
                writeTools(json, prompt);
            }
            case COMPLETIONS -> json.writeStringProperty("prompt", Prompts.text(prompt));
        }
        for (Map.Entry<String, Value> argument : settings.arguments().entries().entrySet()) {
            if (!reserved(argument.getKey())) {
                json.writeName(argument.getKey());
                Json.write(json, argument.getValue());
            }
        }
        json.writeNumberProperty("max_tokens", settings.maxOutputTokens());
        json.writeStringProperty("model", model);
        if (stream) {
            json.writeName("stream_options");
            json.writeStartObject();
            json.writeBooleanProperty("include_usage", true);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static boolean reserved(String name) {
        return switch (name) {
            case "num_return_sequences", "stream", "messages", "prompt", "max_tokens", "model",
                    "stream_options" -> true;
            default -> false;
        };
    }

    private static void writeTools(JsonGenerator json, Prompt.Asked prompt) {
        if (prompt instanceof Prompt.ToolChat(_, List<Fields> tools)) {
            json.writeArrayPropertyStart("tools");
            tools.forEach(tool -> Json.write(json, tool));
            json.writeEndArray();
        }
    }

    private static void writeMessages(JsonGenerator json, Prompt.Asked prompt) {
        json.writeName("messages");
        json.writeStartArray();
        prompt.turns().forEach(turn -> writeMessage(json, turn.role().wireName(), turn.content()));
        json.writeEndArray();
    }

    private static void writeMessage(JsonGenerator json, String role, String content) {
        json.writeStartObject();
        json.writeStringProperty("role", role);
        json.writeStringProperty("content", content);
        json.writeEndObject();
    }
}
