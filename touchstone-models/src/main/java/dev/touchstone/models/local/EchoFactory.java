package dev.touchstone.models.local;

import com.google.auto.service.AutoService;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.GeneratorFactory;
import dev.touchstone.core.model.ModelSpec;

/// The back end `local_echo`: a worker that repeats what it is asked and fails on request, for tests of what
/// stands around a model.
@AutoService(GeneratorFactory.class)
public final class EchoFactory implements GeneratorFactory {

    @Override
    public String name() {
        return Engine.ECHO.backend();
    }

    @Override
    public void check(ModelSpec model) {
        LocalBackend.ofProcess().check(model, Engine.ECHO);
    }

    @Override
    public Generator create(ModelSpec model) {
        return LocalBackend.ofProcess().generator(model, Engine.ECHO);
    }
}
