package dev.touchstone.models.local;

import dev.touchstone.core.model.Generator;
import dev.touchstone.models.testing.GeneratorContract;
import dev.touchstone.models.testing.Pythons;

/// The contract of generators, kept by a model in another process.
class EchoContractIT extends GeneratorContract {

    @Override
    protected Generator open() {
        return LocalSpecs.open(Engine.ECHO, 8, "python", Pythons.any());
    }
}
