package dev.touchstone.models.service;

import com.google.auto.service.AutoService;
import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.model.GeneratorFactory;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.models.http.PathRule;
import dev.touchstone.models.wire.AnswerParts;
import dev.touchstone.models.wire.AnswerReader;
import dev.touchstone.models.wire.Arguments;
import dev.touchstone.models.wire.ModelQuery;
import dev.touchstone.models.wire.Prompts;
import dev.touchstone.models.wire.WireForm;
import dev.touchstone.models.wire.WireTraits;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// The back end `vllm_generate`: the plain interface of vLLM's first servers (and of MindIE beside its own),
/// `POST generate`.
///
/// The answer is `{"text": [...]}`, prompt and continuation together, of which the prompt is cut off; a
/// stream's objects, one a line or ended by NUL, each hold everything so far. Finish reasons and tokens are
/// not told, and a stream marks no end: it is whole when HTTP says that its body is.
@AutoService(GeneratorFactory.class)
public final class VllmGenerate implements WireForm {

    private static final WireTraits TRAITS = new WireTraits(new PathRule("", List.of("/generate")),
            WireTraits.Framing.LINES, WireTraits.End.OF_BODY, WireTraits.Naming.NOT_SENT,
            List.of(ModelQuery.openAi("/v1/models")));

    @Override
    public String name() {
        return "vllm_generate";
    }

    @Override
    public WireTraits traits() {
        return TRAITS;
    }

    @Override
    public String path(Asked asked) {
        return "/generate";
    }

    @Override
    public void write(JsonGenerator json, Asked asked, Prompt.Asked prompt, GenerationSettings settings) {
        json.writeStartObject();
        json.writeStringProperty("prompt", Prompts.text(prompt));
        json.writeBooleanProperty("stream", asked.stream());
        Arguments.of(settings, "prompt", "stream", "max_tokens").write(json);
        json.writeNumberProperty("max_tokens", settings.maxOutputTokens());
        json.writeEndObject();
    }

    @Override
    public AnswerReader reader(Prompt.Asked prompt) {
        return new AnswerParts("text", VllmGenerate::take).without(Prompts.text(prompt));
    }

    private static void take(Fields object, AnswerParts parts) {
        object.findText("text").ifPresent(parts::sayAll);
        object.findItems("text").filter(texts -> !texts.isEmpty()).map(List::getFirst)
                .filter(Value.Text.class::isInstance).map(Value::display).ifPresent(parts::sayAll);
    }
}
