package dev.touchstone.cli.run;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.GeneratorFactory;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.spi.Extensions;
import java.util.Map;

/// Connects models by their back end.
public final class Generators {

    private Generators() {}

    /// The generator of a model.
    ///
    /// @throws TouchstoneException when there is no such back end, or the model cannot be reached
    public static Generator connect(ModelSpec model) {
        return factory(model).create(model);
    }

    /// What makes the model's generators.
    ///
    /// @throws TouchstoneException when there is no such back end
    static GeneratorFactory factory(ModelSpec model) {
        Map<String, GeneratorFactory> factories =
                Extensions.load(GeneratorFactory.class, GeneratorFactory::name);
        GeneratorFactory factory = factories.get(model.backend());
        if (factory == null) {
            throw new TouchstoneException(ErrorCode.CONFIG_INVALID_VALUE,
                    "model '%s': there is no back end '%s'; there are: %s".formatted(
                            model.name(), model.backend(), String.join(", ", factories.keySet())));
        }
        return factory;
    }
}
