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

    private final String file;
    private final Fields commandLine;

    /// @param file path of the model file, for messages
    /// @param commandLine what the command line set; its options are named in place of the file
    LiteralSecrets(String file, Fields commandLine) {
        this.file = file;
        this.commandLine = commandLine;
    }

    /// @param settings what the back end would read
    void refuse(Fields settings) {
        if (settings.find("api_key").map(Value::display).filter(LiteralSecrets::literal).isPresent()) {
            throw literalFound(inFile("api_key"));
        }
        settings.findFields("headers").orElse(Fields.EMPTY).entries().forEach((name, value) -> {
            if (SECRET_HEADER.matcher(name).matches() && literal(value.display())) {
                boolean given = commandLine.findFields("headers").flatMap(own -> own.find(name)).isPresent();
                throw literalFound(given ? "--header '" + name + "'" : inFile("headers." + name));
            }
        });
        for (String key : new String[] {"proxy", "url"}) {
            if (settings.find(key).map(Value::display).filter(LiteralSecrets::secretInUrl).isPresent()) {
                throw literalFound(commandLine.find(key).isPresent() ? "--" + key : inFile(key));
            }
        }
    }

    private static boolean secretInUrl(String url) {
        return USER_INFO.matcher(url).matches() || SECRET_QUERY.matcher(url).matches();
    }

    private static boolean literal(String text) {
        return !text.isBlank() && !REFERENCE.matcher(text).find();
    }

    private String inFile(String key) {
        return "%s: '%s'".formatted(file, key);
    }

    private static TouchstoneException literalFound(String place) {
        return new TouchstoneException(ErrorCode.CONFIG_INVALID_VALUE,
                ("%s holds a secret itself, which would be stored with the run; "
                        + "expected a reference: ${env:NAME} or ${file:PATH}").formatted(place));
    }
}
