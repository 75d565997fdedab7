package dev.touchstone.gguf;

import com.google.auto.service.AutoService;
import dev.touchstone.core.config.Section;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.GeneratorFactory;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.gguf.llama.EmbeddedModel;
import dev.touchstone.gguf.llama.EmbeddedOptions;
import dev.touchstone.gguf.pull.ModelStore;
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
    public void check(ModelSpec model) {
        options(model);
    }

    @Override
    public Generator create(ModelSpec model) {
        EmbeddedOptions options = options(model);
        String name = model.model().isEmpty() ? "smollm2" : model.model();
        Path file = ModelStore.ofUser().locate(name);
        return new EmbeddedGenerator(EmbeddedModel.open(file, options), model, new SplittableRandom());
    }

    /// A key that nothing reads is refused: `file` in place of `model` would run another model unseen.
    private static EmbeddedOptions options(ModelSpec model) {
        Section section = Section.of("model '" + model.name() + "'", model.settings());
        EmbeddedOptions standard = EmbeddedOptions.standard();
        EmbeddedOptions options = new EmbeddedOptions(
                section.wholeNumber("threads", 1, 256).orElse(standard.threads()),
                section.wholeNumber("sequences", 1, 64).orElse(standard.sequences()),
                Math.max(16, section.wholeNumber("context", 1, 1 << 20).orElse(standard.context())),
                Integer.MAX_VALUE);
        section.accept("pred_postprocessor");
        section.refuseUnknown();
        return options;
    }
}
