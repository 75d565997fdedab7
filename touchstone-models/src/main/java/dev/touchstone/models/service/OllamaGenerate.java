package dev.touchstone.models.service;

import com.google.auto.service.AutoService;
import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.model.GeneratorFactory;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.models.wire.AnswerParts;
import dev.touchstone.models.wire.AnswerReader;
import dev.touchstone.models.wire.Prompts;
import dev.touchstone.models.wire.WireForm;
import dev.touchstone.models.wire.WireTraits;
import tools.jackson.core.JsonGenerator;

/// The back end `ollama_generate`: a text continued by Ollama, `POST api/generate`, answers one JSON object a
/// line.
///
/// `raw: true` is sent unless the arguments say otherwise: without it the server puts the text into its chat
/// template, which is what `ollama_chat` is for.
@AutoService(GeneratorFactory.class)
public final class OllamaGenerate implements WireForm {

    @Override
    public String name() {
        return "ollama_generate";
    }

    @Override
    public WireTraits traits() {
        return OllamaWire.TRAITS;
    }

    @Override
    public String path(Asked asked) {
        return "/api/generate";
    }

    @Override
    public void write(JsonGenerator json, Asked asked, Prompt.Asked prompt, GenerationSettings settings) {
        json.writeStartObject();
        json.writeStringProperty("model", asked.model());
        json.writeStringProperty("prompt", Prompts.text(prompt));
        json.writeBooleanProperty("stream", asked.stream());
        OllamaWire.writeArguments(json, OllamaWire.arguments(settings).orElse("raw", Value.of(true)),
                settings);
        json.writeEndObject();
    }

    @Override
    public AnswerReader reader(Prompt.Asked prompt) {
        return new AnswerParts("response", OllamaGenerate::take);
    }

    private static void take(Fields object, AnswerParts parts) {
        object.findText("response").ifPresent(piece -> {
            parts.say(piece);
            parts.think(AnswerParts.textOf(object, "thinking"));
            OllamaWire.takeEnd(object, parts);
        });
    }
}
