package dev.touchstone.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Programs, limits, ends and the command made of them.
class SandboxValuesTest {

    private static final Limiter LIMITER = new Limiter(Path.of("/usr/bin/bwrap"), Path.of("/usr/bin/prlimit"),
            Optional.of(Path.of("/usr/bin/setpriv")), Optional.empty(), new byte[0],
            new Interpreter(Path.of("/opt/py/bin/python3"), "3.13.1", List.of(Path.of("/opt/py"))));

    @ParameterizedTest
    @ValueSource(strings = {"", "../up", "a/b", ".hidden", "-option", "ü.py", "a\nb"})
    void namesOfFilesArePlain(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Program.SourceFile(name, ""));
    }

    @Test
    void aProgramHasFilesOfDifferentNames() {
        Program.SourceFile file = new Program.SourceFile("a.py", "");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Program(Program.Language.PYTHON, List.of(), "", List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Program(Program.Language.PYTHON, List.of(file, file), "", List.of()));
    }

    @Test
    void limitsHaveABottomAndATop() {
        Duration second = Duration.ofSeconds(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SandboxLimits.Time(Duration.ofMillis(500), second));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SandboxLimits.Time(Duration.ofSeconds(2), second));
        assertThatIllegalArgumentException().isThrownBy(() -> new SandboxLimits.Space(1 << 20, 1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new SandboxLimits.Space(1 << 24, 0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new SandboxLimits(
                Boxes.SMALL.time(), Boxes.SMALL.space(), 0)).withMessageContaining("are 0");
        assertThat(SandboxLimits.ofCpu(Duration.ofSeconds(3)).time().wall())
                .isEqualTo(Duration.ofSeconds(22));
    }

    @Test
    void anExitStatusAbove128IsASignal() {
        ProgramEnd.Captured nothing = new ProgramEnd.Captured("", "", Duration.ZERO);
        assertThat(BubblewrapSandbox.ends(0, nothing)).isEqualTo(new ProgramEnd.Exited(0, nothing));
        assertThat(BubblewrapSandbox.ends(255, nothing)).isEqualTo(new ProgramEnd.Exited(255, nothing));
        assertThat(BubblewrapSandbox.ends(139, nothing)).isEqualTo(new ProgramEnd.Killed(11, nothing));
        assertThat(BubblewrapSandbox.ends(152, nothing))
                .isEqualTo(new ProgramEnd.TimedOut(ProgramEnd.Clock.CPU, nothing));
    }

    @Test
    void theCommandNamesEveryLimitAndTheProgramLast() {
        Program program = new Program(Program.Language.PYTHON,
                List.of(new Program.SourceFile("main.py", "")), "", List.of("--help", "a b"));
        List<String> command = new LaunchCommand(LIMITER)
                .of(program, Boxes.SMALL, Path.of("/tmp/box/run1"), Optional.empty());
        assertThat(command).containsSubsequence("/usr/bin/setpriv", "--reuid", "65533", "/usr/bin/bwrap",
                "--unshare-all", "--die-with-parent", "--cap-drop", "ALL", "--clearenv", "--size", "33554432",
                "--tmpfs",
                "/tmp", "--ro-bind", "/opt/py", "/opt/py", "--ro-bind", "/tmp/box/run1/files", "/program",
                "--",
                "/usr/bin/prlimit", "--nproc=64", "--cpu=1:2", "--fsize=8388608", "--as=268435456", "--",
                "/bin/sh",
                "/opt/py/bin/python3", "-B", "/program/main.py", "--help", "a b");
        assertThat(command).doesNotContain("--share-net", "--bind", "--dev-bind");
    }

    @Test
    void aControlGroupIsEnteredBeforeAnythingElseAndTakesThePlaceOfTheAddressSpace() {
        Path group = Path.of("/cg/own/run1");
        List<String> command = new LaunchCommand(LIMITER).of(Program.python(""), Boxes.SMALL,
                Path.of("/tmp/box/run1"), Optional.of(new ControlGroups.Group(2, group, group)));
        assertThat(command.subList(3, 8)).containsExactly("sandbox", "1", "/cg/own/run1/cgroup.procs",
                "/tmp/box/run1/status", "/tmp/box/filter");
        assertThat(command).noneMatch(word -> word.startsWith("--as="));
    }

    @Test
    void whereNothingIsInstalledEachThingIsNamedWithItsPackage(@org.junit.jupiter.api.io.TempDir Path folder)
            throws InterruptedException {
        SandboxHost other = new SandboxHost(java.util.Map.of(), folder, Path.of("/proc"), "Mac OS X",
                "aarch64");
        assertThat(SandboxCheck.of(other).usable()).isFalse();
        assertThat(SandboxCheck.of(other).findings()).singleElement()
                .satisfies(finding -> assertThat(finding.detail()).contains("Linux"));
        SandboxHost named = new SandboxHost(java.util.Map.of("TOUCHSTONE_SANDBOX_PYTHON",
                "/no/such/python3"), folder,
                Path.of("/proc"), "Linux", "riscv64");
        assertThat(SandboxCheck.of(named).findings().toString())
                .contains("/no/such/python3", "apt-get install python3",
                "not for riscv64");
    }
}
