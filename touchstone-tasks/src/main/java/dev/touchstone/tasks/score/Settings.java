package dev.touchstone.tasks.score;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import java.util.List;
import java.util.Optional;

/// Reads the section of a task file that names a scorer.
///
/// @param function name of the scorer function, for messages
/// @param fields the section
public record Settings(String function, Fields fields) {

    private static final List<String> COMMON = List.of("function", "name");

    /// Refuses keys that nothing reads.
    ///
    /// @param known the keys that the function reads, beside `function` and `name`
    /// @throws TouchstoneException with the unknown key and the known ones
    public Settings only(String... known) {
        List<String> names = List.of(known);
        for (String key : fields.names()) {
            if (!COMMON.contains(key) && !names.contains(key)) {
                throw new TouchstoneException(ErrorCode.CONFIG_UNKNOWN_KEY,
                        "scorer '%s' has no setting '%s'; it knows %s".formatted(function, key,
                                names.isEmpty() ? "none" : names));
            }
        }
        return this;
    }

    /// A text, or a default.
    public String text(String key, String otherwise) {
        return find(key).orElse(otherwise);
    }

    /// One of a few texts; the first is the default.
    ///
    /// @throws TouchstoneException when it is another
    public String choice(String key, String... known) {
        String chosen = text(key, known[0]);
        if (!List.of(known).contains(chosen)) {
            throw wrong(key, "is '%s'; give one of %s".formatted(chosen, List.of(known)));
        }
        return chosen;
    }

    /// True or false, or a default.
    ///
    /// @throws TouchstoneException when it is something else
    public boolean flag(String key, boolean otherwise) {
        return fields.find(key).map(found -> fields.findFlag(key).orElseThrow(() ->
                wrong(key, "is '%s'; give true or false".formatted(Json.shown(found))))).orElse(otherwise);
    }

    /// A text that must be there.
    ///
    /// @throws TouchstoneException when it is missing
    public String required(String key) {
        return find(key).orElseThrow(() -> wrong(key, "is missing; give a text"));
    }

    /// The failure of a setting that is missing or wrong.
    public TouchstoneException wrong(String key, String what) {
        return new TouchstoneException(ErrorCode.CONFIG_INVALID_VALUE,
                "scorer '%s', setting '%s': %s".formatted(function, key, what));
    }

    private Optional<String> find(String key) {
        return fields.find(key).map(_ -> fields.findText(key).orElseThrow(() -> wrong(key,
                "must be a text, is "
                + Json.shown(fields.find(key).orElseThrow()))));
    }
}
