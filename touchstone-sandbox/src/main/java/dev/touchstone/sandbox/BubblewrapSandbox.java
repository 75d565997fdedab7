package dev.touchstone.sandbox;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.sandbox.ProgramEnd.Captured;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Runs programs under `bwrap`.
///
/// All programs are started by one thread that lives as long as this object: the kernel ends them when the
/// thread that started them ends, and so with this process, however it ends.
final class BubblewrapSandbox implements Sandbox {

    private final SandboxHost host;
    private final Limiter limiter;
    private final LaunchCommand launch;
    private final String owner = Leftovers.ownName();
    private final Path folder;
    private final AtomicLong numbers = new AtomicLong();
    private final ExecutorService starter =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("sandbox-start").factory());
    private final ExecutorService readers =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("sandbox-output-", 1).factory());

    /// Makes the folders of this process and removes those of dead ones.
    ///
    /// @throws TouchstoneException `SANDBOX_FAILED` when they cannot be made
    BubblewrapSandbox(SandboxHost host, Limiter limiter) {
        this.host = host;
        this.limiter = limiter;
        this.launch = new LaunchCommand(limiter);
        try {
            Leftovers.remove(host.temporaryFolder(), limiter.groups());
            this.folder = Files.createTempDirectory(
                    Files.createDirectories(host.temporaryFolder().resolve(owner), rights()), "box");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(mode()));
            Files.write(folder.resolve("filter"), limiter.filter());
        } catch (IOException refused) {
            throw failed("its folder in %s cannot be made: %s".formatted(host.temporaryFolder(), refused),
                    refused);
        }
    }

    /// Where programs run as another user, that user must be able to enter; nobody may list.
    private String mode() {
        return limiter.otherUser().isPresent() ? "rwx--x--x" : "rwx------";
    }

    private FileAttribute<?> rights() {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode()));
    }

    @Override
    public String description() {
        return "bubblewrap, %s, Python %s".formatted(limiter.groups()
                .map(groups -> "cgroup v" + groups.version()).orElse("no cgroups"), limiter.interpreter()
                .version());
    }

    @Override
    public ProgramEnd run(Program program, SandboxLimits limits) throws InterruptedException {
        String name = "run" + numbers.incrementAndGet();
        Path place = folder.resolve(name);
        try {
            write(program, place);
            Optional<ControlGroups.Group> group = limiter.groups().isEmpty() ? Optional.empty()
                    : Optional.of(limiter.groups().get()
                    .open(owner, folder.getFileName() + "-" + name, limits,
                            LaunchCommand.HELPERS));
            try {
                return run(program, limits, place, group);
            } finally {
                if (group.isPresent()) {
                    group.get().close();
                }
            }
        } catch (IOException refused) {
            throw failed(refused.toString(), refused);
        } finally {
            remove(place);
        }
    }

    private ProgramEnd run(Program program, SandboxLimits limits, Path place,
            Optional<ControlGroups.Group> group) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Process process = start(launch.of(program, limits, place, group));
        RunningProgram running = new RunningProgram(process, limits, 1, Optional.of(group
                .<MemoryWatch>map(MemoryWatch.OfGroup::new)
                .orElseGet(() -> new TreeWatch(host.proc(), limits.space().memory()))));
        RunningProgram.Stop why;
        try {
            readers.execute(() -> running.out().read(process.getInputStream()));
            readers.execute(() -> running.err().read(process.getErrorStream()));
            readers.execute(() -> feed(process, program.stdin().getBytes(StandardCharsets.UTF_8)));
            why = running.await(began);
        } finally {
            process.toHandle().destroyForcibly();
        }
        if (!running.drained()) {
            throw failed("the output of an ended program stays open", null);
        }
        Captured all = running.captured(Duration.ofNanos(System.nanoTime() - began));
        Captured captured = new Captured( // less the character of the gate
                all.stdout().isEmpty() ? "" : all.stdout().substring(1), all.stderr(), all.wall());
        boolean memoryKills = group.isPresent() && group.get().memoryKills() > 0;
        return switch (running.flooded() ? RunningProgram.Stop.OUTPUT : why) {
            case OUTPUT -> new ProgramEnd.OutputExceeded(captured);
            case WALL -> new ProgramEnd.TimedOut(ProgramEnd.Clock.WALL, captured);
            case MEMORY -> new ProgramEnd.MemoryExceeded(captured);
            case ENDED -> ended(process.exitValue(), memoryKills, place, captured);
        };
    }

    /// A sandbox that was made tells so in the status file; the program's own status is then that of `bwrap`.
    private static ProgramEnd ended(int status, boolean memoryKills, Path place, Captured captured)
            throws IOException {
        if (memoryKills) { // whatever it made of that: had we looked in time, it would have been ended
            return new ProgramEnd.MemoryExceeded(captured);
        }
        Path told = place.resolve("status");
        if (!Files.exists(told) || !Files.readString(told).contains("\"exit-code\"")) {
            throw failed("it could not be made: %s".formatted(captured.stderr().strip()), null);
        }
        return ends(status, captured);
    }

    /// The end that an exit status stands for: 128 and a number for a signal.
    static ProgramEnd ends(int status, Captured captured) {
        int signal = status - 128;
        if (signal == 24) { // SIGXCPU
            return new ProgramEnd.TimedOut(ProgramEnd.Clock.CPU, captured);
        }
        return signal > 0 && signal < 65 ? new ProgramEnd.Killed(signal, captured)
                : new ProgramEnd.Exited(status, captured);
    }

    private static void write(Program program, Path place) throws IOException {
        Path files = Files.createDirectories(place.resolve("files"));
        for (Program.SourceFile file : program.files()) {
            Files.write(files.resolve(file.name()), file.bytes());
        }
    }

    /// Started by the one thread whose end would end the program. A wish to stop is met after the start,
    /// which takes milliseconds: a program that nobody waits for must not run.
    private Process start(List<String> command) throws InterruptedException {
        Future<Process> starting = starter.submit(() -> {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().clear();
            builder.environment().put("PATH", "/usr/local/bin:/usr/bin:/bin");
            return builder.directory(Path.of("/").toFile()).start();
        });
        boolean interrupted = false;
        while (true) {
            try {
                Process started = starting.get();
                if (interrupted) {
                    started.destroyForcibly();
                    throw new InterruptedException("stopped while a program was started");
                }
                return started;
            } catch (ExecutionException refused) {
                throw failed("it could not be started: " + refused.getCause().getMessage(),
                        refused.getCause());
            } catch (InterruptedException stop) {
                if (interrupted) {
                    throw stop;
                }
                interrupted = true;
            }
        }
    }

    /// Writes standard input to its end.
    static void feed(Process process, byte[] stdin) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(stdin);
        } catch (IOException closed) {
            return; // a program need not read what it is given
        }
    }

    private static void remove(Path place) {
        try {
            if (Files.exists(place)) {
                Leftovers.delete(place);
            }
        } catch (IOException refused) {
            throw new UncheckedIOException("a program's folder cannot be removed", refused);
        }
    }

    static TouchstoneException failed(String what, Throwable cause) {
        return new TouchstoneException(ErrorCode.SANDBOX_FAILED,
                "the sandbox: %s; 'touchstone doctor' tries each of its limits".formatted(what), cause);
    }

    @Override
    public void close() {
        starter.shutdownNow(); // the end of its thread ends every program that still runs
        try {
            starter.awaitTermination(5, TimeUnit.SECONDS);
            readers.shutdown();
            readers.awaitTermination(5, TimeUnit.SECONDS);
            if (Files.exists(folder)) {
                Leftovers.delete(folder);
            }
            removeOwn();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException refused) {
            throw failed("its folder cannot be removed: " + refused, refused);
        }
    }

    /// Another sandbox of this process may still use them.
    private void removeOwn() throws IOException {
        Path own = host.temporaryFolder().resolve(owner);
        try (var others = Files.newDirectoryStream(own)) {
            if (others.iterator().hasNext()) {
                return;
            }
        }
        Files.deleteIfExists(own);
        if (limiter.groups().isPresent()) {
            limiter.groups().get().remove(owner);
        }
    }
}
