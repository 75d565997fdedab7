package dev.touchstone.models.openai;

import com.google.auto.service.AutoService;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.GeneratorFactory;
import dev.touchstone.core.model.ModelSpec;

/// The back end `openai_chat`: `POST /chat/completions`.
@AutoService(GeneratorFactory.class)
public final class ChatFactory implements GeneratorFactory {

    @Override
    public String name() {
        return "openai_chat";
    }

    @Override
    public Generator create(ModelSpec model) {
        return OpenAiBackend.ofProcess().generator(model, Wire.CHAT);
    }
}
