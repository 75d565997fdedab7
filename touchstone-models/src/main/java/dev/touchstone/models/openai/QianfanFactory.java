package dev.touchstone.models.openai;

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

/// The back end `qianfan_chat`: chat of Baidu's Qianfan, second version, `POST /v2/chat/completions`.
///
/// It speaks OpenAI's chat with a bearer key; errors come in OpenAI's form, as `error_code` and `error_msg`
/// under any status, or as headers of the gateway before it.
@AutoService(GeneratorFactory.class)
public final class QianfanFactory implements WireForm {

    private static final WireTraits TRAITS = new WireTraits(
            new PathRule("/v2", List.of("/chat/completions", "/models")), WireTraits.Framing.EVENTS,
            WireTraits.End.MARKED, WireTraits.Naming.NEEDED, List.of(ModelQuery.openAi("/models")));

    @Override
    public String name() {
        return "qianfan_chat";
    }

    @Override
    public WireTraits traits() {
        return TRAITS;
    }

    @Override
    public boolean takesTools() {
        return true;
    }

    @Override
    public String path(Asked asked) {
        return Wire.CHAT.path();
    }

    @Override
    public void write(JsonGenerator json, Asked asked, Prompt.Asked prompt, GenerationSettings settings) {
        new RequestWriter(Wire.CHAT, asked.model(), asked.stream()).write(json, prompt, settings);
    }

    @Override
    public AnswerReader reader(Prompt.Asked prompt) {
        return new ReplyFields();
    }
}
