package dev.touchstone.engine.report;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Real run folders of AISBench 3.1.20260630; tests are skipped, and say so, where they are not on this
/// machine.
public final class SampleRuns {

    /// Eight rows of gsm8k, with details.
    public static final String DEMO = "20261122_012112";
    /// Four rows of custom multiple choice.
    public static final String CUSTOM = "20261122_012350";
    /// The eight rows three times.
    public static final String REPEATED = "20261122_013439";

    private SampleRuns() {}

    /// A file of a sample run.
    public static Path file(String run, String name) {
        String root = System.getenv().getOrDefault("TOUCHSTONE_SAMPLES_ROOT",
                Path.of("").toAbsolutePath().resolveSibling("../shared/samples").normalize().toString());
        Path file = Path.of(root, "aisbench-3.1", run, name);
        assumeThat(file)
                .as("sample run of AISBench; TOUCHSTONE_SAMPLES_ROOT names the folder with aisbench-3.1")
                .exists();
        return file;
    }

    /// The text of a file of a sample run.
    public static String text(String run, String name) throws IOException {
        return Files.readString(file(run, name), StandardCharsets.UTF_8);
    }
}
