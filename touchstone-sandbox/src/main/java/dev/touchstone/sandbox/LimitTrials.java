package dev.touchstone.sandbox;

import dev.touchstone.sandbox.Finding.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Tries what a sandbox promises: small programs that would get through if a limit did not hold.
final class LimitTrials {

    private static final long MEBIBYTE = 1L << 20;
    private static final int PROCESSES = 16;

    private static final SandboxLimits LIMITS = new SandboxLimits(
            new SandboxLimits.Time(Duration.ofSeconds(5), Duration.ofSeconds(10)),
            new SandboxLimits.Space(64 * MEBIBYTE, MEBIBYTE, 4 * MEBIBYTE, 65_536), PROCESSES);

    /// Prints a line for each thing that is not as it must be, and `done`.
    private static final String SURROUNDINGS = """
            import os, resource, socket
            def bad(what): print(what)
            for folder in ('/', '/usr', '/program', '/dev', '/proc/sys/kernel'):
                try:
                    open(folder + '/touchstone', 'w')
                    bad('writes: ' + folder)
                except OSError: pass
            open('/tmp/touchstone', 'w').close()
            for name, kind in (('network', 'AF_INET'), ('machine', 'AF_VSOCK'), ('packet', 'AF_PACKET')):
                try:
                    with socket.socket(getattr(socket, kind), socket.SOCK_DGRAM) as one:
                        one.connect(('192.0.2.1', 9) if kind == 'AF_INET' else (2, 9))
                    bad('network: ' + name)
                except OSError: pass
            links = [line.split(':')[0].strip() for line in open('/proc/net/dev').readlines()[2:]]
            if links not in ([], ['lo']): bad('network: ' + str(links))
            status = dict(line.split(':\\t', 1) for line in open('/proc/self/status') if ':\\t' in line)
            if os.getuid() == 0: bad('user: root')
            if int(status['CapEff'], 16): bad('rights: ' + status['CapEff'])
            if status['NoNewPrivs'].strip() != '1': bad('rights: new ones can be had')
            if status['Seccomp'].strip() != '2': bad('system calls: no filter')
            for limit, most in (('RLIMIT_CPU', 6), ('RLIMIT_FSIZE', 1 << 20), ('RLIMIT_CORE', 0),
                                ('RLIMIT_NPROC', 16)):
                if not 0 <= resource.getrlimit(getattr(resource, limit))[1] <= most: bad('limits: ' + limit)
            if len(os.listdir('/proc/self/fd')) > 4: bad('files: some were left open')
            print('done')
            """;

    /// Prints how many processes it could start; they end with it.
    private static final String FORKS = """
            import os, signal
            started = 0
            while started < 40:
                try:
                    if os.fork() == 0:
                        signal.pause()
                except OSError: break
                started += 1
            print(started)
            """;

    /// Four processes that together take more than the limit, each less.
    private static final String MEMORY = """
            import os, signal
            for _ in range(4):
                if os.fork() == 0:
                    kept = bytearray(36 << 20)
                    for place in range(0, len(kept), 4096): kept[place] = 1
                    signal.pause()
            raise SystemExit(any([os.wait()[1] for _ in range(4)]))
            """;

    private final Sandbox sandbox;
    private final List<Finding> findings = new ArrayList<>();

    LimitTrials(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /// Runs them, one after the other.
    List<Finding> run() throws InterruptedException {
        if (surroundings()) {
            processes();
            memory();
        }
        return findings;
    }

    private boolean surroundings() throws InterruptedException {
        ProgramEnd end = sandbox.run(Program.python(SURROUNDINGS), LIMITS);
        List<String> lines = end.captured().stdout().lines().toList();
        boolean done = end instanceof ProgramEnd.Exited(int code, _) && code == 0
                && !lines.isEmpty() && lines.getLast().equals("done");
        if (!done) {
            return judge(false, "start", "", "a first program did not end well: " + shown(end));
        }
        List<String> bad = lines.subList(0, lines.size() - 1);
        return judge(bad.isEmpty(), "start", "no network, read-only system, no rights, system calls filtered",
                "what must not be possible is: " + String.join(", ", bad));
    }

    private void processes() throws InterruptedException {
        ProgramEnd end = sandbox.run(Program.python(FORKS), LIMITS);
        String started = end.captured().stdout().strip();
        boolean held = end instanceof ProgramEnd.Exited(int code, _) && code == 0
                && started.matches("[0-9]{1,2}") && Integer.parseInt(started) < PROCESSES;
        judge(held, "limit of processes",
                "holds: %s were started under a limit of %d".formatted(started, PROCESSES),
                ("does not hold: %s under a limit of %d; a writable control group with the controller pids "
                        + "is "
                        + "needed, or Linux 5.14 and a user who is not root")
                        .formatted(shown(end), PROCESSES));
    }

    private void memory() throws InterruptedException {
        ProgramEnd end = sandbox.run(Program.python(MEMORY), LIMITS);
        judge(end instanceof ProgramEnd.MemoryExceeded, "limit of memory",
                "holds: four processes of 36 MiB were ended under a limit of 64 MiB",
                "does not hold: four processes of 36 MiB under a limit of 64 MiB: %s; ".formatted(shown(end))
                        + "a writable control group with the controller memory is needed");
    }

    private boolean judge(boolean good, String name, String works, String fails) {
        findings.add(new Finding(name, good ? State.WORKS : State.FAILS, good ? works : fails));
        return good;
    }

    private static String shown(ProgramEnd end) {
        String said = end.captured().stdout().strip() + " " + end.captured().stderr().strip();
        String how = switch (end) {
            case ProgramEnd.Exited(int code, _) -> "exit status " + code;
            case ProgramEnd.TimedOut(ProgramEnd.Clock clock, _) -> "time over (" + clock + ")";
            case ProgramEnd.MemoryExceeded _ -> "memory used up";
            case ProgramEnd.OutputExceeded _ -> "too much output";
            case ProgramEnd.Killed(int signal, _) -> "signal " + signal;
        };
        String tail = said.length() > 300 ? said.substring(said.length() - 300) : said;
        return how + (tail.isBlank() ? "" : ", " + tail.strip());
    }
}
