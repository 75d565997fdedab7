package dev.touchstone.models.openai;

import com.google.auto.service.AutoService;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.GeneratorFactory;
import dev.touchstone.core.model.ModelSpec;

/// The back end `openai_completions`: `POST /completions`, with log-likelihoods where the server echoes
/// prompts.
@AutoService(GeneratorFactory.class)
public final class CompletionsFactory implements GeneratorFactory {

    @Override
    public String name() {
        return "openai_completions";
    }

    @Override
    public Generator create(ModelSpec model) {
        return OpenAiBackend.ofProcess().generator(model, Wire.COMPLETIONS);
    }
}
