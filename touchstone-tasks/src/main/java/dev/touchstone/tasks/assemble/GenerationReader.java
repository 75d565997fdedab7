package dev.touchstone.tasks.assemble;

import dev.touchstone.core.config.Section;
import dev.touchstone.core.config.Suggestions;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.List;
import java.util.OptionalInt;

/// Reads `generation_kwargs`, `repeats`, `k` and `aisbench_inferencer`: names of lm-evaluation-harness to
/// names of the wire.
final class GenerationReader {

    private static final int MOST_TOKENS = 10_000_000;
    private static final List<String> LENGTH_KEYS = List.of("max_gen_toks", "max_new_tokens", "max_tokens");

    private static final List<String> OWN_KEYS =
            List.of("max_gen_toks", "max_new_tokens", "max_tokens", "until", "do_sample", "temperature");

    private GenerationReader() {}

    /// Sampling arguments have any name the server understands, so a name that is one of ours but for a
    /// letter would go out as it stands and bound nothing.
    private static void refuseMisspelt(Section given, String key) {
        for (String own : OWN_KEYS) {
            if (Suggestions.distance(key, own) == 1) {
                throw new TouchstoneException(ErrorCode.CONFIG_UNKNOWN_KEY,
                        "%s: unknown key 'generation_kwargs.%s', did you mean '%s'?"
                                .formatted(given.place(key), key, own));
            }
        }
    }

    static TaskDefinition.Generation read(Section file) {
        Section given = file.section("generation_kwargs");
        Fields arguments = Fields.EMPTY;
        OptionalInt longest = OptionalInt.empty();
        for (String key : LENGTH_KEYS) {
            OptionalInt tokens = given.wholeNumber(key, 1, MOST_TOKENS);
            longest = longest.isPresent() ? longest : tokens;
        }
        List<String> stop = given.texts("until");
        if (!stop.isEmpty()) {
            arguments = arguments.with("stop", Value.ofTexts(stop));
        }
        boolean greedy = !given.flag("do_sample").orElse(true);
        for (String key : given.fields().names()) {
            if (LENGTH_KEYS.contains(key) || key.equals("until") || key.equals("do_sample")) {
                continue;
            }
            refuseMisspelt(given, key);
            if (given.value(key).isPresent()) {
                arguments = arguments.with(key, given.value(key).orElseThrow());
            }
        }
        if (greedy && arguments.find("temperature").isEmpty()) {
            arguments = arguments.with("temperature", Value.of(0));
        }
        return new TaskDefinition.Generation(arguments, longest,
                file.wholeNumber("repeats", 1, 10_000), file.wholeNumber("k", 1, 10_000),
                file.section("aisbench_inferencer").fields());
    }
}
