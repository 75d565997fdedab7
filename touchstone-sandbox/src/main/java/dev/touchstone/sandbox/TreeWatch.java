package dev.touchstone.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Adds up the memory of a process and of all that it started, where no control group does it.
///
/// Resident memory first, which counts shared pages in every process; only when that is over the limit the
/// proportional share. The limit on the address space of each process holds meanwhile, so that between two
/// looks a program can take at most that for each process.
final class TreeWatch implements MemoryWatch {

    private final Path proc;
    private final long limit;

    /// @param proc the process file system
    /// @param limit bytes
    TreeWatch(Path proc, long limit) {
        this.proc = proc;
        this.limit = limit;
    }

    @Override
    public int lookMillis() {
        return 20;
    }

    /// Whether the processes together hold more than the limit.
    @Override
    public boolean exceeded(ProcessHandle root) {
        List<Long> pids;
        try (Stream<ProcessHandle> tree = Stream.concat(Stream.of(root), root.descendants())) {
            pids = tree.map(ProcessHandle::pid).toList();
        }
        long resident = pids.stream().mapToLong(this::resident).sum();
        return resident > limit && pids.stream().mapToLong(this::share).sum() > limit;
    }

    private long resident(long pid) {
        return kibibytes(pid + "/status", "VmRSS:").orElse(0) << 10; // ended meanwhile: holds nothing
    }

    private long share(long pid) {
        OptionalLong share = kibibytes(pid + "/smaps_rollup", "Pss:");
        return share.isPresent() ? share.getAsLong() << 10
                : resident(pid); // not ours to look into: all of it
    }

    private OptionalLong kibibytes(String file, String name) {
        try {
            return Files.readAllLines(proc.resolve(file)).stream().filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", ""))).findFirst();
        } catch (IOException gone) {
            return OptionalLong.empty();
        }
    }
}
