package dev.touchstone.tasks.custom;

import dev.touchstone.core.config.Section;
import dev.touchstone.core.config.Suggestions;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.IoReason;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.json.JsonProblem;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;

/// What a meta file says: how many rows, which, and how long their answers may be.
///
/// @param requestCount number of rows to ask; more than the file holds: its rows come again from the first
/// @param sampling which rows
/// @param bounds of the answers; they replace a row's own `max_tokens`
record CustomMeta(OptionalInt requestCount, Sampling sampling, OutputBounds bounds) {

    static final CustomMeta NONE = new CustomMeta(OptionalInt.empty(), Sampling.DEFAULT,
            new OutputBounds.None());

    /// How rows are chosen; random choices are seeded, unlike AISBench's.
    enum Sampling {
        /// The first ones, in order.
        DEFAULT,
        /// Each one at random, the same row may come again.
        RANDOM,
        /// In random order.
        SHUFFLE
    }

    private static final Set<String> KEYS = Set.of("request_count", "sampling_mode", "output_config");

    /// Reads a meta file.
    ///
    /// @throws TouchstoneException when it is unreadable or says something unknown; the message holds
    ///         AISBench's code UTILS-PARAM-008
    static CustomMeta read(Path file) {
        Fields fields;
        try {
            String text = Files.readString(file);
            String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
            if (!(Json.parse(content) instanceof Fields parsed)) {
                throw wrong(file, "expected a JSON object");
            }
            fields = parsed;
        } catch (JacksonException notJson) { // its whole message speaks of the library's own settings
            throw new TouchstoneException(ErrorCode.CONFIG_UNREADABLE,
                    "%s:%d: not readable as JSON: %s".formatted(file, JsonProblem.line(notJson),
                            JsonProblem.reason(notJson)), notJson);
        } catch (IOException unreadable) {
            throw new TouchstoneException(ErrorCode.CONFIG_UNREADABLE,
                    "%s: cannot be read: %s".formatted(file, IoReason.of(unreadable)), unreadable);
        }
        refuseUnknown(file, "", fields, KEYS);
        Section section = Section.of(file.toString(), fields);
        OptionalInt count = section.wholeNumber("request_count", 1, Integer.MAX_VALUE);
        Sampling sampling = section.text("sampling_mode").map(mode -> sampling(file, mode))
                .orElse(Sampling.DEFAULT);
        OutputBounds bounds = section.value("output_config").isEmpty()
                ? new OutputBounds.None()
                : bounds(file, section.section("output_config"));
        return new CustomMeta(count, sampling, bounds);
    }

    private static Sampling sampling(Path file, String mode) {
        return switch (mode) {
            case "default" -> Sampling.DEFAULT;
            case "random" -> Sampling.RANDOM;
            case "shuffle" -> Sampling.SHUFFLE;
            default -> throw wrong(file,
                    "sampling_mode is '%s', expected default, random or shuffle".formatted(mode));
        };
    }

    private static OutputBounds bounds(Path file, Section section) {
        refuseUnknown(file, "output_config.", section.fields(), Set.of("method", "params"));
        Section params = section.section("params");
        String method = section.requireText("method");
        return switch (method) {
            case "uniform" -> {
                refuseUnknown(file, "output_config.params.", params.fields(),
                        Set.of("min_value", "max_value"));
                int least = params.wholeNumber("min_value", 1, Integer.MAX_VALUE - 1)
                        .orElseThrow(() -> params.missing("min_value"));
                int most = params.wholeNumber("max_value", least, Integer.MAX_VALUE - 1)
                        .orElseThrow(() -> params.missing("max_value"));
                yield new OutputBounds.Uniform(least, most);
            }
            case "percentage" -> {
                refuseUnknown(file, "output_config.params.", params.fields(),
                        Set.of("percentage_distribute"));
                yield shares(file, params);
            }
            default -> throw wrong(file,
                    "output_config.method is '%s', expected uniform or percentage".formatted(method));
        };
    }

    private static OutputBounds shares(Path file, Section params) {
        String shape = "a list of [tokens, share] whose shares add up to 1";
        List<OutputBounds.Share> shares = new ArrayList<>();
        double sum = 0;
        for (Value pair : params.fields().findItems("percentage_distribute")
                .orElseThrow(() -> wrong(file, "percentage_distribute is missing, expected " + shape))) {
            if (!(pair instanceof Value.Items(List<Value> two) && two.size() == 2
                    && two.get(0) instanceof Value.Numeric(BigDecimal tokens)
                    && two.get(1) instanceof Value.Numeric(BigDecimal share)
                    && tokens.signum() > 0 && tokens.precision() < 10
                    && tokens.stripTrailingZeros().scale() <= 0
                    && share.signum() >= 0)) {
                throw wrong(file, "percentage_distribute holds %s, expected %s".formatted(Json.write(pair),
                        shape));
            }
            shares.add(new OutputBounds.Share(tokens.intValue(), share.doubleValue()));
            sum += share.doubleValue();
        }
        if (Math.abs(sum - 1) > 1e-6) {
            throw wrong(file, "the shares of percentage_distribute add up to %s, expected 1".formatted(sum));
        }
        return new OutputBounds.Shares(shares);
    }

    private static void refuseUnknown(Path file, String path, Fields fields, Set<String> known) {
        for (String name : fields.names()) {
            if (!known.contains(name)) {
                throw new TouchstoneException(ErrorCode.CONFIG_UNKNOWN_KEY,
                        "%s: unknown key '%s%s'%s; known keys: %s (UTILS-PARAM-008)".formatted(
                                file, path, name,
                                Suggestions.sentence(name, known), String.join(", ", new TreeSet<>(known))));
            }
        }
    }

    private static TouchstoneException wrong(Path file, String what) {
        return new TouchstoneException(ErrorCode.CONFIG_INVALID_VALUE, "%s: %s".formatted(file, what));
    }
}
