package dev.touchstone.core.model;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/// How an answer is to be generated; everything here changes the text and so belongs to a run's identity.
///
/// @param maxOutputTokens upper bound of the answer's length, at least 1
/// @param arguments sampling arguments by their OpenAI wire names (`temperature`, `top_p`, `seed`, `stop` and
///        whatever else the server understands), sorted by name; sent as they are
public record GenerationSettings(int maxOutputTokens, Fields arguments) {

    /// The bound on answers where nobody sets one, as in AISBench's model files.
    public static final int DEFAULT_MAX_OUTPUT_TOKENS = 512;

    public GenerationSettings {
        if (maxOutputTokens < 1) {
            throw new IllegalArgumentException("maxOutputTokens must be at least 1, is " + maxOutputTokens);
        }
        arguments = new Fields(new TreeMap<>(arguments.entries()));
    }

    /// Sampling temperature when one is set.
    public OptionalDouble temperature() {
        return number("temperature");
    }

    /// Nucleus bound when one is set.
    public OptionalDouble topP() {
        return number("top_p");
    }

    /// Seed when one is set.
    public OptionalLong seed() {
        return arguments.findNumber("seed").map(number -> OptionalLong.of(number.longValue()))
                .orElseGet(OptionalLong::empty);
    }

    /// A whole-number argument, such as `top_k`.
    public OptionalInt wholeNumber(String name) {
        return arguments.findNumber(name).map(number -> OptionalInt.of(number.intValue()))
                .orElseGet(OptionalInt::empty);
    }

    /// Texts that end an answer; empty when none is set.
    public List<String> stop() {
        return switch (arguments.entries().get("stop")) {
            case Value.Text(String text) -> List.of(text);
            case Value.Items(List<Value> items) -> items.stream().map(Value::display).toList();
            case null, default -> List.of();
        };
    }

    /// These settings with one argument set or replaced.
    public GenerationSettings with(String name, Value value) {
        return new GenerationSettings(maxOutputTokens, arguments.with(name, value));
    }

    /// These settings with another bound on the answer's length.
    public GenerationSettings withMaxOutputTokens(int bound) {
        return new GenerationSettings(bound, arguments);
    }

    /// The settings as fields, `max_tokens` included, for logs and fingerprints.
    public Fields toFields() {
        Map<String, Value> all = new TreeMap<>(arguments.entries());
        all.put("max_tokens", Value.of(maxOutputTokens));
        return new Fields(all);
    }

    private OptionalDouble number(String name) {
        return arguments.findNumber(name).map(number -> OptionalDouble.of(number.doubleValue()))
                .orElseGet(OptionalDouble::empty);
    }
}
