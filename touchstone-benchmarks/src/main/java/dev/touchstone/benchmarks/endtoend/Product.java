package dev.touchstone.benchmarks.endtoend;

import dev.touchstone.benchmarks.data.SyntheticData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The command under test, started by its launcher as users start it.
///
/// @param launcher the file `touchstone`
/// @param folder working directory; run folders are deleted after each run
/// @param javaOptions for `TOUCHSTONE_JAVA_OPTS`, empty for none
record Product(Path launcher, Path folder, String javaOptions) {

    private static final long LOOK_EVERY_MILLIS = 100;

    /// The same with options for its JVM.
    Product with(String options) {
        return new Product(launcher, folder, options);
    }

    /// Starts an evaluation of data against a server.
    Started evaluate(SyntheticData data, String url, int concurrency) {
        return start("run", "--url", url, "--datasets", "gsm8k", "--data-root", data.root().toString(),
                "--concurrency", String.valueOf(concurrency),
                "--work-dir", folder.resolve("runs").toString());
    }

    /// Starts any command.
    Started start(String... arguments) {
        List<String> words = new ArrayList<>(List.of(launcher.toString()));
        words.addAll(List.of(arguments));
        try {
            Files.createDirectories(folder);
            Path screen = folder.resolve("screen.txt");
            ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile())
                    .redirectErrorStream(true).redirectOutput(screen.toFile());
            builder.environment().put("LC_ALL", "C.UTF-8");
            builder.environment().put("TOUCHSTONE_JAVA_OPTS", javaOptions);
            double children = ProcessFigures.endedChildrenCpuSeconds();
            double machine = ProcessFigures.machineCpuSeconds();
            double own = ProcessFigures.ownCpuSeconds();
            return new Started(builder.start(), screen, System.nanoTime(), children, machine - own);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// What a run took.
    ///
    /// @param cpuSeconds user and system, of the launcher and everything it started
    /// @param wallSeconds from start to end
    /// @param peakKilobytes the most memory that was resident
    /// @param othersCores CPU that processes outside of the measurement took meanwhile, in cores
    record Taken(double cpuSeconds, double wallSeconds, long peakKilobytes, double othersCores) {}

    /// A running command. Its CPU is told when it has ended; only one may run at a time.
    record Started(Process process, Path screen, long begun, double childrenBefore, double machineBefore) {

        /// Waits for its end.
        ///
        /// @throws IllegalStateException when it does not exit with 0; the message holds its last lines
        Taken end() throws IOException, InterruptedException {
            long peak = 0;
            do {
                peak = Math.max(peak, ProcessFigures.kilobytes(process.pid(), "VmHWM").orElse(peak));
            } while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS));
            double wall = (System.nanoTime() - begun) / 1e9;
            double cpu = ProcessFigures.endedChildrenCpuSeconds() - childrenBefore;
            double machine = ProcessFigures.machineCpuSeconds() - ProcessFigures.ownCpuSeconds()
                    - machineBefore;
            if (process.exitValue() != 0) {
                List<String> lines = Files.readAllLines(screen);
                throw new IllegalStateException("the command ended with " + process.exitValue() + ":\n"
                        + String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size())));
            }
            deleteTree(screen.resolveSibling("runs"));
            return new Taken(cpu, wall, peak, Math.max(0, (machine - cpu) / wall));
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
