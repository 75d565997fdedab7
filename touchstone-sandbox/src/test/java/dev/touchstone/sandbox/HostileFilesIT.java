package dev.touchstone.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.sandbox.ProgramEnd.Exited;
import dev.touchstone.sandbox.ProgramEnd.MemoryExceeded;
import dev.touchstone.sandbox.ProgramEnd.TimedOut;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Programs that mean harm to files: each ends in time, and nothing outside has changed.
class HostileFilesIT extends HostileFixture {

    @Test
    void filesOfTheUserCannotBeRead(@TempDir Path folder) throws IOException, InterruptedException {
        Path secret = Files.writeString(folder.resolve("secret"), "the secret");
        assertThat(output("""
                import glob, os
                for path in ['%s', '/etc/shadow', '/etc/passwd', '/root', '/home', '/var', '/run', '/sys',
                             '/boot', '/proc/1/root', '/proc/self/root%s', '/dev/vda', '/dev/mem']:
                    try:
                        print(path, os.listdir(path) if os.path.isdir(path) else open(path, 'rb').read(10))
                    except OSError: pass
                """.formatted(secret, secret)).lines().filter(line -> !line.contains("/proc/1/root [")))
                .isEmpty();
    }

    @Test
    void nothingOutsideCanBeWritten(@TempDir Path folder) throws IOException, InterruptedException {
        Path mine = Files.writeString(folder.resolve("mine"), "mine");
        assertThat(output("""
                import os
                for path in ['%s', '/usr/touchstone', '/program/program.py', '/program/new', '/bin/sh',
                             '/new', '/dev/new', '/proc/sys/kernel/core_pattern', '/proc/sysrq-trigger']:
                    try:
                        with open(path, 'w') as file: file.write('x')
                        print('wrote', path)
                    except OSError: pass
                for path in ('/usr/bin/python3', '/program/program.py', '/usr'):
                    for change in (os.remove, lambda one: os.chmod(one, 0o777),
                                   lambda one: os.rename(one, one + '2')):
                        try:
                            change(path)
                            print('changed', path)
                        except OSError: pass
                """.formatted(mine))).isEmpty();
        assertThat(mine).hasContent("mine");
    }

    @Test
    void linksLeadNowhere(@TempDir Path folder) throws IOException, InterruptedException {
        Path secret = Files.writeString(folder.resolve("secret"), "the secret");
        assertThat(output("""
                import os
                os.symlink('%1$s', '/tmp/to')
                os.symlink('/proc/1/cwd', '/tmp/over')
                for path in ('/tmp/to', '/tmp/over%1$s', '/tmp/../..%1$s'):
                    try: print(open(path).read())
                    except OSError: pass
                try: os.link('/usr/bin/python3', '/tmp/hard')
                except OSError: print('none')
                """.formatted(secret))).isEqualTo("none");
    }

    @Test
    void aHugeFileIsNotWritten() throws InterruptedException {
        assertThat(output("""
                import os, signal
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                for step in (lambda file: file.write(b'x' * (64 << 20)), lambda file: file.truncate(1 << 40)):
                    try:
                        with open('/tmp/huge', 'wb') as file: step(file)
                        print('wrote', os.path.getsize('/tmp/huge'))
                    except OSError: pass
                """)).isEmpty();
    }

    @Test
    void thePrivateFoldersHaveABound() throws InterruptedException {
        assertThat(Integer.parseInt(output("""
                import itertools
                written = 0
                for folder in ('/tmp', '/dev/shm'):
                    try:
                        for number in itertools.count():
                            with open(f'{folder}/{number}', 'wb') as file:
                                file.write(b'x' * (4 << 20))
                                file.flush()
                            written += 4
                    except OSError: pass
                print(written)
                """))).isBetween(40, 64);
    }

    @Test
    void manySmallFilesEndWithTimeOrMemory() throws InterruptedException {
        assertThat(run("""
                import itertools
                for number in itertools.count(): open(f'/tmp/{number}', 'w').close()
                """)).isInstanceOfAny(TimedOut.class, MemoryExceeded.class, Exited.class);
    }

    @Test
    void theFilesOfOneProgramAreNotThereForTheNext() throws InterruptedException {
        output("open('/tmp/left', 'w').close()\nopen('/dev/shm/left', 'w').close()\nprint('left')");
        assertThat(output("import os\nprint(os.listdir('/tmp') + os.listdir('/dev/shm'))")).isEqualTo("[]");
    }

    @Test
    void noOpenFileOfThisProcessIsInherited() throws InterruptedException {
        assertThat(output("""
                import os
                kept = []
                for name in os.listdir('/proc/self/fd'):
                    try: kept.append(os.readlink('/proc/self/fd/' + name).split(':')[0])
                    except OSError: pass
                print(sorted(kept))
                """)).isEqualTo("['pipe', 'pipe', 'pipe']");
    }
}
