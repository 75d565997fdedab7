package dev.touchstone.benchmarks.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalLong;

/// What Linux says of processes, read from `/proc`. CPU times are user and system together, in steps of 10
/// ms.
final class ProcessFigures {

    private static final double TICKS_PER_SECOND = 100; // USER_HZ, fixed by the kernel's interface
    private static final int USER_TIME = 11; // place behind the name of the command, from 0
    private static final int CHILDREN_USER_TIME = 13;

    private ProcessFigures() {}

    /// CPU seconds of a running process, its ended children included.
    static double cpuSeconds(long process) {
        String[] fields = stat("/proc/" + process + "/stat");
        return (ticks(fields, USER_TIME) + ticks(fields, CHILDREN_USER_TIME)) / TICKS_PER_SECOND;
    }

    /// CPU seconds of all children of this process that have ended, and of theirs.
    static double endedChildrenCpuSeconds() {
        return ticks(stat("/proc/self/stat"), CHILDREN_USER_TIME) / TICKS_PER_SECOND;
    }

    /// CPU seconds of this process.
    static double ownCpuSeconds() {
        return ticks(stat("/proc/self/stat"), USER_TIME) / TICKS_PER_SECOND;
    }

    /// CPU seconds of the whole machine since it started, less what it idled.
    static double machineCpuSeconds() {
        String[] fields = read("/proc/stat").lines().findFirst().orElseThrow().strip().split(" +");
        long busy = 0;
        for (int at = 1; at <= 8; at++) { // user nice system idle iowait irq softirq steal
            busy += at == 4 || at == 5 ? 0 : Long.parseLong(fields[at]);
        }
        return busy / TICKS_PER_SECOND;
    }

    /// A line of `/proc/PID/status` in kB, such as `VmRSS` or `VmHWM`; empty when the process has ended.
    static OptionalLong kilobytes(long process, String name) {
        try {
            String status = Files.readString(Path.of("/proc/" + process + "/status"));
            return status.lines().filter(line -> line.startsWith(name + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", ""))).findFirst();
        } catch (NoSuchFileException ended) {
            return OptionalLong.empty();
        } catch (IOException ended) { // "No such process", when it ends while being read
            return OptionalLong.empty();
        }
    }

    private static long ticks(String[] fields, int from) {
        return Long.parseLong(fields[from]) + Long.parseLong(fields[from + 1]);
    }

    private static String[] stat(String file) {
        String line = read(file);
        return line.substring(line.lastIndexOf(')') + 2).strip().split(" ");
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
