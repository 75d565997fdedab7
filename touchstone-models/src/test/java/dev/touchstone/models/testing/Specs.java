package dev.touchstone.models.testing;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.model.GenerationRequest;
import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/// Short ways to models and requests in tests.
public final class Specs {

    private Specs() {}

    /// A model of that back end at that address, named `fake`.
    ///
    /// @param settings further settings, name and value in turn
    public static ModelSpec model(String backend, String url, int concurrency, Object... settings) {
        Map<String, Value> entries = new LinkedHashMap<>();
        entries.put("url", Value.of(url));
        for (int at = 0; at < settings.length; at += 2) {
            entries.put((String) settings[at], switch (settings[at + 1]) {
                case Boolean flag -> Value.of(flag);
                case Integer number -> Value.of(number);
                case Double number -> Value.of(number);
                case Value value -> value;
                case Object other -> Value.of(other.toString());
            });
        }
        return new ModelSpec("test", "test", backend, "fake", new Fields(entries), Fields.EMPTY,
                OptionalInt.empty(),
                concurrency, OptionalInt.empty());
    }

    /// A question of one user message.
    public static GenerationRequest ask(int sample, String text) {
        return new GenerationRequest(new AttemptKey(sample, 0), Prompt.user(text),
                new GenerationSettings(512, new Fields(Map.of("temperature", Value.of(0.01)))));
    }
}
