package dev.touchstone.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.sandbox.ProgramEnd.Exited;
import dev.touchstone.sandbox.ProgramEnd.MemoryExceeded;
import dev.touchstone.sandbox.ProgramEnd.OutputExceeded;
import dev.touchstone.sandbox.ProgramEnd.TimedOut;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Programs that mean harm: each ends in time, and nothing outside has changed.
class HostileProgramsIT extends HostileFixture {

    @Test
    void aForkBombEndsWithItsTime() throws InterruptedException {
        assertThat(run("""
                import os
                while True:
                    try: os.fork()
                    except OSError: pass
                """)).isInstanceOf(TimedOut.class);
    }

    @Test
    void noMoreProcessesThanAllowedCanBeStarted() throws InterruptedException {
        assertThat(Integer.parseInt(output("""
                import os, signal
                started = 0
                try:
                    while started < 500:
                        if os.fork() == 0: signal.pause()
                        started += 1
                except OSError: print(started)
                """))).isBetween(50, 64);
    }

    @Test
    void threadsCountAsProcesses() throws InterruptedException {
        assertThat(Integer.parseInt(output("""
                import threading, os, time
                started = 0
                try:
                    while started < 500:
                        threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
                        started += 1
                except RuntimeError:
                    print(started, flush=True)
                    os._exit(0)
                """))).isBetween(50, 64);
    }

    @Test
    void aMemoryBombEnds() throws InterruptedException {
        assertThat(run("kept = []\nwhile True: kept.append(bytearray(1 << 20))"))
                .isInstanceOf(MemoryExceeded.class);
    }

    @Test
    void memoryCountsForAllProcessesTogether() throws InterruptedException {
        assertThat(run("""
                import os, signal
                for _ in range(8):
                    if os.fork() == 0:
                        kept = bytearray(60 << 20)
                        for place in range(0, len(kept), 4096): kept[place] = 1
                        signal.pause()
                for _ in range(8): os.wait()
                """)).isInstanceOf(MemoryExceeded.class);
    }

    @Test
    void endlessOutputEnds() throws InterruptedException {
        ProgramEnd end = run("while True: print('x' * 1000)");
        assertThat(end).isInstanceOf(OutputExceeded.class);
        assertThat(end.captured().stdout()).hasSize(65_536);
    }

    @Test
    void endlessErrorOutputEnds() throws InterruptedException {
        assertThat(run("import sys\nwhile True: sys.stderr.write('x' * 1000)"))
                .isInstanceOf(OutputExceeded.class);
    }

    @Test
    void endlessCalculationEndsByProcessorTime() throws InterruptedException {
        SandboxLimits patient = new SandboxLimits(
                new SandboxLimits.Time(Duration.ofSeconds(1), Duration.ofSeconds(60)), Boxes.SMALL.space(),
                64);
        assertThat(sandbox.run(Program.python("while True: pass"), patient)).isInstanceOfSatisfying(
                TimedOut.class, end -> assertThat(end.clock()).isEqualTo(ProgramEnd.Clock.CPU));
    }

    @Test
    void aProgramThatIgnoresTheEndOfItsTimeEndsAllTheSame() throws InterruptedException {
        ProgramEnd end = run("""
                import signal
                for one in range(1, 65):
                    try: signal.signal(one, signal.SIG_IGN)
                    except (OSError, ValueError): pass
                while True: pass
                """);
        assertThat(end).isNotInstanceOf(Exited.class);
    }

