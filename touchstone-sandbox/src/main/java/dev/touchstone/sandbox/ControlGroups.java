package dev.touchstone.sandbox;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// The kernel's control groups, which limit the memory and the number of processes of a program as a whole.
///
/// Version 1 has a tree for each controller, version 2 one for all. Groups of a process lie in a folder of
/// its own, `touchstone-sandbox-<pid>-<start>`, so that a later process can tell those of a dead one.
///
/// @param version 1 or 2
/// @param memory folder in which groups that limit memory can be made
/// @param pids the same for the number of processes; in version 2 the same folder
record ControlGroups(int version, Path memory, Path pids) {

    private static final long NO_PROGRAM_SECONDS = 5;

    ControlGroups {
        requireNonNull(memory, "memory");
        requireNonNull(pids, "pids");
    }

    /// Makes a group for one program.
    ///
    /// @param name of the group below the folder of this process
    /// @param owner the folder of this process, such as `touchstone-sandbox-12-345`
    Group open(String owner, String name, SandboxLimits limits, int helpers) throws IOException {
        String bytes = Long.toString(limits.space().memory());
        String processes = Integer.toString(limits.processes() + helpers);
        Path first = memory.resolve(owner).resolve(name);
        Files.createDirectories(first);
        Group group = new Group(version, first, version == 2 ? first : pids.resolve(owner).resolve(name));
        try {
            if (version == 2) {
                enable(first.getParent());
                write(first.resolve("memory.max"), bytes);
                writeIfThere(first.resolve("memory.swap.max"), "0");
                writeIfThere(first.resolve("memory.oom.group"), "1");
                write(first.resolve("pids.max"), processes);
            } else {
                Files.createDirectories(group.pids());
                write(first.resolve("memory.limit_in_bytes"), bytes);
                writeIfThere(first.resolve("memory.memsw.limit_in_bytes"), bytes);
                write(group.pids().resolve("pids.max"), processes);
            }
            return group;
        } catch (IOException refused) {
            group.close();
            throw refused;
        }
    }

    /// Removes the folder of a process with all groups in it, ending what still runs there.
    void remove(String owner) throws IOException {
        for (Path folder : List.of(memory.resolve(owner), pids.resolve(owner))) {
            if (Files.isDirectory(folder)) {
                List<Path> groups = new ArrayList<>();
                try (var inside = Files.newDirectoryStream(folder, Files::isDirectory)) {
                    inside.forEach(groups::add);
                }
                for (Path group : groups) {
                    new Group(version, group, group).close();
                }
                Files.deleteIfExists(folder);
            }
        }
    }

    /// In version 2 a folder hands its controllers on only when it says so.
    private static void enable(Path folder) throws IOException {
        Path control = folder.resolve("cgroup.subtree_control");
        String on = Files.readString(control);
        if (!on.contains("memory") || !on.contains("pids")) {
            write(control, "+memory +pids");
        }
    }

    /// A control file takes one write of the whole value; it cannot be made anew.
    private static void write(Path file, String value) throws IOException {
        Files.write(file, value.getBytes(StandardCharsets.US_ASCII), java.nio.file.StandardOpenOption.WRITE);
    }

    private static void writeIfThere(Path file, String value) throws IOException {
        if (Files.exists(file)) {
            write(file, value);
        }
    }

    /// The group of one program.
    ///
    /// @param memory its folder
    /// @param pids its folder for the number of processes; in version 2 the same
    record Group(int version, Path memory, Path pids) implements AutoCloseable {

        /// Files to which a process writes 0 to enter the group.
        List<Path> entrances() {
            return (memory.equals(pids) ? List.of(memory) : List.of(memory, pids)).stream()
                    .map(folder -> folder.resolve("cgroup.procs")).toList();
        }

        /// How many processes were ended because the memory was used up.
        long memoryKills() throws IOException {
            Path events = memory.resolve(version == 2 ? "memory.events" : "memory.oom_control");
            for (String line : Files.readAllLines(events)) {
                String[] words = line.split(" ");
                if (words.length == 2 && words[0].equals("oom_kill")) {
                    return Long.parseLong(words[1]);
                }
            }
            return 0;
        }

        /// Ends what runs in the group, waits for its end and removes the group.
        ///
        /// @throws IOException when it cannot be removed
        @Override
        public void close() throws IOException {
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(NO_PROGRAM_SECONDS);
            boolean asked = false;
            while (true) {
                try {
                    Files.deleteIfExists(memory);
                    Files.deleteIfExists(pids);
                    return;
                } catch (IOException busy) { // a process is in it, or its end is not yet through
                    if (System.nanoTime() > until) {
                        throw busy;
                    }
                    if (!asked) {
                        kill();
                        asked = true;
                    }
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
                }
            }
        }

        private void kill() throws IOException {
            Path all = memory.resolve("cgroup.kill");
            if (version == 2 && Files.exists(all)) {
                write(all, "1");
                return;
            }
            Path members = memory.resolve("cgroup.procs");
            if (Files.exists(members)) {
                for (String pid : Files.readAllLines(members)) {
                    Optional<ProcessHandle> member = ProcessHandle.of(Long.parseLong(pid.strip()));
                    member.ifPresent(ProcessHandle::destroyForcibly);
                }
            }
        }
    }
}
