package dev.touchstone.store.imported;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.store.layout.FileName;
import dev.touchstone.store.layout.RunFolder;
import dev.touchstone.store.log.LogNotice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Reads the prediction files of AISBench, whole or interrupted, written by it or by us.
///
/// | form | file | row |
/// | --- | --- | --- |
/// | 3.1 | `predictions/<model>/<task>.jsonl` | `{data_abbr, id, success, uuid, origin_prompt, ...}` |
/// | 3.1 | `predictions/<model>/tmp/tmp_*.jsonl` | the same, of any task |
/// | 3.0 | `predictions/<model>/<task>.json` | `{"0": {origin_prompt, prediction, gold}, ...}` |
/// | 3.0 | `predictions/<model>/tmp_<task>/tmp_*.json` | the same |
///
/// Closed files come first, temporary ones after them, each by name. Rows are given one at a time; of two
/// with one key the later counts, as in our own log. Rows that failed (`success: false`, no prediction) are
/// passed over: they are asked again.
public final class ImportedPredictions {

    private final RunFolder folder;
    private final String model;
    private final String task;

    /// @param model the model's `abbr`
    /// @param task the task's `abbr`
    public ImportedPredictions(RunFolder folder, String model, String task) {
        this.folder = folder;
        this.model = model;
        this.task = task;
    }

    /// Whether there is any file to read.
    public boolean present() {
        return !files().isEmpty();
    }

    /// How many attempts a sample has, as the files and the configuration beside them tell; at least 1.
    ///
    /// | what tells | how |
    /// | --- | --- |
    /// | form 3.0, several predictions in a list | the longest list |
    /// | form 3.0, one prediction an entry | neighbours that ask the same; keys count repeated rows |
    /// | form 3.1, `configs/*.py` names the model | its `num_return_sequences`, the data set's `n`, or 1 |
    /// | form 3.1, no configuration | the number of rows that most `id`s have |
    ///
    /// @throws TouchstoneException `DATA_UNREADABLE` when a file cannot be opened
    public int repeats() {
        return shape().repeats();
    }

    /// Gives every answer to the consumer.
    ///
    /// The rows of one `id` are repeats in order of appearance, told apart by `uuid`; beyond the larger of
    /// `repeats` and [#repeats()], further ones replace the last one.
    ///
    /// @param repeats how many attempts a sample has at least, from 1
    /// @return what could not be read: cut or altered lines, rows without a number; rows that were replaced
    /// @throws TouchstoneException `DATA_UNREADABLE` when a file cannot be opened
    public List<LogNotice> read(int repeats, Consumer<ImportedAttempt> sink) {
        if (repeats < 1) {
            throw new IllegalArgumentException("repeats count from 1, is " + repeats);
        }
        RepeatCount.Shape shape = shape();
        PredictionRows rows = new PredictionRows(
                task, Math.max(repeats, shape.repeats()), shape.entriesPerSample(), sink);
        read(rows);
        List<LogNotice> notices = new ArrayList<>(rows.notices());
        if (rows.superseded() > 0) {
            notices.add(new LogNotice.Superseded(folder.root(), task, rows.superseded()));
        }
        return notices;
    }

    private RepeatCount.Shape shape() {
        RepeatCount count = new RepeatCount();
        read(new PredictionRows(task, Integer.MAX_VALUE, 1, count));
        boolean object = files().stream().anyMatch(file -> file.getFileName().toString().endsWith(".json"));
        return object ? count.ofObject()
                : count.ofLines(AisbenchConfig.repeats(folder, model, task));
    }

    private void read(PredictionRows rows) {
        for (Path file : files()) {
            if (file.getFileName().toString().endsWith(".jsonl")) {
                PredictionLines.read(file, rows);
            } else {
                PredictionObject.read(file, rows);
            }
        }
    }

    /// The files that hold rows of the task, in the order in which they are read.
    public List<Path> files() {
        List<Path> files = new ArrayList<>();
        for (String modelName : names(model)) {
            Path predictions = folder.root().resolve("predictions").resolve(modelName);
            for (String taskName : names(task)) {
                addFile(files, predictions.resolve(taskName + ".json"));
                addFile(files, predictions.resolve(taskName + ".jsonl"));
            }
            for (String taskName : names(task)) {
                addAll(files, predictions.resolve("tmp_" + taskName), ".json");
            }
            addAll(files, predictions.resolve("tmp"), ".jsonl");
        }
        return files;
    }

    /// The file names that a name may have: ours, the plain one, and with slashes replaced as AISBench does.
    private static Set<String> names(String name) {
        Set<String> names = new LinkedHashSet<>();
        names.add(FileName.encode(name));
        String plain = name.replace('/', '_');
        if (!plain.startsWith(".") && plain.indexOf('\\') < 0 && plain.indexOf('\0') < 0 && valid(plain)) {
            names.add(plain);
        }
        return names;
    }

    private static boolean valid(String name) {
        try {
            return Path.of(name).getNameCount() == 1;
        } catch (InvalidPathException notHere) {
            return false; // this system's locale cannot name such a file
        }
    }

    private static void addFile(List<Path> files, Path file) {
        if (Files.isRegularFile(file)) {
            files.add(file);
        }
    }

    private static void addAll(List<Path> files, Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> found = Files.list(folder)) {
            found.filter(file -> {
                String name = file.getFileName().toString();
                return name.startsWith("tmp_") && name.endsWith(ending) && Files.isRegularFile(file);
            }).sorted().forEach(files::add);
        } catch (IOException unreadable) {
            throw unreadable(folder, unreadable);
        }
    }

    static TouchstoneException unreadable(Path file, IOException cause) {
        return new TouchstoneException(ErrorCode.DATA_UNREADABLE, "%s: cannot be read (%s); allow reading it"
                .formatted(file, cause.getMessage()), cause);
    }
}
