package dev.touchstone.models.replay;

import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.value.Value;
import dev.touchstone.models.testing.GeneratorContract;
import dev.touchstone.models.testing.Specs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class ReplayContractTest extends GeneratorContract {

    @TempDir
    private Path folder;

    @Override
    protected Generator open() throws IOException {
        Path file = Files.writeString(folder.resolve("answers.jsonl"), "{\"output\": \"yes\"}\n".repeat(100));
        var spec = Specs.model("replay", "", 8, "file", Value.of(file.toString()));
        return new ReplayFactory().create(new ModelSpec(spec.name(), spec.abbr(),
                spec.backend(), spec.model(), spec.settings().without("url"), spec.generation(),
                spec.maxOutputTokens(), spec.concurrency(), spec.repeats()));
    }
}
