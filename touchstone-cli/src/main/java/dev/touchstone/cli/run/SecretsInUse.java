package dev.touchstone.cli.run;

import dev.touchstone.core.config.Secret;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The secret values that a run knows, so that nothing writes them to the disk.
final class SecretsInUse {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file):([^}]+)}");
    private static final Pattern REFERENCE_ALONE =
            Pattern.compile("\\s*(\\w+\\s+)?\\$\\{(env|file):[^}]+}\\s*"); // such as Bearer ${env:KEY}
    private static final Pattern USER_INFO = Pattern.compile("//([^/\\s]+)@");

    private final Map<String, String> environment;

    SecretsInUse(Map<String, String> environment) {
        this.environment = environment;
    }

    /// Keys, literal header values and passwords in addresses of some models.
    List<Secret> of(List<ModelSpec> models) {
        List<Secret> secrets = new ArrayList<>();
        for (ModelSpec model : models) {
            Fields settings = model.settings();
            settings.findText("api_key_env").ifPresent(name -> addReferred(secrets, "${env:" + name + "}"));
            settings.findText("api_key").ifPresent(text -> addReferred(secrets, text));
            settings.findFields("headers").ifPresent(headers -> headers.entries().values().forEach(value -> {
                if (value instanceof Value.Text(String text)) {
                    addReferred(secrets, text);
                    if (!REFERENCE_ALONE.matcher(text).matches()) {
                        secrets.add(new Secret("***", text));
                    }
                }
            }));
            for (String address : List.of("url", "proxy")) {
                Matcher user = USER_INFO.matcher(settings.findText(address).orElse(""));
                if (user.find()) {
                    secrets.add(new Secret("***", user.group(1)));
                }
            }
        }
        return secrets.stream().filter(secret -> !secret.value().isBlank()).toList();
    }

    /// The command line less what it tells: values of `--header`, users in addresses.
    static List<String> withoutSecrets(List<String> typed) {
        List<String> shown = new ArrayList<>();
        boolean header = false;
        for (String argument : typed) {
            boolean option = argument.startsWith("--");
            boolean joined = argument.startsWith("--header=");
            if (joined || header && !option) {
                int colon = argument.indexOf(':');
                boolean reference = REFERENCE_ALONE.matcher(argument.substring(colon + 1)).matches();
                shown.add(colon < 0 || reference ? argument : argument.substring(0, colon + 1) + "***");
            } else {
                shown.add(USER_INFO.matcher(argument).replaceAll("//***@"));
            }
            header = option ? joined || argument.equals("--header") : header;
        }
        return shown;
    }

    private void addReferred(List<Secret> secrets, String text) {
        Matcher reference = REFERENCE.matcher(text);
        while (reference.find()) {
            String whole = reference.group();
            String name = reference.group(2);
            Optional<String> value = reference.group(1).equals("env")
                    ? Optional.ofNullable(environment.get(name))
                    : read(Path.of(name));
            value.ifPresent(found -> secrets.add(new Secret(whole, found.strip())));
        }
    }

    /// A file that cannot be read is told by the back end, which needs it.
    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
