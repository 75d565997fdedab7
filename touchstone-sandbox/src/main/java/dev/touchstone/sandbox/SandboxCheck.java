package dev.touchstone.sandbox;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Looks for what the sandbox needs on a machine, then tries each limit with a program that would pass it.
///
/// A limit that does not hold makes the sandbox unusable: it is told by name, with what to do, and no program
/// is run.
public final class SandboxCheck {

    private static final List<Path> SYSTEM = List.of(Path.of("/usr"), Path.of("/bin"), Path.of("/sbin"));
    private static final String PACKAGES =
            "(Debian, Ubuntu: apt-get install %s; Fedora: dnf install %s)";

    private final SandboxHost host;
    private final List<Finding> findings = new ArrayList<>();
    private final Optional<Limiter> limiter;

    private SandboxCheck(SandboxHost host) {
        this.host = host;
        this.limiter = look();
    }

    /// Looks and tries; takes some tenths of a second.
    ///
    /// @throws InterruptedException when the thread was interrupted
    public static SandboxCheck of(SandboxHost host) throws InterruptedException {
        SandboxCheck check = new SandboxCheck(host);
        check.tryLimits();
        return check;
    }

    /// What was found, in the order in which it was looked for.
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /// Whether programs can be run.
    public boolean usable() {
        return findings.stream().noneMatch(finding -> finding.state() == Finding.State.FAILS);
    }

    /// A sandbox; to be closed.
    ///
    /// @throws TouchstoneException `SANDBOX_UNAVAILABLE` with everything that is missing and what to do
    public Sandbox open() {
        if (!usable()) {
            throw new TouchstoneException(ErrorCode.SANDBOX_UNAVAILABLE,
                    "programs are not run, as what keeps them apart is not to be had here: "
                            + findings.stream().filter(finding -> finding.state() == Finding.State.FAILS)
                                    .map(finding -> finding.name() + ": " + finding.detail())
                                    .collect(Collectors.joining("; ")));
        }
        return new BubblewrapSandbox(host, limiter.orElseThrow());
    }

    private Optional<Limiter> look() {
        if (!host.linux()) {
            fails("system", "is " + host.system()
                    + "; programs are run on Linux alone: use a Linux machine, a "
                    + "container or WSL 2");
            return Optional.empty();
        }
        Optional<Path> bubblewrap = tool("bubblewrap", "bwrap", "bubblewrap");
        Optional<Path> resources = tool("prlimit", "prlimit", "util-linux");
        boolean root = root();
        Optional<Path> setpriv = root ? tool("setpriv", "setpriv", "util-linux") : Optional.empty();
        Optional<Interpreter> python = python(root);
        Optional<byte[]> filter = SeccompFilter.of(host.architecture());
        if (filter.isEmpty()) {
            fails("system calls", "the filter is written for x86-64 and aarch64, not for "
                    + host.architecture());
        }
        ControlGroupFinder finder = new ControlGroupFinder(host.proc());
        Optional<ControlGroups> groups = finder.find();
        findings.add(groups.map(found -> new Finding("control groups", Finding.State.WORKS,
                        "version %d in %s".formatted(found.version(), found.memory())))
                .orElseGet(() -> new Finding("control groups", Finding.State.NOTE, finder.reason()
                        + "; memory is limited by the address space of each process and watched from "
                        + "outside")));
        if (!usable()) {
            return Optional.empty();
        }
        return Optional.of(new Limiter(bubblewrap.orElseThrow(), resources.orElseThrow(), setpriv, groups,
                filter.orElseThrow(), python.orElseThrow()));
    }

    /// Whether this process is root, whom no limit of processes binds.
    private boolean root() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(host.proc().resolve("self/"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException unknown) {
            fails("user", "cannot be told from " + host.proc() + ": " + unknown.getMessage());
            return false;
        }
    }

    private Optional<Path> tool(String name, String command, String debianPackage) {
        Optional<Path> found = host.executable(command).map(SandboxCheck::visible);
        found.ifPresentOrElse(path -> findings.add(new Finding(name, Finding.State.WORKS, path.toString())),
                () -> fails(name, "the command %s is not installed %s".formatted(command,
                        PACKAGES.formatted(debianPackage, debianPackage))));
        return found;
    }

    /// A tool as the sandbox sees it: a link outside the system's folders leads nowhere there.
    private static Path visible(Path tool) {
        boolean system = SYSTEM.stream().anyMatch(tool::startsWith);
        try {
            return system ? tool : tool.toRealPath();
        } catch (IOException gone) {
            return tool; // told by the first try of a limit
        }
    }

    private Optional<Interpreter> python(boolean root) {
        InterpreterFinder finder = new InterpreterFinder(host, root);
        Optional<Interpreter> found = finder.find();
        if (found.isPresent()) {
            findings.add(new Finding("python3", Finding.State.WORKS,
                    "%s, version %s".formatted(found.get().executable(), found.get().version())));
            return found;
        }
        String seen = finder.refused().isEmpty() ? "is not installed"
                : "cannot be used: " + String.join("; ", finder.refused());
        fails("python3", "%s %s, or name one by the variable %s".formatted(
                seen, PACKAGES.formatted("python3", "python3"), SandboxHost.PYTHON_VARIABLE));
        return found;
    }

    private void tryLimits() throws InterruptedException {
        if (limiter.isEmpty()) {
            return;
        }
        if (!Files.isWritable(host.temporaryFolder())) {
            fails("temporary folder", host.temporaryFolder() + " cannot be written; set java.io.tmpdir");
            return;
        }
        try (Sandbox sandbox = new BubblewrapSandbox(host, limiter.get())) {
            findings.addAll(new LimitTrials(sandbox).run());
        } catch (TouchstoneException broken) {
            fails("start", broken.getMessage() + hint());
        }
    }

    /// What most often keeps `bwrap` from making namespaces.
    private String hint() {
        return "; if it says that namespaces are not permitted: allow user namespaces (sysctl "
                + "kernel.unprivileged_userns_clone=1, on Ubuntu "
                + "kernel.apparmor_restrict_unprivileged_userns=0, "
                + "for a container its seccomp and AppArmor profile)";
    }

    private void fails(String name, String detail) {
        findings.add(new Finding(name, Finding.State.FAILS, detail));
    }
}
