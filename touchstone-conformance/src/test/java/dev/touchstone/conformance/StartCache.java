package dev.touchstone.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The start-up cache of the command under test, made once for all tests.
///
/// The launcher makes one for its users too. It halves the CPU time of a start, and these tests start the
/// command some two hundred times.
final class StartCache {

    private static final StartCache ONLY = new StartCache();

    private final Optional<Path> file;

    private StartCache() {
        this.file = make();
    }

    /// The JVM option that names the cache; empty when it could not be made, which costs time only.
    static List<String> option() {
        return ONLY.file.map(made -> List.of("-XX:AOTCache=" + made)).orElse(List.of());
    }

    private static Optional<Path> make() {
        try {
            Path folder = Files.createDirectories(Path.of("target", "start-cache").toAbsolutePath());
            Path cache = folder.resolve("command.aot");
            Files.deleteIfExists(cache);
            Path rows = Sums.write(folder.resolve("sums.jsonl"), 0, 2);
            List<String> words = new ArrayList<>(Product.java());
            words.add("-XX:TieredStopAtLevel=1");
            words.add("-XX:AOTCacheOutput=" + cache);
            words.addAll(Product.command());
            words.addAll(List.of("run", "--models", "replay", "--replay-file", rows.toString(),
                    "--custom-dataset-path", rows.toString(), "--work-dir",
                    folder.resolve("runs").toString()));
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true).redirectOutput(folder.resolve("screen").toFile()).start();
            process.waitFor();
            return Files.exists(cache) ? Optional.of(cache) : Optional.empty();
        } catch (IOException failed) {
            throw new IllegalStateException("the start-up cache cannot be made", failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
