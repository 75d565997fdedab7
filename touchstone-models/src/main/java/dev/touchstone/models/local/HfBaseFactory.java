package dev.touchstone.models.local;

import com.google.auto.service.AutoService;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.GeneratorFactory;
import dev.touchstone.core.model.ModelSpec;

/// The back end `hf_base_model`: a model of Hugging Face transformers on this machine, prompts as plain
/// texts.
@AutoService(GeneratorFactory.class)
public final class HfBaseFactory implements GeneratorFactory {

    @Override
    public String name() {
        return Engine.BASE.backend();
    }

    @Override
    public void check(ModelSpec model) {
        LocalBackend.ofProcess().check(model, Engine.BASE);
    }

    @Override
    public Generator create(ModelSpec model) {
        return LocalBackend.ofProcess().generator(model, Engine.BASE);
    }
}
