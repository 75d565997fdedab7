package dev.touchstone.models.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/// How many connections the limit on open files of this process leaves room for.
///
/// The Java runtime raises its own limit to the hard one at its start, so what counts is `ulimit -Hn`. Only
/// Linux tells it in a file; elsewhere nothing is known, and a process that runs out slows down.
public final class OpenFiles {

    /// The runtime's own (about 70), the log, the data and result files of the tasks at work.
    private static final int RESERVED = 150;

    private static final Path OF_PROCESS = Path.of("/proc/self/limits");
    private static final String LINE = "Max open files";

    private OpenFiles() {}

    /// Connections that fit into the limit, at least 1; empty where there is none or it is not known.
    public static OptionalInt connections() {
        return connections(OF_PROCESS);
    }

    static OptionalInt connections(Path limits) {
        if (!Files.isReadable(limits)) {
            return OptionalInt.empty();
        }
        try {
            return Files.readString(limits, StandardCharsets.US_ASCII).lines()
                    .filter(line -> line.startsWith(LINE))
                    .map(line -> line.substring(LINE.length()).strip().split("\\s+")[0])
                    .filter(soft -> soft.matches("\\d{1,9}"))
                    .mapToInt(soft -> Math.max(1, Integer.parseInt(soft) - RESERVED))
                    .findFirst();
        } catch (IOException notTold) {
            return OptionalInt.empty(); // a guess is not worth a run
        }
    }
}
