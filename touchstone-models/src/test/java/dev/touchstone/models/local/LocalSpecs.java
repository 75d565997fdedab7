package dev.touchstone.models.local;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.model.GenerationRequest;
import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/// Local models and questions in tests.
final class LocalSpecs {

    private LocalSpecs() {}

    /// A model of that back end.
    ///
    /// @param batchSize questions in a batch
    /// @param settings name and value in turn
    static ModelSpec model(Engine engine, int batchSize, Object... settings) {
        Map<String, Value> entries = new LinkedHashMap<>();
        for (int at = 0; at < settings.length; at += 2) {
            entries.put((String) settings[at], switch (settings[at + 1]) {
                case Boolean flag -> Value.of((boolean) flag);
                case Integer number -> Value.of(number);
                case Value value -> value;
                case Object other -> Value.of(other.toString());
            });
        }
        return new ModelSpec("test", "test", engine.backend(), "", new Fields(entries), Fields.EMPTY,
                OptionalInt.empty(), batchSize, OptionalInt.empty());
    }

    /// The generator of a model, with this process's environment.
    static Generator open(Engine engine, int batchSize, Object... settings) {
        return LocalBackend.ofProcess().generator(model(engine, batchSize, settings), engine);
    }

    /// A text to be continued.
    static GenerationRequest ask(int sample, String text, int most, Map<String, Value> arguments) {
        return new GenerationRequest(new AttemptKey(sample, 0), new Prompt.Text(text),
                new GenerationSettings(most, new Fields(arguments)));
    }
}
