package dev.touchstone.tasks.code;

import dev.touchstone.sandbox.SandboxLimits;
import java.time.Duration;

/// The settings of the scorer `code`.
///
/// @param name `robust` or `compat`
/// @param bench which tests the rows hold
/// @param extraction how code is found
/// @param cpuSeconds processor time of one run of the tests, or of one test where each has its own process
/// @param memoryMebibytes what a program may use
record CodeSettings(String name, TestBench bench, CodeExtraction extraction, int cpuSeconds,
        int memoryMebibytes) {

    private static final int PROCESSES = 64;
    private static final Duration LONGEST = Duration.ofMinutes(20);

    /// Time on the clock for what has the processor time: so much more that a busy machine does not make a
    /// right program wrong; only a program that waits ever meets it.
    int wallSeconds() {
        return 4 * cpuSeconds + 10;
    }

    /// The limits of a job.
    ///
    /// @param rounds tests that are run one after the other
    SandboxLimits limits(int rounds) {
        Duration wall = Duration.ofSeconds((long) rounds * wallSeconds() + 5);
        // the driver itself compares and waits: it has more time than the code, which limits itself
        int cpu = rounds == 1 && bench != TestBench.LIVECODEBENCH ? cpuSeconds : cpuSeconds + 60;
        Duration longest = wall.compareTo(LONGEST) < 0 ? wall : LONGEST;
        Duration processor = Duration.ofSeconds(cpu);
        return new SandboxLimits(
                new SandboxLimits.Time(processor, longest.compareTo(processor) < 0 ? processor : longest),
                new SandboxLimits.Space((long) memoryMebibytes << 20, 16L << 20, 64L << 20, 1L << 20),
                PROCESSES);
    }
}
