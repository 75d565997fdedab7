package dev.touchstone.models.catalog;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.regex.Pattern;

/// Refuses secrets that are written out: what a model resolves to is stored with the run, so it may hold
/// references only.
///
/// Messages name the key and never the value.
final class LiteralSecrets {

    private static final Pattern SECRET_HEADER =
            Pattern.compile("(?i).*(authorization|key|token|secret|cookie|password).*");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file):[^}]+}");
    private static final Pattern USER_INFO = Pattern.compile("(.*//)?[^/@]+@.*");

    private static final Pattern SECRET_QUERY =
            Pattern.compile("(?i).*[?&][^=&]*(key|token|secret|sig)[^=&]*=.*");

    private LiteralSecrets() {}

    /// @param settings what the back end would read
    static void refuse(String origin, Fields settings) {
        if (settings.find("api_key").map(Value::display).filter(LiteralSecrets::literal).isPresent()) {
            throw literalFound(origin, "api_key");
        }
        settings.findFields("headers").orElse(Fields.EMPTY).entries().forEach((name, value) -> {
            if (SECRET_HEADER.matcher(name).matches() && literal(value.display())) {
                throw literalFound(origin, "headers." + name);
            }
        });
        for (String key : new String[] {"proxy", "url"}) {
            if (settings.find(key).map(Value::display).filter(LiteralSecrets::secretInUrl).isPresent()) {
                throw literalFound(origin, key);
            }
        }
    }

    private static boolean secretInUrl(String url) {
        return USER_INFO.matcher(url).matches() || SECRET_QUERY.matcher(url).matches();
    }

    private static boolean literal(String text) {
        return !text.isBlank() && !REFERENCE.matcher(text).find();
    }

    private static TouchstoneException literalFound(String origin, String key) {
        return new TouchstoneException(ErrorCode.CONFIG_INVALID_VALUE,
                ("%s: '%s' holds a secret itself, which would be stored with the run; "
                        + "expected a reference: ${env:NAME} or ${file:PATH}").formatted(origin, key));
    }
}
