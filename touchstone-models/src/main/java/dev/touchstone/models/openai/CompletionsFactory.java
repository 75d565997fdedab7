package dev.touchstone.models.openai;

import com.google.auto.service.AutoService;
import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.GeneratorFactory;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.models.http.PathRule;
import dev.touchstone.models.wire.AnswerReader;
import dev.touchstone.models.wire.ModelQuery;
import dev.touchstone.models.wire.ServiceGenerator;
import dev.touchstone.models.wire.WireForm;
import dev.touchstone.models.wire.WireTraits;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// The back end `openai_completions`: `POST /completions`, with log-likelihoods where the server echoes
/// prompts.
@AutoService(GeneratorFactory.class)
public final class CompletionsFactory implements WireForm {

    private static final WireTraits TRAITS = new WireTraits(PathRule.OPENAI, WireTraits.Framing.EVENTS,
            WireTraits.End.MARKED, WireTraits.Naming.NEEDED, List.of(ModelQuery.openAi("/models")));

    @Override
    public String name() {
        return "openai_completions";
    }

    @Override
    public WireTraits traits() {
        return TRAITS;
    }

    @Override
    public String path(Asked asked) {
        return Wire.COMPLETIONS.path();
    }

    @Override
    public void write(JsonGenerator json, Asked asked, Prompt.Asked prompt, GenerationSettings settings) {
        new RequestWriter(Wire.COMPLETIONS, asked.model(), asked.stream()).write(json, prompt, settings);
    }

    @Override
    public AnswerReader reader(Prompt.Asked prompt) {
        return new ReplyFields();
    }

    @Override
    public Generator generator(ServiceGenerator service) {
        return new CompletionsGenerator(service, new EchoLikelihood(service.tries(), service.identity()));
    }
}
