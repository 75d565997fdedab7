package dev.touchstone.models.local;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Which Python runs a local model: the setting `python`, `TOUCHSTONE_PYTHON`, the Python of `VIRTUAL_ENV`,
/// then `python3` of the PATH.
final class PythonChoice {

    private final Map<String, String> environment;

    /// @param environment variables of the process
    PythonChoice(Map<String, String> environment) {
        this.environment = environment;
    }

    /// The interpreter, as a path or a name.
    ///
    /// @param setting what the model file says, if it does
    /// @throws TouchstoneException `MODEL_RUNTIME_MISSING` for a path at which nothing can be run
    String choose(Optional<String> setting) {
        Optional<String> named = setting.filter(text -> !text.isBlank());
        if (named.isPresent()) {
            return checked(named.get(), "the setting python");
        }
        String variable = environment.getOrDefault("TOUCHSTONE_PYTHON", "");
        if (!variable.isBlank()) {
            return checked(variable, "TOUCHSTONE_PYTHON");
        }
        String home = environment.getOrDefault("VIRTUAL_ENV", "");
        if (!home.isBlank()) {
            Path unix = Path.of(home, "bin", "python");
            return checked((Files.exists(unix) ? unix : Path.of(home, "Scripts", "python.exe")).toString(),
                    "VIRTUAL_ENV");
        }
        return "python3";
    }

    private static String checked(String python, String source) {
        boolean path = python.contains("/") || python.contains("\\");
        if (path && !Files.isExecutable(Path.of(python))) {
            throw new TouchstoneException(ErrorCode.MODEL_RUNTIME_MISSING,
                    "%s names %s, which cannot be run; name a Python that has torch and transformers"
                            .formatted(source, python));
        }
        return path ? Path.of(python).toAbsolutePath().toString() : python;
    }
}
