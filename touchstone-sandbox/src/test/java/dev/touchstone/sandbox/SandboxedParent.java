package dev.touchstone.sandbox;

import java.time.Duration;
import java.util.List;

/// A process of its own that runs a program which sleeps for long; to be killed.
final class SandboxedParent {

    private SandboxedParent() {}

    /// @param arguments the name of the program's file
    public static void main(String[] arguments) throws InterruptedException {
        try (Sandbox sandbox = SandboxCheck.of(Boxes.host()).open()) {
            SandboxLimits patient = new SandboxLimits(
                    new SandboxLimits.Time(Duration.ofSeconds(60), Duration.ofSeconds(120)),
                    Boxes.SMALL.space(), 16);
            System.out.println("runs");
            sandbox.run(new Program(Program.Language.PYTHON, List.of(new Program.SourceFile(arguments[0], """
                    import os, time
                    os.fork()
                    time.sleep(100)
                    """)), "", List.of()), patient);
        }
    }
}
