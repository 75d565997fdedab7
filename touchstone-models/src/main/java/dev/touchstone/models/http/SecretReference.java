package dev.touchstone.models.http;

import dev.touchstone.core.config.Secret;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.IoReason;
import dev.touchstone.core.error.TouchstoneException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Resolves `${env:NAME}` and `${file:PATH}` to the secret behind them.
public final class SecretReference {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file):([^}]+)}");

    private final Map<String, String> environment;

    /// @param environment the variables that `${env:...}` reads
    public SecretReference(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /// True when the text holds at least one reference.
    public static boolean isReference(String text) {
        return REFERENCE.matcher(text).find();
    }

    /// The text with every reference replaced; texts without one are taken as they are.
    ///
    /// @throws TouchstoneException `CONFIG_SECRET_MISSING` naming the variable or the file
    public Secret resolve(String text) {
        Matcher matcher = REFERENCE.matcher(text);
        String value = matcher.replaceAll(found -> Matcher.quoteReplacement(
                found.group(1).equals("env") ? variable(found.group(2)) : file(found.group(2))));
        return new Secret(text, value);
    }

    private String variable(String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new TouchstoneException(ErrorCode.CONFIG_SECRET_MISSING,
                    "the environment variable %s is %s; set it to the key before the run"
                            .formatted(name, value == null ? "not set" : "empty"));
        }
        return singleLine(value.strip(), "the environment variable " + name);
    }

    private static String file(String path) {
        try {
            return singleLine(Files.readString(Path.of(path)).strip(), "the file " + path);
        } catch (IOException unreadable) {
            throw new TouchstoneException(ErrorCode.CONFIG_SECRET_MISSING,
                    "the file %s that holds a secret cannot be read (%s)"
                            .formatted(path, IoReason.of(unreadable)));
        }
    }

    private static String singleLine(String value, String place) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new TouchstoneException(ErrorCode.CONFIG_SECRET_MISSING,
                    place + " holds more than one line; a key is one line");
        }
        return value;
    }
}
