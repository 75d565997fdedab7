package dev.touchstone.sandbox;

import static org.junit.jupiter.api.Assumptions.abort;

import java.time.Duration;
import java.util.stream.Collectors;

/// A sandbox for tests, and small limits.
final class Boxes {

    private static final long MEBIBYTE = 1L << 20;

    private Boxes() {}

    /// A second of processor time, three on the clock, 256 MiB, 64 processes.
    static final SandboxLimits SMALL = new SandboxLimits(
            new SandboxLimits.Time(Duration.ofSeconds(1), Duration.ofSeconds(3)),
            new SandboxLimits.Space(256 * MEBIBYTE, 8 * MEBIBYTE, 32 * MEBIBYTE, 65_536), 64);

    /// This machine.
    static SandboxHost host() {
        return SandboxHost.of(System.getenv());
    }

    /// An open sandbox of which every limit was tried; the test is skipped, with the reason, where there is
    /// none.
    static Sandbox open() throws InterruptedException {
        SandboxCheck check = SandboxCheck.of(host());
        return check.usable() ? check.open()
                : abort("no sandbox on this machine: " + check.findings().stream()
                .filter(finding -> finding.state() == Finding.State.FAILS)
                .map(finding -> finding.name() + ": " + finding.detail()).collect(Collectors.joining("; ")));
    }
}
