package dev.touchstone.models.local;

import com.google.auto.service.AutoService;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.GeneratorFactory;
import dev.touchstone.core.model.ModelSpec;

/// The back end `llamacpp`: a GGUF file in llama.cpp, by the Python package `xllamacpp`.
@AutoService(GeneratorFactory.class)
public final class LlamaCppFactory implements GeneratorFactory {

    @Override
    public String name() {
        return Engine.LLAMA_CPP.backend();
    }

    @Override
    public void check(ModelSpec model) {
        LocalBackend.ofProcess().check(model, Engine.LLAMA_CPP);
    }

    @Override
    public Generator create(ModelSpec model) {
        return LocalBackend.ofProcess().generator(model, Engine.LLAMA_CPP);
    }
}
