package dev.touchstone.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The command `touchstone` as its users have it: jars on a class path, started in a folder of the test.
///
/// @param folder working directory; run folders lie in `outputs/default` below it
/// @param environment variables added to those of this process
/// @param prefix words before `java`, such as a shell that sets a limit
/// @param machine how the JVM is started
record Product(Path folder, Map<String, String> environment, List<String> prefix, Machine machine) {

    /// The launcher's two ways to start a JVM.
    enum Machine {
        /// One compiler and the start-up cache: for everything but the embedded model.
        PLAIN,
        /// Both compilers and the Vector API.
        EMBEDDED
    }

    Product(Path folder) {
        this(folder, Map.of(), List.of(), Machine.PLAIN);
    }

    /// The same as the launcher starts it for the embedded model.
    Product embedded() {
        return new Product(folder, environment, prefix, Machine.EMBEDDED);
    }

    /// The same with one more variable.
    Product with(String variable, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(variable, value);
        return new Product(folder, more, prefix, machine);
    }

    /// The same started through other words, such as `sh -c 'ulimit ...; exec "$@"' sh`.
    Product through(String... words) {
        return new Product(folder, environment, List.of(words), machine);
    }

    /// Runs it to its end.
    Ended run(String... arguments) {
        return start(arguments).end();
    }

    /// Starts it and returns at once.
    Started start(String... arguments) {
        List<String> words = new ArrayList<>(prefix);
        switch (machine) {
            case PLAIN -> {
                words.addAll(java());
                words.add("-XX:TieredStopAtLevel=1");
                words.addAll(StartCache.option());
            }
            case EMBEDDED -> {
                words.addAll(java());
                words.add("--add-modules=jdk.incubator.vector");
            }
        }
        words.addAll(command());
        words.addAll(List.of(arguments));
        try {
            Path screens = Files.createDirectories(folder.resolve("screens"));
            Path screen = Files.createTempDirectory(screens, "screen");
            ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(screen.resolve("out").toFile())
                    .redirectError(screen.resolve("err").toFile());
            builder.environment().put("TOUCHSTONE_CACHE", folder.resolve("cache").toString());
            builder.environment().put("LC_ALL", "C.UTF-8");
            builder.environment().putAll(environment);
            return new Started(builder.start(), screen, System.nanoTime());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// The JVM with the options that the launcher always gives.
    static List<String> java() {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-Xlog:disable", "-Xlog:all=error:stderr",
                "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8");
    }

    /// Class path and main class.
    static List<String> command() {
        return List.of("-cp", classPath(), "dev.touchstone.cli.Main");
    }

    /// Every jar of the build, as the launcher puts them together.
    private static String classPath() {
        Path lib = Path.of(System.getProperty("touchstone.conformance.lib", "../touchstone-cli/target/lib"));
        try (Stream<Path> jars = Files.list(lib)) {
            return String.join(":", jars.map(jar -> jar.toAbsolutePath().normalize().toString())
                    .filter(jar -> jar.endsWith(".jar")).sorted().toList());
        } catch (IOException absent) {
            throw new IllegalStateException(lib + ": not built; run mvn package first", absent);
        }
    }
}
