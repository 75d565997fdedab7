package dev.touchstone.tasks.code;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.score.ScorerSurroundings;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.sandbox.Program;
import dev.touchstone.sandbox.ProgramEnd;
import dev.touchstone.sandbox.Sandbox;
import dev.touchstone.sandbox.SandboxCheck;
import dev.touchstone.sandbox.SandboxHost;
import dev.touchstone.sandbox.SandboxLimits;
import dev.touchstone.sandbox.UnsafeProcesses;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// Runs jobs of the driver in one sandbox, which is checked and opened with the first and closed with the
/// last scorer that uses it. Two scorers that find the same code in an answer cost one run: the last few
/// verdicts are kept. Thread-safe; the lock protects the sandbox, the count of users and the kept verdicts.
final class ProgramRunner {

    private static final int KEPT = 64;

    private final Program.SourceFile driver = new Program.SourceFile("driver.py", resource());
    private final String token;
    private final Map<String, Verdict> kept = new LinkedHashMap<>();
    private Optional<Sandbox> sandbox = Optional.empty();
    private int users;

    /// @param random makes the word by which the driver's own line is told from others
    ProgramRunner(SecureRandom random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        this.token = HexFormat.of().formatHex(bytes);
    }

    /// One more scorer uses it.
    synchronized void join() {
        users++;
    }

    /// One scorer less; the last one closes the sandbox.
    synchronized void leave() {
        users--;
        if (users <= 0) {
            sandbox.ifPresent(Sandbox::close);
            sandbox = Optional.empty();
            kept.clear();
        }
    }

    /// The sandbox, checked and opened when it is not yet.
    ///
    /// @throws TouchstoneException `SANDBOX_UNAVAILABLE` with what is missing
    synchronized Sandbox open(ScorerSurroundings surroundings) throws InterruptedException {
        if (sandbox.isEmpty()) {
            SandboxHost host = SandboxHost.of(surroundings.environment());
            sandbox = Optional.of(switch (surroundings.programs()) {
                case SANDBOXED -> SandboxCheck.of(host).open();
                case UNSAFE -> new UnsafeProcesses(host);
            });
        }
        return sandbox.get();
    }

    /// What the tests of a job say.
    ///
    /// @throws TouchstoneException `SANDBOX_FAILED`; `COMMAND_INTERRUPTED` when the thread was interrupted
    Verdict run(Fields job, SandboxLimits limits, ScorerSurroundings surroundings) {
        String text = Json.write(job);
        Optional<Verdict> known = known(text);
        if (known.isPresent()) {
            return known.get();
        }
        String stdin = Json.write(job.with("token", Value.of(token)));
        try {
            ProgramEnd end = open(surroundings).run(new Program(Program.Language.PYTHON,
                    List.of(driver), stdin, List.of()), limits);
            Verdict verdict = verdict(end);
            keep(text, verdict);
            return verdict;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TouchstoneException(ErrorCode.COMMAND_INTERRUPTED,
                    "stopped while a program was tested; score with --mode eval --reuse", stopped);
        }
    }

    private synchronized Optional<Verdict> known(String job) {
        return Optional.ofNullable(kept.get(job));
    }

    private synchronized void keep(String job, Verdict verdict) {
        kept.put(job, verdict);
        if (kept.size() > KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    /// The driver's own word where it gave one, else what the end says.
    private Verdict verdict(ProgramEnd end) {
        Optional<Verdict> told = end.captured().stdout().lines().map(this::told).flatMap(Optional::stream)
                .findFirst();
        return told.orElseGet(() -> switch (end) {
            case ProgramEnd.TimedOut _ -> new Verdict(Verdict.Kind.TIMEOUT, "");
            case ProgramEnd.MemoryExceeded _ -> Verdict.failed("memory_exceeded");
            case ProgramEnd.OutputExceeded _ -> Verdict.failed("output_exceeded");
            case ProgramEnd.Killed(int signal, _) -> Verdict.failed("killed_" + signal);
            case ProgramEnd.Exited(int code, _) -> Verdict.failed("exit_" + code);
        });
    }

    private Optional<Verdict> told(String line) {
        try {
            if (Json.parse(line) instanceof Fields fields
                    && fields.findText("token").filter(token::equals).isPresent()) {
                String detail = fields.findText("detail").orElse("");
                return fields.findText("verdict").map(word -> switch (word) {
                    case "pass" -> new Verdict(Verdict.Kind.PASS, "");
                    case "wrong_answer" -> new Verdict(Verdict.Kind.WRONG_ANSWER, "");
                    case "timeout" -> new Verdict(Verdict.Kind.TIMEOUT, "");
                    default -> Verdict.failed(detail);
                });
            }
        } catch (JacksonException notOurs) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static String resource() {
        try (InputStream in = ProgramRunner.class.getResourceAsStream("driver.py")) {
            if (in == null) {
                throw new IllegalStateException("no resource driver.py");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
