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

/// The back end `mindie`: MindIE's own interface, `POST infer`.
///
/// The body is `{inputs, stream, parameters: {..., max_new_tokens}}`, as AISBench sends it. Each event of a
/// stream holds a token, or the whole answer so far (`generated_text`, the last one counts). With
/// `details: true` among the parameters the last event tells the finish reason; without, the end of the body
/// is the answer's. The server counts no tokens of the prompt.
@AutoService(GeneratorFactory.class)
public final class MindieInfer implements WireForm {

    private static final WireTraits TRAITS = new WireTraits(new PathRule("", List.of("/infer")),
            WireTraits.Framing.EVENTS, WireTraits.End.OF_BODY, WireTraits.Naming.NOT_SENT,
            List.of(ModelQuery.openAi("/v1/models"), new ModelQuery("/info", "", "", "model_id")));

    @Override
    public String name() {
        return "mindie";
    }

    @Override
    public WireTraits traits() {
        return TRAITS;
    }

    @Override
    public String path(Asked asked) {
        return "/infer";
    }

    @Override
    public void write(JsonGenerator json, Asked asked, Prompt.Asked prompt, GenerationSettings settings) {
        json.writeStartObject();
        GeneratedText.writeInputs(json, prompt);
        json.writeBooleanProperty("stream", asked.stream());
        GeneratedText.writeParameters(json, settings);
        json.writeEndObject();
    }

    @Override
    public AnswerReader reader(Prompt.Asked prompt) {
        return GeneratedText.reader();
    }
}
