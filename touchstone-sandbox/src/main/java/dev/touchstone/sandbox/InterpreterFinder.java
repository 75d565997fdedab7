package dev.touchstone.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Finds Python: the interpreter that `TOUCHSTONE_SANDBOX_PYTHON` names, else the first `python3` of the
/// `PATH` that the sandbox's user can reach. A virtual environment and a wrapper (pyenv) are followed to what
/// they stand for by asking them.
final class InterpreterFinder {

    private static final String ASK =
            "import sys;print('\\n'.join([sys.executable,'%d.%d.%d'%sys.version_info[:3],"
            + "sys.prefix,sys.exec_prefix,sys.base_prefix,sys.base_exec_prefix]))";
    private static final int LINES = 6;
    private static final int SECONDS = 20;
    private static final List<Path> SYSTEM = List.of(Path.of("/usr"), Path.of("/bin"), Path.of("/lib"));

    private final SandboxHost host;
    private final boolean otherUser;
    private final List<String> refused = new ArrayList<>();

    /// @param otherUser whether programs run as a user who owns nothing
    InterpreterFinder(SandboxHost host, boolean otherUser) {
        this.host = host;
        this.otherUser = otherUser;
    }

    /// The interpreter; empty when none will do, see [#refused].
    Optional<Interpreter> find() {
        String named = host.environment().getOrDefault(SandboxHost.PYTHON_VARIABLE, "");
        List<Path> candidates = named.isEmpty() ? host.executables("python3") : List.of(Path.of(named));
        for (Path candidate : candidates) {
            Optional<Interpreter> found = ask(candidate);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /// Which interpreters were found and why they will not do.
    List<String> refused() {
        return List.copyOf(refused);
    }

    private Optional<Interpreter> ask(Path candidate) {
        try {
            Process process = new ProcessBuilder(candidate.toString(), "-I", "-c", ASK)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            process.getOutputStream().close();
            List<String> lines = new String(process.getInputStream().readNBytes(1 << 16),
                    StandardCharsets.UTF_8)
                    .lines().toList();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0
                    || lines.size() != LINES) {
                process.destroyForcibly();
                refused.add(candidate + " does not answer as Python 3 does");
                return Optional.empty();
            }
            return accepted(candidate, lines);
        } catch (IOException missing) {
            refused.add(candidate + " cannot be started: " + missing.getMessage());
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<Interpreter> accepted(Path candidate, List<String> lines) throws IOException {
        Path executable = Path.of(lines.getFirst());
        List<Path> folders = new ArrayList<>();
        for (String prefix : lines.subList(2, LINES)) {
            add(folders, Path.of(prefix));
        }
        Path real = executable.toRealPath();
        if (SYSTEM.stream().noneMatch(real::startsWith) && folders.stream().noneMatch(real::startsWith)) {
            add(folders, real.getParent());
        }
        for (Path folder : folders) {
            if (folder.getNameCount() < 2 || holdsHome(folder)) {
                refused.add("%s needs %s, which holds more than Python".formatted(candidate, folder));
                return Optional.empty();
            }
            if (otherUser && !open(folder)) {
                refused.add("%s lies in %s, which other users than its owner cannot enter".formatted(
                        candidate, folder));
                return Optional.empty();
            }
        }
        return Optional.of(new Interpreter(executable, lines.get(1), folders));
    }

    private static void add(List<Path> folders, Path folder) {
        boolean system = SYSTEM.stream().anyMatch(folder::startsWith);
        if (!system && folders.stream().noneMatch(folder::startsWith)) {
            folders.add(folder);
        }
    }

    /// Whether a folder is a home folder or holds one.
    private boolean holdsHome(Path folder) {
        String home = host.environment().getOrDefault("HOME", "");
        return !home.isEmpty() && Path.of(home).startsWith(folder);
    }

    private static boolean open(Path folder) throws IOException {
        Path at = folder.toRealPath();
        for (Path part : (Iterable<Path>) Stream.iterate(at, one -> one != null, Path::getParent)::iterator) {
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(part);
            if (!rights.contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }
}
