package dev.touchstone.models.service;

import com.google.auto.service.AutoService;
import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.model.GeneratorFactory;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.models.http.PathRule;
import dev.touchstone.models.wire.AnswerReader;
import dev.touchstone.models.wire.ModelQuery;
import dev.touchstone.models.wire.WireForm;
import dev.touchstone.models.wire.WireTraits;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// The back end `tgi`: text-generation-inference, `POST generate` and `generate_stream`.
///
/// The body is `{inputs, parameters: {..., max_new_tokens}}`, as AISBench sends it. A stream's events hold a
/// token each; the last one has the whole text, and with `details: true` among the parameters the finish
/// reason and the tokens. Plain answers count their tokens in headers.
@AutoService(GeneratorFactory.class)
public final class TgiGenerate implements WireForm {

    private static final WireTraits TRAITS = new WireTraits(
            new PathRule("", List.of("/generate_stream", "/generate")),
            WireTraits.Framing.EVENTS, WireTraits.End.MARKED, WireTraits.Naming.NOT_SENT,
            List.of(new ModelQuery("/info", "", "", "model_id"), ModelQuery.openAi("/v1/models")));

    @Override
    public String name() {
        return "tgi";
    }

    @Override
    public WireTraits traits() {
        return TRAITS;
    }

    @Override
    public String path(Asked asked) {
        return asked.stream() ? "/generate_stream" : "/generate";
    }

    @Override
    public void write(JsonGenerator json, Asked asked, Prompt.Asked prompt, GenerationSettings settings) {
        json.writeStartObject();
        GeneratedText.writeInputs(json, prompt);
        GeneratedText.writeParameters(json, settings);
        json.writeEndObject();
    }

    @Override
    public AnswerReader reader(Prompt.Asked prompt) {
        return GeneratedText.readerOfLast();
    }
}
