package dev.touchstone.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The machine as the sandbox sees it; comes in as an argument, so that tests can describe another one.
///
/// @param environment variables: `PATH`, and `TOUCHSTONE_SANDBOX_PYTHON`, which names an interpreter
/// @param temporaryFolder where the files of running programs are put
/// @param proc the process file system, `/proc`
/// @param system name of the operating system, as `os.name`
/// @param architecture as `os.arch`
public record SandboxHost(Map<String, String> environment, Path temporaryFolder, Path proc, String system,
        String architecture) {

    /// The variable that names the Python interpreter.
    public static final String PYTHON_VARIABLE = "TOUCHSTONE_SANDBOX_PYTHON";

    private static final List<String> USUAL = List.of("/usr/local/bin", "/usr/bin", "/bin", "/usr/sbin");

    public SandboxHost {
        environment = Map.copyOf(environment);
    }

    /// This machine with that environment.
    public static SandboxHost of(Map<String, String> environment) {
        return new SandboxHost(environment, Path.of(System.getProperty("java.io.tmpdir")), Path.of("/proc"),
                System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    boolean linux() {
        return system.toLowerCase(Locale.ROOT).equals("linux");
    }

    /// Executables of that name on the `PATH` and in the usual folders, in order.
    List<Path> executables(String name) {
        Stream<String> folders = Stream.concat(
                Stream.of(environment.getOrDefault("PATH", "").split(":")), USUAL.stream());
        return folders.filter(folder -> folder.startsWith("/")).map(folder -> Path.of(folder, name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file)).distinct().toList();
    }

    Optional<Path> executable(String name) {
        return executables(name).stream().findFirst();
    }
}
