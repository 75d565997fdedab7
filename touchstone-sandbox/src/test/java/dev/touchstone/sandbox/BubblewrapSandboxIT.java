package dev.touchstone.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.sandbox.ProgramEnd.Exited;
import dev.touchstone.sandbox.ProgramEnd.Killed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class BubblewrapSandboxIT {

    @Test
    void filesInputArgumentsAndStatusArriveOutputComesBack() throws InterruptedException {
        Program program = new Program(Program.Language.PYTHON, List.of(
                new Program.SourceFile("main.py", """
                        import sys
                        sys.path.insert(0, '/program')
                        import helper
                        print(helper.shout(sys.stdin.read()), sys.argv[1:])
                        print('错误', file=sys.stderr)
                        sys.exit(7)
                        """),
                new Program.SourceFile("helper.py", "def shout(text): return text.upper()")),
                "größe", List.of("a b", "$HOME"));
        try (Sandbox sandbox = Boxes.open()) {
            ProgramEnd end = sandbox.run(program, Boxes.SMALL);
            assertThat(end).isEqualTo(new Exited(7, end.captured()));
            assertThat(end.captured().stdout()).isEqualTo("GRÖSSE ['a b', '$HOME']\n");
            assertThat(end.captured().stderr()).isEqualTo("错误\n");
        }
    }

    @Test
    void aSignalIsToldByItsNumber() throws InterruptedException {
        try (Sandbox sandbox = Boxes.open()) {
            ProgramEnd end = sandbox.run(Program.python("import os\nos.kill(os.getpid(), 11)"), Boxes.SMALL);
            assertThat(end).isEqualTo(new Killed(11, end.captured()));
        }
    }

    @Test
    void programsRunAtTheSameTimeAndApart() throws Exception {
        try (Sandbox sandbox = Boxes.open(); ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<ProgramEnd>> ends = new ArrayList<>();
            for (int number = 0; number < 12; number++) {
                String source = "open('/tmp/x', 'x').write('%d')\nprint(open('/tmp/x').read())".formatted(
                        number);
                ends.add(threads.submit(() -> sandbox.run(Program.python(source), Boxes.SMALL)));
            }
            for (int number = 0; number < 12; number++) {
                assertThat(ends.get(number).get().captured().stdout()).isEqualTo(number + "\n");
            }
        }
    }

    @Test
    void aLargeInputThatIsNotReadDoesNotStopTheProgram() throws InterruptedException {
        try (Sandbox sandbox = Boxes.open()) {
            ProgramEnd end = sandbox.run(Program.python("print('done')", "x".repeat(1 << 20)), Boxes.SMALL);
            assertThat(end).isEqualTo(new Exited(0, end.captured()));
        }
    }

    @Test
    void anInterruptEndsTheProgram() throws Exception {
        String name = "interrupted_%d.py".formatted(ProcessHandle.current().pid());
        Program sleeper = new Program(Program.Language.PYTHON, List.of(new Program.SourceFile(name, """
                import time
                time.sleep(100)
                """)), "", List.of());
        try (Sandbox sandbox = Boxes.open(); ExecutorService threads = Executors.newFixedThreadPool(1)) {
            Future<ProgramEnd> end = threads.submit(() -> sandbox.run(sleeper, SandboxLimits.ofCpu(
                    java.time.Duration.ofSeconds(60))));
            awaitRunning("/program/" + name);
            threads.shutdownNow();
            assertThatExceptionOfType(ExecutionException.class).isThrownBy(end::get)
                    .withCauseInstanceOf(InterruptedException.class);
            assertThat(Marked.running("/program/" + name)).isEmpty();
        }
    }

    @Test
    void aKilledParentLeavesNoProcessAndTheNextOneTidiesUp() throws Exception {
        try (Sandbox available = Boxes.open()) {
            assertThat(available.description()).contains("Python");
        }
        String name = "orphan_%d.py".formatted(ProcessHandle.current().pid());
        Process parent = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString(),
                "-cp", System.getProperty("java.class.path"), SandboxedParent.class.getName(), name)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        awaitRunning("/program/" + name); // the first of its processes, before or after the gate
        parent.destroyForcibly().waitFor();
        for (List<ProcessHandle> left = Marked.running("/program/" + name); !left.isEmpty();
                left = Marked.running("/program/" + name)) {
            left.getFirst().onExit().get(20, TimeUnit.SECONDS); // what nobody ends runs for 100 s
        }
        try (Sandbox next = Boxes.open()) {
            assertThat(next.description()).isNotEmpty();
            assertThat(leftBy(parent.pid())).isEmpty();
        }
    }

    @Test
    void nothingIsLeftBehindAfterClosing(@TempDir Path folder) throws Exception {
        try (Sandbox available = Boxes.open()) {
            assertThat(available.description()).contains("bubblewrap");
        }
        try (Sandbox sandbox = Boxes.open()) {
            sandbox.run(Program.python("print(1)"), Boxes.SMALL);
        }
        assertThat(leftBy(ProcessHandle.current().pid())).isEmpty();
    }

    @Test
    void aSandboxThatCannotBeMadeIsNotTheProgramsFault(@TempDir Path folder) throws Exception {
        try (Sandbox available = Boxes.open()) {
            assertThat(available.description()).contains("bubblewrap");
        }
        Interpreter missing = new Interpreter(Path.of("/no/such/python3"), "3",
                List.of(Path.of("/no/such/folder")));
        SandboxHost host = Boxes.host();
        Limiter limiter = new Limiter(host.executable("bwrap").orElseThrow(), host.executable("prlimit")
                .orElseThrow(),
                host.executable("setpriv"), new ControlGroupFinder(host.proc()).find(),
                SeccompFilter.of(host.architecture()).orElseThrow(), missing);
        try (Sandbox sandbox = new BubblewrapSandbox(host, limiter)) {
            assertThatExceptionOfType(TouchstoneException.class)
                    .isThrownBy(() -> sandbox.run(Program.python("print(1)"), Boxes.SMALL))
                    .withMessageContaining("/no/such/folder")
                    .satisfies(failed -> assertThat(failed.code()).isEqualTo(ErrorCode.SANDBOX_FAILED));
        }
    }

    @Test
    void withoutControlGroupsTheTreeIsWatched() throws Exception {
        SandboxHost host = Boxes.host();
        try (Sandbox available = Boxes.open()) {
            assertThat(available.description()).contains("bubblewrap");
        }
        boolean root = Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self/"), "unix:uid"));
        Limiter limiter = new Limiter(host.executable("bwrap").orElseThrow(), host.executable("prlimit")
                .orElseThrow(),
                root ? host.executable("setpriv") : Optional.empty(), Optional.empty(),
                SeccompFilter.of(host.architecture()).orElseThrow(),
                new InterpreterFinder(host, root).find().orElseThrow());
        try (Sandbox sandbox = new BubblewrapSandbox(host, limiter)) {
            assertThat(new LimitTrials(sandbox).run())
                    .allSatisfy(finding -> assertThat(finding.state()).isEqualTo(Finding.State.WORKS));
        }
    }

    /// Waits until processes with that argument run; asks again and again, without a pause of its own.
    private static List<ProcessHandle> awaitRunning(String argument) throws TimeoutException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < until) {
            List<ProcessHandle> found = Marked.running(argument);
            if (!found.isEmpty()) {
                return found;
            }
        }
        throw new TimeoutException("no process has the argument " + argument);
    }

    private static List<Path> leftBy(long pid) throws IOException {
        List<Path> roots = new ArrayList<>(List.of(Boxes.host().temporaryFolder()));
        new ControlGroupFinder(Path.of("/proc")).find().ifPresent(groups -> {
            roots.add(groups.memory());
            roots.add(groups.pids());
        });
        List<Path> left = new ArrayList<>();
        for (Path root : roots) {
            try (Stream<Path> folders = Files.list(root)) {
                folders.filter(folder -> folder.getFileName().toString()
                        .startsWith("touchstone-sandbox-" + pid + "-"))
                        .forEach(left::add);
            }
        }
        return left;
    }
}
