package dev.touchstone.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a run left behind.
///
/// @param root the run folder
record RunFiles(Path root) {

    private static final Pattern STAMP = Pattern.compile("\\d{8}_\\d{6}");
    private static final Pattern FOLDER = Pattern.compile("\\d{8}_\\d{6}(_\\d+)?");
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z?");

    /// The newest run of a work folder; empty when there is none.
    static Optional<RunFiles> newest(Path workDir) {
        if (!Files.isDirectory(workDir)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(workDir)) {
            return folders.filter(folder -> FOLDER.matcher(folder.getFileName().toString()).matches())
                    .sorted().reduce((_, last) -> last).map(RunFiles::new);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// The only run of a work folder.
    static RunFiles only(Path workDir) {
        return newest(workDir).orElseThrow(() -> new AssertionError(workDir + " holds no run folder"));
    }

    String stamp() {
        return root.getFileName().toString();
    }

    /// Predictions, results and summary by their place in the folder, stamps and times left out.
    Map<String, String> outcome() {
        Map<String, String> texts = new TreeMap<>();
        for (Path file : files()) {
            String name = root.relativize(file).toString();
            if (name.startsWith("predictions/") || name.startsWith("results/")) {
                texts.put(name, text(file));
            } else if (name.startsWith("summary/")) {
                texts.put(neutral(name), neutral(text(file)));
            }
        }
        return texts;
    }

    /// Every file of the run.
    List<Path> files() {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Segments of the logs, sorted by name.
    List<Path> segments() {
        return files().stream().filter(file -> root.relativize(file).startsWith("attempts")).toList();
    }

    /// Whole records of answered attempts in all logs.
    int answered() {
        return segments().stream().flatMap(file -> text(file).lines())
                .filter(line -> line.contains("\"type\":\"attempt\"") && line.endsWith("\"}")
                        && line.contains("\"crc\":\"") && !line.contains("\"outcome\":\"failed\""))
                .mapToInt(_ -> 1).sum();
    }

    /// Lines of the only predictions file of a data set.
    List<String> predictions(String dataset) {
        return files().stream().filter(file -> root.relativize(file).startsWith("predictions")
                        && file.getFileName().toString().equals(dataset + ".jsonl"))
                .flatMap(file -> text(file).lines()).toList();
    }

    /// The bytes of all files as one text, a byte a character.
    String everything() {
        StringBuilder all = new StringBuilder();
        for (Path file : files()) {
            try {
                all.append(file).append('\n').append(Files.readString(file, StandardCharsets.ISO_8859_1));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return all.toString();
    }

    /// A file's text.
    static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String neutral(String text) {
        return TIME.matcher(STAMP.matcher(text).replaceAll("STAMP")).replaceAll("TIME");
    }
}
