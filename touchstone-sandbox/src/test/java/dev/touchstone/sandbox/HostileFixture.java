package dev.touchstone.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.sandbox.ProgramEnd.Exited;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// Runs programs that mean harm under small limits: each ends in time, and nothing that it started goes on.
@TestInstance(Lifecycle.PER_CLASS)
abstract class HostileFixture {

    private static final Duration IN_TIME = Boxes.SMALL.time().wall().plusSeconds(5);

    private static final String FILE = "hostile_%d.py".formatted(ProcessHandle.current().pid());

    Sandbox sandbox;

    @BeforeAll
    void open() throws InterruptedException {
        sandbox = Boxes.open();
    }

    @AfterAll
    void close() {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    /// Nothing that a program started is there when it has ended, whatever it did.
    @AfterEach
    void nothingRunsOn() {
        if (sandbox != null) {
            assertThat(Marked.running("/program/" + FILE)).isEmpty();
        }
    }

    ProgramEnd run(String source) throws InterruptedException {
        ProgramEnd end = sandbox.run(new Program(Program.Language.PYTHON,
                List.of(new Program.SourceFile(FILE, source)), "", List.of()), Boxes.SMALL);
        assertThat(end.captured().wall()).isLessThan(IN_TIME);
        return end;
    }

    String output(String source) throws InterruptedException {
        ProgramEnd end = run(source);
        assertThat(end).as(end.toString()).isInstanceOf(Exited.class);
        return end.captured().stdout().strip();
    }
}
