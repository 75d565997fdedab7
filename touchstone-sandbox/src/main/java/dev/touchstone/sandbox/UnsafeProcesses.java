package dev.touchstone.sandbox;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.sandbox.ProgramEnd.Captured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs programs with all rights of this process: **nothing is kept apart**. Time on the clock and output are
/// limited, memory as far as it can be watched, and children are ended as far as they can be found.
///
/// Only where a user asked for it by name, on a machine that has nothing to lose.
public final class UnsafeProcesses implements Sandbox {

    private final SandboxHost host;
    private final Interpreter interpreter;

    /// @throws TouchstoneException `SANDBOX_UNAVAILABLE` when there is no Python
    public UnsafeProcesses(SandboxHost host) {
        this.host = host;
        InterpreterFinder finder = new InterpreterFinder(host, false);
        this.interpreter = finder.find()
                .orElseThrow(() -> new TouchstoneException(ErrorCode.SANDBOX_UNAVAILABLE,
                ("there is no python3 to run programs with %s; "
                        + "install it (Debian, Ubuntu: apt-get install python3)")
                        .formatted(finder.refused())));
    }

    @Override
    public String description() {
        return "no sandbox, Python " + interpreter.version();
    }

    @Override
    public ProgramEnd run(Program program, SandboxLimits limits) throws InterruptedException {
        Path place = null;
        try {
            place = Files.createTempDirectory(host.temporaryFolder(), "touchstone-unsafe");
            for (Program.SourceFile file : program.files()) {
                Files.write(place.resolve(file.name()), file.bytes());
            }
            return run(program, limits, place);
        } catch (IOException refused) {
            throw new TouchstoneException(ErrorCode.SANDBOX_FAILED, "a program cannot be run: " + refused,
                    refused);
        } finally {
            remove(place);
        }
    }

    private ProgramEnd run(Program program, SandboxLimits limits, Path place)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(interpreter.executable().toString(), "-B",
                place.resolve(program.files().getFirst().name()).toString()));
        command.addAll(program.argv());
        ProcessBuilder builder = new ProcessBuilder(command).directory(place.toFile());
        builder.environment().put("PYTHONHASHSEED", "0");
        long began = System.nanoTime();
        Process process = builder.start();
        RunningProgram running = new RunningProgram(process, limits, 0, host.linux()
                ? Optional.of(new TreeWatch(host.proc(), limits.space().memory())) : Optional.empty());
        List<ProcessHandle> children = new ArrayList<>();
        RunningProgram.Stop why;
        try {
            Thread.ofPlatform().daemon().start(() -> running.out().read(process.getInputStream()));
            Thread.ofPlatform().daemon().start(() -> running.err().read(process.getErrorStream()));
            Thread.ofPlatform().daemon().start(() -> BubblewrapSandbox.feed(process,
                    program.stdin().getBytes(StandardCharsets.UTF_8)));
            why = running.await(began);
        } finally {
            process.descendants().forEach(children::add);
            children.forEach(ProcessHandle::destroyForcibly);
            process.toHandle().destroyForcibly();
        }
        running.drained(); // a process that hid itself may hold it open: nothing is kept apart here
        Captured captured = running.captured(Duration.ofNanos(System.nanoTime() - began));
        return switch (running.flooded() ? RunningProgram.Stop.OUTPUT : why) {
            case OUTPUT -> new ProgramEnd.OutputExceeded(captured);
            case WALL -> new ProgramEnd.TimedOut(ProgramEnd.Clock.WALL, captured);
            case MEMORY -> new ProgramEnd.MemoryExceeded(captured);
            case ENDED -> BubblewrapSandbox.ends(process.exitValue(), captured);
        };
    }

    private static void remove(Path place) {
        try {
            if (place != null) {
                Leftovers.delete(place);
            }
        } catch (IOException refused) {
            throw new TouchstoneException(ErrorCode.SANDBOX_FAILED,
                    "the folder %s of a program cannot be removed: %s".formatted(place, refused), refused);
        }
    }

    @Override
    public void close() {}
}
