package dev.touchstone.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The command that starts a program in its sandbox; a pure function of its arguments.
///
/// In order: a shell enters the control groups and opens the status file and the filter, `setpriv` leaves
/// root behind, `bwrap` makes the namespaces and mounts, `prlimit` sets the limits of single processes inside
/// them (the number of processes is then counted for this sandbox alone), and the interpreter starts.
final class LaunchCommand {

    /// A user and group that own nothing.
    static final String NOBODY = "65533";

    /// Processes of the sandbox's own in the group: the outer and the inner `bwrap`.
    static final int HELPERS = 2;

    /// Where the program's files lie.
    static final String PROGRAM_FOLDER = "/program";

    private static final String OPEN_FILES = "128";

    /// `$1` is the number of entrances to control groups that follow; then status file, filter, command.
    private static final String SCRIPT = """
            n=$1; shift
            while [ "$n" -gt 0 ]; do echo 0 >"$1" || exit 97; shift; n=$((n - 1)); done
            echo 1000 >/proc/self/oom_score_adj
            status=$1; filter=$2; shift 2
            exec "$@" 8>"$status" 9<"$filter"
            """;

    private static final String GATE = "printf . || exit 96; exec \"$@\"";

    private final Limiter limiter;

    LaunchCommand(Limiter limiter) {
        this.limiter = limiter;
    }

    /// The command for a program.
    ///
    /// @param folder of the run: `files/` with the program, `status` and the filter beside it
    List<String> of(Program program, SandboxLimits limits, Path folder, Optional<ControlGroups.Group> group) {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "sandbox"));
        List<Path> entrances = group.map(ControlGroups.Group::entrances).orElse(List.of());
        command.add(Integer.toString(entrances.size()));
        entrances.forEach(entrance -> command.add(entrance.toString()));
        command.add(folder.resolve("status").toString());
        command.add(folder.resolveSibling("filter").toString());
        limiter.otherUser().ifPresent(setpriv -> command.addAll(List.of(setpriv.toString(), "--reuid", NOBODY,
                "--regid", NOBODY, "--clear-groups")));
        command.add(limiter.bubblewrap().toString());
        command.addAll(namespaces());
        command.addAll(mounts(limits.space().folder(), folder));
        command.add("--");
        command.addAll(resources(limits, group.isPresent()));
        command.addAll(List.of("/bin/sh", "-c", GATE, "program"));
        command.add(limiter.interpreter().executable().toString());
        command.addAll(List.of("-B", PROGRAM_FOLDER + "/" + program.files().getFirst().name()));
        command.addAll(program.argv());
        return command;
    }

    private static List<String> namespaces() {
        return List.of("--unshare-all", "--unshare-user", "--die-with-parent", "--new-session", "--uid",
                "1000",
                "--gid", "1000", "--hostname", "sandbox", "--cap-drop", "ALL", "--json-status-fd", "8",
                "--seccomp", "9", "--clearenv", "--setenv", "PATH", "/usr/local/bin:/usr/bin:/bin",
                "--setenv", "HOME", "/tmp", "--setenv", "TMPDIR", "/tmp", "--setenv", "LANG", "C.UTF-8",
                "--setenv", "PYTHONHASHSEED", "0", "--setenv", "PYTHONIOENCODING", "utf-8",
                "--setenv", "OMP_NUM_THREADS", "1", "--setenv", "OPENBLAS_NUM_THREADS", "1",
                "--setenv", "MKL_NUM_THREADS", "1");
    }

    private List<String> mounts(long folderBytes, Path folder) {
        List<String> mounts = new ArrayList<>(List.of("--ro-bind", "/usr", "/usr"));
        for (String name : List.of("/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32")) {
            Path path = Path.of(name);
            if (Files.isSymbolicLink(path)) {
                mounts.addAll(List.of("--symlink", "usr" + name, name));
            } else if (Files.isDirectory(path)) {
                mounts.addAll(List.of("--ro-bind", name, name));
            }
        }
        for (String name : List.of("/etc/ld.so.cache", "/etc/alternatives", "/etc/localtime")) {
            mounts.addAll(List.of("--ro-bind-try", name, name));
        }
        String bytes = Long.toString(folderBytes);
        mounts.addAll(List.of("--proc", "/proc", "--dev", "/dev", "--remount-ro", "/dev",
                "--size", bytes, "--tmpfs", "/dev/shm", "--size", bytes, "--tmpfs", "/tmp"));
        limiter.interpreter().folders().forEach(own ->
                mounts.addAll(List.of("--ro-bind", own.toString(), own.toString())));
        mounts.addAll(List.of("--ro-bind", folder.resolve("files").toString(), PROGRAM_FOLDER,
                "--remount-ro", "/", "--chdir", "/tmp"));
        return mounts;
    }

    /// A process that goes on after its processor time was over is ended a second later.
    private List<String> resources(SandboxLimits limits, boolean grouped) {
        long seconds = limits.time().cpu().toSeconds();
        List<String> resources = new ArrayList<>(List.of(limiter.resources().toString(),
                "--nproc=" + limits.processes(), "--cpu=%d:%d".formatted(seconds, seconds + 1),
                "--fsize=" + limits.space().file(), "--core=0", "--nofile=" + OPEN_FILES, "--memlock=0"));
        if (!grouped) {
            resources.add("--as=" + limits.space().memory());
        }
        resources.add("--");
        return resources;
    }
}
