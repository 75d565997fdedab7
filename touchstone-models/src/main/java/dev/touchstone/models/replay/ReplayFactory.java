package dev.touchstone.models.replay;

import com.google.auto.service.AutoService;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.IoReason;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.GeneratorFactory;
import dev.touchstone.core.model.ModelSpec;
import java.io.IOException;

/// The back end `replay`: answers from the file that the setting `file` names.
@AutoService(GeneratorFactory.class)
public final class ReplayFactory implements GeneratorFactory {

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public void check(ModelSpec model) {
        ReplaySettings.read(model);
    }

    @Override
    public Generator create(ModelSpec model) {
        ReplaySettings settings = ReplaySettings.read(model);
        try {
            return new ReplayGenerator(settings, new RecordScan(settings).scan(), model.concurrency());
        } catch (IOException failed) {
            throw new TouchstoneException(ErrorCode.DATA_UNREADABLE,
                    "%s cannot be opened: %s".formatted(settings.file(), IoReason.of(failed)), failed);
        }
    }
}