    @Test
    void theNetworkIsNotThere(@TempDir Path folder) throws IOException, InterruptedException {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(200);
            assertThat(output("""
                    import socket
                    for address in (('127.0.0.1', %d), ('192.0.2.1', 80), ('169.254.169.254', 80)):
                        try:
                            socket.create_connection(address, 1)
                            print('connected', address)
                        except OSError: pass
                    for family in ('AF_VSOCK', 'AF_PACKET', 'AF_NETLINK', 'AF_ALG'):
                        try:
                            socket.socket(getattr(socket, family), socket.SOCK_RAW)
                            print('opened', family)
                        except OSError: pass
                    """.formatted(server.getLocalPort()))).isEmpty();
        }
    }

    @Test
    void signalsReachNobodyElse() throws IOException, InterruptedException {
        Process bystander = new ProcessBuilder("sleep", "60").start();
        try {
            output("""
                    import os, signal
                    for pid in (%d, %d, %d, 1):
                        for number in (signal.SIGTERM, signal.SIGKILL):
                            try: os.kill(pid, number)
                            except OSError: pass
                    print('done')
                    """.formatted(bystander.pid(), ProcessHandle.current().pid(),
                    ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(2L)));
            run("import os\nos.kill(-1, 9)");
            assertThat(bystander.isAlive()).isTrue();
        } finally {
            bystander.destroyForcibly();
        }
    }

    @Test
    void aDaemonEndsWithItsProgram() throws InterruptedException {
        ProgramEnd end = run("""
                import os, signal, time
                if os.fork() == 0:
                    os.setsid()
                    if os.fork() == 0:
                        for one in range(1, 65):
                            try: signal.signal(one, signal.SIG_IGN)
                            except (OSError, ValueError): pass
                        os.closerange(0, 64)
                        time.sleep(60)
                    os._exit(0)
                os.wait()
                print('parent')
                """);
        assertThat(end).isInstanceOf(Exited.class);
    }

    @Test
    void memoryUsedUpByAChildIsToldThoughItsParentEndsWell() throws InterruptedException {
        assertThat(run("""
                import os
                if os.fork() == 0:
                    bytearray(b'x' * (400 << 20))
                os.wait()
                os._exit(0)
                """)).isInstanceOf(MemoryExceeded.class);
    }

    @Test
    void sleepingChildrenThatHoldTheOutputEndWithTheProgram() throws InterruptedException {
        ProgramEnd end = run("import os, time\nif os.fork() == 0: time.sleep(60)\nprint('parent')");
        assertThat(end.captured().stdout()).isEqualTo("parent\n");
        assertThat(end.captured().wall()).isLessThan(Duration.ofSeconds(30)); // not 60
    }

    @Test
    void aProgramThatClosesItsFilesAndSleepsEndsWithItsTime() throws InterruptedException {
        assertThat(run("import os, time\nos.closerange(0, 256)\ntime.sleep(60)"))
                .isInstanceOf(TimedOut.class);
    }

    @Test
    void otherProcessesCannotBeTraced() throws InterruptedException {
        assertThat(output("""
                import ctypes, os
                c = ctypes.CDLL(None, use_errno=True)
                def call(name, *numbers):
                    ctypes.set_errno(0)
                    return getattr(c, name)(*numbers), ctypes.get_errno()
                print(call('ptrace', 0, 0, 0, 0), call('ptrace', 16, 1, 0, 0))
                """)).isEqualTo("(-1, 1) (-1, 1)");
    }

    @Test
    void newNamespacesAndMountsCannotBeMade() throws InterruptedException {
        assertThat(output("""
                import ctypes, os
                c = ctypes.CDLL(None, use_errno=True)
                print([c.unshare(flag) for flag in (0x10000000, 0x00020000, 0x40000000)],
                      c.mount(b'none', b'/tmp', b'tmpfs', 0, None), c.syscall(56, 0x10000011, 0, 0, 0, 0),
                      c.syscall(425, 8, 0), c.syscall(321, 0, 0, 0))
                """)).isEqualTo("[-1, -1, -1] -1 -1 -1 -1");
    }

    @Test
    void theEnvironmentHoldsNoSecrets() throws InterruptedException {
        String seen = output("""
                import glob, os
                names = set(os.environ)
                for path in glob.glob('/proc/[0-9]*/environ'):
                    try: entries = open(path, 'rb').read().split(b'\\0')
                    except OSError: continue
                    names |= {each.split(b'=')[0].decode() for each in entries if each}
                print(' '.join(sorted(names)))
                """);
        assertThat(new TreeSet<>(List.of(seen.split(" ")))).isSubsetOf(Set.of("HOME", "LANG", "LC_CTYPE",
                "MKL_NUM_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "PATH", "PWD", "PYTHONHASHSEED",
                "PYTHONIOENCODING", "TMPDIR"));
    }

    @Test
    void setUserIdProgramsGiveNoRights() throws InterruptedException {
        assertThat(output("""
                import os, subprocess
                for command in (['su', '-c', 'id'], ['mount', '-t', 'tmpfs', 'none', '/tmp'],
                                ['sudo', '-n', 'id'],
                                ['newgrp', 'root'], ['passwd', '-d', 'root']):
                    try:
                        if subprocess.run(command, capture_output=True, timeout=2).returncode == 0:
                            print('ran', command)
                    except (OSError, subprocess.TimeoutExpired): pass
                for change in (lambda: os.setuid(0), lambda: os.setgid(0), lambda: os.chroot('/tmp'),
                               lambda: os.nice(-5)):
                    try:
                        change()
                        print('changed')
                    except OSError: pass
                print(os.getuid() != 0 and os.geteuid() != 0)
                """)).isEqualTo("True");
    }

    @Test
    void deepRecursionHarmsItselfAlone() throws InterruptedException {
        ProgramEnd end = run("""
                import sys
                sys.setrecursionlimit(10 ** 9)
                class Deep:
                    def __repr__(self): return repr(self)
                repr(Deep())
                """);
        assertThat(end).isNotEqualTo(new Exited(0, end.captured()));
    }

    @Test
    void controlGroupsAreOutOfReach() throws InterruptedException {
        assertThat(output("""
                import os
                print(os.path.exists('/sys/fs/cgroup'), [line.split(':', 2)[2].strip()
                      for line in open('/proc/self/cgroup')
                      if ':memory:' in line or ':pids:' in line or '0::' in line])
                """)).startsWith("False").doesNotContain("touchstone");
    }
}
