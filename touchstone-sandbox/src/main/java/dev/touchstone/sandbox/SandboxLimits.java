package dev.touchstone.sandbox;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/// What a program may use. Each limit holds for the program with all processes that it starts, but for those
/// of single processes and files, which say so.
///
/// @param time how long it may run
/// @param space memory, files and output
/// @param processes processes and threads at once, 1 to 4096
public record SandboxLimits(Time time, Space space, int processes) {

    private static final Duration LONGEST = Duration.ofHours(24);
    private static final long LEAST_MEMORY = 16L << 20;

    /// How long a program may run.
    ///
    /// @param cpu processor time of each process, whole seconds, at least 1
    /// @param wall from start to end on the clock, at least `cpu`, up to a day
    public record Time(Duration cpu, Duration wall) {
        public Time {
            if (cpu.toSeconds() < 1 || cpu.toNanosPart() != 0) {
                throw new IllegalArgumentException("processor time is whole seconds from 1, is " + cpu);
            }
            if (wall.compareTo(cpu) < 0 || wall.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        "wall time lies between the processor time and a day, is " + wall);
            }
        }
    }

    /// Memory, files and output, all in bytes and more than 0.
    ///
    /// @param memory resident memory with the contents of the private folders; at least 16 MiB
    /// @param file size of each file
    /// @param folder what the private `/tmp` holds in all; `/dev/shm` as much again
    /// @param output what may be written to standard output, and as much again to standard error
    public record Space(long memory, long file, long folder, long output) {
        public Space {
            if (memory < LEAST_MEMORY) {
                throw new IllegalArgumentException("memory is at least 16 MiB, is " + memory);
            }
            if (file < 1 || folder < 1 || output < 1 || output > Integer.MAX_VALUE / 2) {
                throw new IllegalArgumentException("bytes are more than 0 and output less than 1 GiB: file "
                        + file + ", folder " + folder + ", output " + output);
            }
        }
    }

    public SandboxLimits {
        requireNonNull(time, "time");
        requireNonNull(space, "space");
        if (processes < 1 || processes > 4096) {
            throw new IllegalArgumentException("processes lie between 1 and 4096, are " + processes);
        }
    }

    /// Limits for a short program: 512 MiB, 64 processes, files of 16 MiB, a folder of 64 MiB, 1 MiB of
    /// output, and on the clock four times its processor time and ten seconds, so that a busy machine does
    /// not decide.
    ///
    /// @param cpu whole seconds
    public static SandboxLimits ofCpu(Duration cpu) {
        return new SandboxLimits(new Time(cpu, cpu.multipliedBy(4).plusSeconds(10)),
                new Space(512L << 20, 16L << 20, 64L << 20, 1L << 20), 64);
    }
}
