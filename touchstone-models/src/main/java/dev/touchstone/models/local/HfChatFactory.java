package dev.touchstone.models.local;

import com.google.auto.service.AutoService;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.GeneratorFactory;
import dev.touchstone.core.model.ModelSpec;

/// The back end `hf_chat_model`: a chat model of Hugging Face transformers on this machine, prompts by its
/// chat template.
@AutoService(GeneratorFactory.class)
public final class HfChatFactory implements GeneratorFactory {

    @Override
    public String name() {
        return Engine.CHAT.backend();
    }

    @Override
    public void check(ModelSpec model) {
        LocalBackend.ofProcess().check(model, Engine.CHAT);
    }

    @Override
    public Generator create(ModelSpec model) {
        return LocalBackend.ofProcess().generator(model, Engine.CHAT);
    }
}
