package dev.touchstone.store.log;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.store.layout.AtomicFile;
import dev.touchstone.store.layout.RunFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Writes to a run folder from a process of its own and says on standard output what was acknowledged.
final class WritingProcess {

    private WritingProcess() {}

    /// @param arguments mode (`log`, `fill`, `lock`, `results`, `index`), working folder, stamp, first sample
    public static void main(String[] arguments) throws Exception {
        RunFolder folder = RunFolder.open(Path.of(arguments[1]), arguments[2]);
        int first = Integer.parseInt(arguments[3]);
        switch (arguments[0]) {
            case "log" -> log(folder, first);
            case "fill" -> fill(folder);
            case "lock" -> lock(folder);
            case "results" -> results(folder);
            case "index" -> index(folder);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /// Four threads log until the process is killed.
    private static void log(RunFolder folder, int first) {
        try (RunLock _ = RunLock.acquire(folder);
                UnitLog log = UnitLog.open(folder, Logged.IDENTITY, Reuse.STRICT);
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int thread = 0; thread < 4; thread++) {
                int start = first + thread;
                threads.submit(() -> {
                    for (int sample = start; ; sample += 4) {
                        log.append(Logged.question(sample));
                        log.append(new AttemptKey(sample, 0), Logged.answer("answer " + sample),
                                Instant.now());
                        System.out.println("done " + sample);
                    }
                });
            }
        }
    }

    /// Logs until the disk refuses, then tries once more.
    private static void fill(RunFolder folder) {
        UnitLog log = UnitLog.open(folder, Logged.IDENTITY, Reuse.STRICT);
        for (int sample = 0; sample < 100_000; sample++) {
            try {
                log.append(Logged.question(sample));
                log.append(new AttemptKey(sample, 0), Logged.answer("answer " + sample), Instant.now());
                System.out.println("done " + sample);
            } catch (TouchstoneException refused) {
                System.out.println("refused " + refused.code() + " " + refused.getMessage());
                break;
            }
        }
        try {
            log.append(Logged.question(0));
            System.out.println("accepted after a failure");
        } catch (TouchstoneException refused) {
            System.out.println("still " + refused.code());
        }
        try {
            AtomicFile.write(folder.results("m", "t"), out -> out.write(new byte[1 << 20]));
        } catch (TouchstoneException refused) {
            System.out.println("results " + refused.code());
        }
    }

    private static void lock(RunFolder folder) throws Exception {
        try (RunLock _ = RunLock.acquire(folder)) {
            System.out.println("locked");
            System.in.read();
        } catch (TouchstoneException refused) {
            System.out.println("refused " + refused.code() + " " + refused.getMessage());
        }
    }

    /// Replaces one file for ever; each version is one letter a million times.
    private static void results(RunFolder folder) {
        for (int round = 0; ; round++) {
            byte letter = (byte) ('a' + round % 26);
            AtomicFile.write(folder.results("m", "t"), out -> {
                byte[] bytes = new byte[10_000];
                Arrays.fill(bytes, letter);
                for (int piece = 0; piece < 100; piece++) {
                    out.write(bytes);
                }
            });
            System.out.println("written");
        }
    }

    private static void index(RunFolder folder) {
        long start = System.nanoTime();
        try (UnitLog log = UnitLog.read(folder, Logged.IDENTITY.model(), Logged.IDENTITY.task())) {
            long millis = (System.nanoTime() - start) / 1_000_000;
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            System.out.println("done " + log.done() + " ms " + millis + " live_kb "
                    + (runtime.totalMemory() - runtime.freeMemory()) / 1024);
        }
    }
}
