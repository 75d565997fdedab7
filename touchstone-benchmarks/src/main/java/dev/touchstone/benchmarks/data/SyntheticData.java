package dev.touchstone.benchmarks.data;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Word problems in the layout of gsm8k, as many as wanted, so that the built-in 4-shot task reads them.
///
/// A prompt has about 1,900 characters, like those of the real set; row `i` is always the same.
///
/// @param root what the command gets as its data root
/// @param rows of the test split
public record SyntheticData(Path root, int rows) {

    /// What the server says: about as long as a worked answer to such a problem.
    public static final String ANSWER = "Let us add up both deliveries first. In the morning and in the "
            + "afternoon together the warehouse received 48 + 24 = 72 crates. Each of these crates holds 12 "
            + "lamps, so the number of lamps is the number of crates times the number of lamps in one crate, "
            + "which gives 72 * 12 = 864 lamps on that day, counting both deliveries. The answer is 864.";

    private static final int TRAIN_ROWS = 8;
    private static final int TRAIN_FROM = 2_000_000;

    /// Data below a folder; written unless it is there.
    public static SyntheticData of(Path folder, int rows) {
        Path root = folder.resolve("data-" + rows);
        Path test = root.resolve("gsm8k").resolve("test.jsonl");
        try {
            if (!Files.exists(test)) {
                Files.createDirectories(test.getParent());
                write(test.resolveSibling("train.jsonl"), TRAIN_FROM, TRAIN_ROWS);
                Path written = test.resolveSibling("test.part");
                write(written, 0, rows);
                Files.move(written, test);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new SyntheticData(root, rows);
    }

    private static void write(Path file, int from, int rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (int row = from; row < from + rows; row++) {
                out.write(line(row));
            }
        }
    }

    private static String line(int row) {
        int morning = row % 997 + 3;
        int afternoon = row / 997 % 991 + 5;
        int lamps = row % 89 + 2;
        int crates = morning + afternoon;
        String question = "Shipment %d: a warehouse receives %d crates in the morning and %d crates in the "
                + "afternoon, and each crate holds %d lamps. The manager wants to know how many lamps "
                + "arrived on that day in all, counting both deliveries together. How many lamps were "
                + "received?";
        String sums = "The warehouse received %1$d+%2$d = <<%1$d+%2$d=%3$d>>%3$d crates.\\nEach crate holds "
                + "%4$d lamps, so %3$d*%4$d = <<%3$d*%4$d=%5$d>>%5$d lamps arrived.\\n#### %5$d";
        return "{\"question\": \"" + String.format(Locale.ROOT, question, row, morning, afternoon, lamps)
                + "\", \"answer\": \""
                + String.format(Locale.ROOT, sums, morning, afternoon, crates, lamps, crates * lamps)
                + "\"}\n";
    }
}
