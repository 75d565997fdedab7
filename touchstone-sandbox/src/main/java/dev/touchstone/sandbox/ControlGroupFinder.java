package dev.touchstone.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds folders in which control groups can be made, from what `/proc/self` says of mounts and groups.
///
/// Version 1: below this process's own group of the controllers `memory` and `pids`. Version 2: below the
/// nearest group, from this process's own upwards, that may be written and hands both controllers on; a group
/// that holds processes cannot.
final class ControlGroupFinder {

    private final Path proc;
    private final List<String> reasons = new ArrayList<>();

    /// @param proc the process file system
    ControlGroupFinder(Path proc) {
        this.proc = proc;
    }

    /// The folders; empty where no group can be made, see [#reason].
    Optional<ControlGroups> find() {
        try {
            List<String> mounts = Files.readAllLines(proc.resolve("self/mountinfo"));
            List<String> groups = Files.readAllLines(proc.resolve("self/cgroup"));
            Optional<Path> memory = first(mounts, groups, "memory");
            Optional<Path> pids = first(mounts, groups, "pids");
            if (memory.isPresent() && pids.isPresent()) {
                return Optional.of(new ControlGroups(1, memory.get(), pids.get()));
            }
            return second(mounts, groups).map(folder -> new ControlGroups(2, folder, folder));
        } catch (IOException unreadable) {
            reasons.add("/proc cannot be read: " + unreadable.getMessage());
            return Optional.empty();
        }
    }

    /// Why none was found.
    String reason() {
        return reasons.isEmpty() ? "no control groups are mounted" : String.join("; ", reasons);
    }

    /// This process's own group of a controller of version 1, when groups can be made below it.
    private Optional<Path> first(List<String> mounts, List<String> groups, String controller) {
        Optional<Path> mount = mounts.stream().filter(line -> line.contains(" - cgroup ")
                        && List.of(line.substring(line.lastIndexOf(' ') + 1).split(",")).contains(controller))
                .map(ControlGroupFinder::mountPoint).findFirst();
        if (mount.isEmpty()) {
            return Optional.empty();
        }
        String own = groups.stream().map(line -> line.split(":", 3))
                .filter(parts -> parts.length == 3 && List.of(parts[1].split(",")).contains(controller))
                .map(parts -> parts[2]).findFirst().orElse("/");
        Optional<Path> usable = within(mount.get(), own).filter(Files::isWritable);
        if (usable.isEmpty()) {
            reasons.add("the group %s of cgroup v1 cannot be written".formatted(controller));
        }
        return usable;
    }

    private Optional<Path> second(List<String> mounts, List<String> groups) throws IOException {
        Optional<Path> mount = mounts.stream().filter(line -> line.contains(" - cgroup2 "))
                .map(ControlGroupFinder::mountPoint).findFirst();
        if (mount.isEmpty()) {
            return Optional.empty();
        }
        String own = groups.stream().filter(line -> line.startsWith("0::")).map(line -> line.substring(3))
                .findFirst().orElse("/");
        Path folder = within(mount.get(), own).orElse(mount.get());
        for (Path at : (Iterable<Path>) Stream.iterate(folder,
                one -> one != null && one.startsWith(mount.get()), Path::getParent)::iterator) {
            if (Files.isWritable(at) && Files.isWritable(at.resolve("cgroup.procs")) && handsOn(at)) {
                return Optional.of(at);
            }
        }
        reasons.add("no group of cgroup v2 that may be written hands on memory and pids; start the command "
                + "with 'systemd-run --user --scope -p Delegate=yes', or in a container with a writable "
                + "/sys/fs/cgroup");
        return Optional.empty();
    }

    private static boolean handsOn(Path group) throws IOException {
        Path control = group.resolve("cgroup.subtree_control");
        if (!Files.exists(control)) {
            return false;
        }
        List<String> on = List.of(Files.readString(control).strip().split(" "));
        return on.contains("memory") && on.contains("pids");
    }

    /// A container sees its own group at the top of the mount while `/proc` may name it by the host's path.
    private static Optional<Path> within(Path mount, String group) {
        Path own = mount.resolve(group.substring(1)).normalize();
        return Stream.of(own, mount).filter(folder -> folder.startsWith(mount) && Files.isDirectory(folder))
                .findFirst();
    }

    /// The fifth word of a line; a space in it is written as `\040`.
    private static Path mountPoint(String line) {
        return Path.of(line.split(" ")[4].replace("\\040", " "));
    }
}
