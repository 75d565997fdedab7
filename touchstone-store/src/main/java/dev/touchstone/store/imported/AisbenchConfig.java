package dev.touchstone.store.imported;

import dev.touchstone.store.layout.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a run folder of AISBench says of its repeats: `configs/<stamp>_<pid>.py`, read as text and never run.
final class AisbenchConfig {

    private static final Pattern SECTION =
            Pattern.compile("^(models|datasets)\\s*=\\s*\\[", Pattern.MULTILINE);
    private static final Pattern NEXT_SECTION = Pattern.compile("^\\S", Pattern.MULTILINE);
    private static final Pattern ENTRY = Pattern.compile("dict\\(\\s*abbr=(['\"])(.*?)\\1");
    private static final Pattern SEQUENCES = Pattern.compile("\\bnum_return_sequences\\s*=\\s*(\\d{1,6})\\b");
    private static final Pattern REPEATS =
            Pattern.compile("^\\s+n=(\\d{1,6}),?\\s*$", Pattern.MULTILINE);
    private static final long MAX_BYTES = 1 << 24;

    private AisbenchConfig() {}

    /// How many attempts a row has: the model's `num_return_sequences`, else the data set's `n`, else 1;
    /// empty where no configuration names the model.
    ///
    /// @throws dev.touchstone.core.error.TouchstoneException `DATA_UNREADABLE` when the folder or
    ///         its newest file cannot be read
    static OptionalInt repeats(RunFolder folder, String model, String task) {
        Optional<String> text = newest(folder.root().resolve("configs"));
        Optional<String> ofModel = text.flatMap(config -> entry(config, "models", model));
        if (ofModel.isEmpty()) {
            return OptionalInt.empty();
        }
        Optional<String> ofTask = text.flatMap(config -> entry(config, "datasets", task));
        return OptionalInt.of(number(SEQUENCES, ofModel).or(() -> number(REPEATS, ofTask))
                .filter(number -> number > 0).orElse(1));
    }

    private static Optional<Integer> number(Pattern form, Optional<String> text) {
        return text.map(form::matcher).filter(Matcher::find).map(match -> Integer.valueOf(match.group(1)));
    }

    /// The text of one `dict(abbr='NAME', ...)` of a section, up to the next one.
    private static Optional<String> entry(String config, String section, String name) {
        Matcher sections = SECTION.matcher(config);
        while (sections.find()) {
            if (sections.group(1).equals(section)) {
                Matcher next = NEXT_SECTION.matcher(config);
                int end = next.find(sections.end()) ? next.start() : config.length();
                return entry(config.substring(sections.end(), end), name);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> entry(String section, String name) {
        Matcher entries = ENTRY.matcher(section);
        while (entries.find()) {
            if (entries.group(2).equals(name)) {
                int from = entries.end();
                int to = entries.find() ? entries.start() : section.length();
                return Optional.of(section.substring(from, to));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> newest(Path configs) {
        if (!Files.isDirectory(configs)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(configs)) {
            Optional<Path> newest = files.filter(file -> file.getFileName().toString().endsWith(".py"))
                    .filter(Files::isRegularFile)
                    .max(Comparator.comparing(file -> file.getFileName().toString()));
            if (newest.isEmpty() || Files.size(newest.get()) > MAX_BYTES) {
                return Optional.empty();
            }
            return Optional.of(new String(Files.readAllBytes(newest.get()), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw ImportedPredictions.unreadable(configs, unreadable);
        }
    }
}
