package dev.touchstone.gguf;

import com.google.auto.service.AutoService;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.GeneratorFactory;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.gguf.llama.EmbeddedModel;
import dev.touchstone.gguf.llama.EmbeddedOptions;
import dev.touchstone.gguf.pull.ModelStore;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.SplittableRandom;

/// The back end `embedded`: a GGUF model in this process.
///
/// The specification's `model` is a known name (`smollm2`, fetched before) or the path of a .gguf file; empty
/// means `smollm2`. Settings: `threads` (default: processors, at most 8), `sequences` computed at once
/// (default 8), `context` in tokens (default 4096).
@AutoService(GeneratorFactory.class)
public final class EmbeddedGeneratorFactory implements GeneratorFactory {

    /// For `ServiceLoader`.
    public EmbeddedGeneratorFactory() {}

    @Override
    public String name() {
        return "embedded";
    }

    @Override
    public Generator create(ModelSpec model) {
        EmbeddedOptions standard = EmbeddedOptions.standard();
        EmbeddedOptions options = new EmbeddedOptions(
                setting(model, "threads", 256, standard.threads()),
                setting(model, "sequences", 64, standard.sequences()),
                Math.max(16, setting(model, "context", 1 << 20, standard.context())),
                Integer.MAX_VALUE);
        String name = model.model().isEmpty() ? "smollm2" : model.model();
        Path file = ModelStore.ofUser().locate(name);
        return new EmbeddedGenerator(EmbeddedModel.open(file, options), model, new SplittableRandom());
    }

    private static int setting(ModelSpec model, String key, int most, int standard) {
        BigDecimal value = model.settings().findNumber(key).orElse(BigDecimal.valueOf(standard));
        if (value.stripTrailingZeros().scale() > 0 || value.compareTo(BigDecimal.ONE) < 0
                || value.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw new TouchstoneException(ErrorCode.CONFIG_INVALID_VALUE,
                    "%s: '%s' is %s, expected a whole number from 1 to %d".formatted(model.name(), key, value,
                    most));
        }
        return value.intValue();
    }
}
