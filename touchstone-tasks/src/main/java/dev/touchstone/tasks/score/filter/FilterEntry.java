package dev.touchstone.tasks.score.filter;

import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.tasks.score.Settings;
import java.math.BigDecimal;
import java.util.Optional;

/// One entry of a `filter` list.
///
/// @param fields `function` and its settings
record FilterEntry(Fields fields) {

    String function() {
        return fields.findText("function").orElse("");
    }

    /// Refuses unknown keys.
    FilterEntry only(String... known) {
        settings().only(known);
        return this;
    }

    Optional<String> text(String key) {
        return fields.find(key).isEmpty() ? Optional.empty() : Optional.of(settings().text(key, ""));
    }

    String required(String key) {
        return settings().required(key);
    }

    int integer(String key, int otherwise) {
        if (fields.find(key).isEmpty()) {
            return otherwise;
        }
        BigDecimal number = fields.findNumber(key).orElseThrow(() -> wrong(key, "must be a whole number"));
        try {
            return number.intValueExact();
        } catch (ArithmeticException fraction) {
            throw wrong(key, "must be a whole number, is " + number);
        }
    }

    boolean flag(String key) {
        return fields.find(key).isPresent() && fields.findFlag(key).orElseThrow(() -> wrong(key,
                "must be true or false"));
    }

    BoundedPattern pattern(boolean ignoreCase) {
        String expression = text("regex_pattern").orElse("#### (\\-?[0-9\\.\\,]+)");
        return BoundedPattern.compile(ignoreCase ? "(?i)" + expression : expression,
                "filter '%s', regex_pattern".formatted(function()));
    }

    TouchstoneException wrong(String key, String what) {
        return settings().wrong(key, what);
    }

    private Settings settings() {
        return new Settings("filter " + function(), fields);
    }
}
