package dev.touchstone.models.testing;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.touchstone.core.config.HomeFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The Pythons that tests of local models run with.
public final class Pythons {

    private Pythons() {}

    /// Any Python 3; skips the test, with the reason, where there is none.
    public static String any() {
        return runs("python3", "pass").orElseGet(() -> abort("skipped: there is no python3 on the PATH"));
    }

    /// A Python with torch and transformers: `TOUCHSTONE_PYTHON`, else one that the full check made in the
    /// cache; skips the test, with the reason, where there is none.
    public static String withTorch() {
        Stream<String> named = Stream.ofNullable(System.getenv("TOUCHSTONE_PYTHON"));
        return Stream.concat(named, cached().stream())
                .flatMap(python -> runs(python, "import torch, transformers").stream()).findFirst()
                .orElseGet(() -> abort(
                        "skipped: no Python with torch and transformers; name one by TOUCHSTONE_PYTHON"));
    }

    private static List<String> cached() {
        Path folder = HomeFolder.of(System.getenv(), Path.of(System.getProperty("user.home")))
                .resolve("python");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> environments = Files.list(folder)) {
            return environments.filter(each -> Files.exists(each.resolve("ready"))).sorted()
                    .map(each -> each.resolve("bin").resolve("python").toString()).toList();
        } catch (IOException unreadable) {
            return abort("skipped: no Python with torch and transformers: " + unreadable);
        }
    }

    private static Optional<String> runs(String python, String statement) {
        try {
            Process process = new ProcessBuilder(python, "-c", statement)
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            if (process.waitFor(5, TimeUnit.MINUTES) && process.exitValue() == 0) {
                return Optional.of(python);
            }
            process.destroyForcibly();
            return Optional.empty();
        } catch (IOException absent) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
