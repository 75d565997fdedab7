package dev.touchstone.store.log;

import static dev.touchstone.store.log.Logged.IDENTITY;
import static dev.touchstone.store.log.Logged.NOON;
import static dev.touchstone.store.log.Logged.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.store.layout.RunFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Writers that are killed, shut out, or run out of disk.
class CrashIT {

    private static final int KILLS = 20;

    @TempDir
    private Path workDir;

    private RunFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = RunFolder.create(workDir, LocalDateTime.of(2026, 1, 2, 12, 0));
    }

    @Test
    void everyAcknowledgedAnswerSurvivesKillsAtRandomInstants() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<Integer> acknowledged = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            List<String> lines = new ArrayList<>();
            try (ChildProcess child = child("log", kill * 1_000_000)) {
                lines.add(child.line().orElseThrow());
                Thread reading = Thread.ofVirtual().start(() -> lines.addAll(child.lines()));
                Thread.sleep(random.nextInt(1, 150)); // the reader keeps it from waiting on its output
                child.kill();
                reading.join();
            }
            lines.removeLast(); // may be cut itself
            lines.forEach(line -> acknowledged.add(Integer.valueOf(line.substring("done ".length()))));
        }
        assertThat(acknowledged).hasSizeGreaterThan(KILLS);
        try (UnitLog log = UnitLog.open(folder, IDENTITY, Reuse.STRICT)) {
            assertThat(log.notices()).allMatch(LogNotice.TornTail.class::isInstance);
            assertThat(acknowledged).allSatisfy(sample -> {
                assertThat(log.question(sample)).isEqualTo(Logged.question(sample));
                assertThat(log.outcome(new AttemptKey(sample, 0))).contains(answer("answer " + sample));
            });
        }
    }

    @Test
    void aReplacedFileIsWholeAfterEveryKill() throws Exception {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        Path target = folder.results("m", "t");
        for (int kill = 0; kill < 5; kill++) {
            try (ChildProcess child = child("results", 0)) {
                assertThat(child.line()).contains("written");
                Thread.sleep(random.nextInt(1, 120));
                child.kill();
            }
            byte[] content = Files.readAllBytes(target);
            assertThat(content).hasSize(1_000_000).containsOnly(content[0]);
        }
        RunLock.acquire(folder).close();
        try (Stream<Path> files = Files.list(target.getParent())) {
            assertThat(files).containsExactly(target);
        }
    }

    @Test
    void twoProcessesDoNotWriteAtOnceAndADeadOneIsNoObstacle() throws Exception {
        try (ChildProcess first = child("lock", 0)) {
            assertThat(first.line()).contains("locked");
            assertThatThrownBy(() -> RunLock.acquire(folder))
                    .isInstanceOfSatisfying(TouchstoneException.class,
                            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.LOG_LOCKED))
                    .hasMessageMatching("(?s).*: process \\d+ on \\S+ since 20.* is writing to this run.*");
            try (ChildProcess second = child("lock", 0)) {
                assertThat(second.lines().toString()).contains("refused LOG_LOCKED");
            }
            first.kill();
        }
        try (RunLock held = RunLock.acquire(folder); ChildProcess third = child("lock", 0)) {
            assertThat(held).isNotNull();
            assertThat(third.lines().toString()).contains("refused LOG_LOCKED")
                    .contains("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void aFullDiskIsNamedAndNothingEarlierIsLost() throws Exception {
        assumeThat(File.separatorChar).as("a shell with ulimit").isEqualTo('/');
        List<String> lines;
        List<String> shell = List.of("bash", "-c", "ulimit -f 256; exec \"$@\"", "bash");
        try (ChildProcess child = ChildProcess.start(shell, List.of(), WritingProcess.class,
                "fill", workDir, folder.stamp(), 0)) {
            lines = child.lines();
        }
        long done = lines.stream().filter(line -> line.startsWith("done ")).count();
        assertThat(done).isGreaterThan(100);
        assertThat(lines).contains("still LOG_WRITE_FAILED", "results LOG_WRITE_FAILED")
                .anyMatch(line -> line.startsWith("refused LOG_WRITE_FAILED") && line.contains("Make room"));
        assertThat(folder.results("m", "t")).doesNotExist();

        int next = (int) done;
        try (UnitLog log = UnitLog.open(folder, IDENTITY, Reuse.STRICT)) {
            assertThat(log.done()).isEqualTo(next);
            assertThat(log.notices()).isEmpty();
            log.append(Logged.question(next));
            log.append(new AttemptKey(next, 0), answer("now there is room"), NOON);
        }
        try (UnitLog log = UnitLog.open(folder, IDENTITY, Reuse.STRICT)) {
            assertThat(log.done()).isEqualTo(next + 1);
        }
    }

    @Test
    void aMillionRecordsAreIndexedInLittleMemory() throws Exception {
        try (UnitLog log = UnitLog.open(folder, IDENTITY, Reuse.STRICT)) {
            for (int sample = 0; sample < 1_000_000; sample++) {
                log.append(new AttemptKey(sample, 0), answer("a"), NOON);
            }
        }
        long bytes = Files.size(folder.attempts(IDENTITY.model(), IDENTITY.task(), 1));
        try (ChildProcess child = ChildProcess.start(List.of(), List.of("-Xmx64m"), WritingProcess.class,
                "index", workDir, folder.stamp(), 0)) {
            String line = child.line().orElseThrow();
            System.out.println(bytes + " bytes: " + line);
            assertThat(line).startsWith("done 1000000 ");
            assertThat(Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1))).isLessThan(24_000);
        }
    }

    private ChildProcess child(String mode, int first) throws IOException {
        return ChildProcess.start(List.of(), List.of(), WritingProcess.class, mode, workDir, folder.stamp(),
                first);
    }
}
