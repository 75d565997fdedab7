package dev.touchstone.store.layout;

import dev.touchstone.core.config.Suggestions;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.IoReason;
import dev.touchstone.core.error.TouchstoneException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One run on disk: `<work-dir>/<yyyymmdd_HHMMSS>` and the paths below it.
///
/// Names of models and tasks are encoded by [FileName]. No method but [#create] and [#removeLeftovers]
/// touches the disk beyond looking; whoever writes a file makes its folder.
public final class RunFolder {

    private static final Pattern STAMP = Pattern.compile("\\d{8}_\\d{6}");
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT);
    private static final String LINES = ".jsonl";
    private static final List<String> PARTS = List.of("attempts", "predictions", "sessions");
    private static final Pattern UNIT_FILE = Pattern.compile("(\\.[1-9]\\d{0,5})?\\.jsonl?$");

    private final Path root;

    private RunFolder(Path root) {
        this.root = root;
    }

    /// Makes a new run folder; a name that is taken gets the next free second.
    ///
    /// @param workDir made when missing
    /// @throws TouchstoneException `LOG_WRITE_FAILED` when it cannot be made
    public static RunFolder create(Path workDir, LocalDateTime now) {
        try {
            Files.createDirectories(workDir);
            for (LocalDateTime second = now; ; second = second.plusSeconds(1)) {
                Path root = workDir.resolve(FORMAT.format(second));
                try {
                    return new RunFolder(Files.createDirectory(root));
                } catch (FileAlreadyExistsException taken) {
                    continue;
                }
            }
        } catch (IOException refused) {
            throw new TouchstoneException(ErrorCode.LOG_WRITE_FAILED,
                    "%s: no run folder can be made there (%s)."
                    .formatted(workDir, IoReason.of(refused))
                    + " Allow writing there or name another --work-dir", refused);
        }
    }

    /// The newest run below the working folder, by name; folders of that form in which something else lies,
    /// such as a performance test, are passed over.
    public static Optional<RunFolder> newest(Path workDir) {
        return stamps(workDir).reversed().stream().map(workDir::resolve)
                .filter(root -> isRun(root) || names(root).isEmpty())
                .findFirst().map(RunFolder::new);
    }

    /// The run in a folder that is named by its path.
    ///
    /// @throws TouchstoneException `COMMAND_INVALID` when there is no folder, or none of a run
    public static RunFolder at(Path path) {
        Path root = path.toAbsolutePath().normalize();
        if (Files.isDirectory(root) && root.getNameCount() > 1 && isRun(root)) {
            return new RunFolder(root);
        }
        throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                "%s: %s; name the folder of a run, which has %s in it".formatted(root,
                        Files.isDirectory(root)
                                ? "this folder is not one of a run" : "there is no such folder",
                        String.join("/ or ", PARTS) + "/"));
    }

    private static boolean isRun(Path root) {
        return PARTS.stream().anyMatch(part -> Files.isDirectory(root.resolve(part)));
    }

    /// The run of that name.
    ///
    /// @throws TouchstoneException `COMMAND_INVALID` with near names when there is none
    public static RunFolder open(Path workDir, String stamp) {
        boolean plain = !stamp.isEmpty() && !stamp.equals(".") && !stamp.equals("..")
                && stamp.indexOf('/') < 0 && stamp.indexOf('\\') < 0 && stamp.indexOf('\0') < 0;
        if (plain && Files.isDirectory(workDir.resolve(stamp))) {
            return new RunFolder(workDir.resolve(stamp));
        }
        List<String> known = stamps(workDir);
        String what = known.isEmpty()
                ? "there is no run yet; leave --reuse away to start one"
                : "newest is '" + known.getLast() + "'" + Suggestions.sentence(stamp, known);
        throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                "%s: no run folder '%s' below it, %s".formatted(workDir, stamp, what));
    }

    /// The folder itself.
    public Path root() {
        return root;
    }

    /// Its name, usually `yyyymmdd_HHMMSS`.
    public String stamp() {
        return root.getFileName().toString();
    }

    /// Abbrs of the models that the folder holds answers of, by name; of ours or of AISBench.
    ///
    /// @throws TouchstoneException `LOG_DAMAGED` when the folder cannot be read
    public List<String> models() {
        TreeSet<String> models = new TreeSet<>();
        for (String part : List.of("attempts", "predictions")) {
            Path folder = root.resolve(part);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> found = Files.list(folder)) {
                    found.filter(Files::isDirectory)
                            .flatMap(model -> FileName.decode(model.getFileName().toString()).stream())
                            .forEach(models::add);
                } catch (IOException unreadable) {
                    throw new TouchstoneException(ErrorCode.LOG_DAMAGED,
                            "%s: cannot be read (%s); allow reading it"
                                    .formatted(folder, IoReason.of(unreadable)), unreadable);
                }
            }
        }
        return List.copyOf(models);
    }

    /// The units that the folder holds answers of, as `model/task` by name; of ours or of another tool.
    public List<String> units() {
        TreeSet<String> units = new TreeSet<>();
        for (String part : List.of("attempts", "predictions")) {
            Path folder = root.resolve(part);
            for (String model : names(folder)) {
                for (String file : names(folder.resolve(model))) {
                    String task = UNIT_FILE.matcher(file).replaceFirst("");
                    if (!task.equals(file) && !task.startsWith(".") && !task.endsWith("_failed")) {
                        units.add(FileName.decode(model).orElse(model) + "/"
                                + FileName.decode(task).orElse(task));
                    }
                }
            }
        }
        return List.copyOf(units);
    }

    /// The folder of a model's attempt segments.
    public Path attempts(String model) {
        return root.resolve("attempts").resolve(FileName.encode(model));
    }

    /// The attempt segments of a unit that exist, `<task>.<n>.jsonl` by rising `n`.
    public List<Path> attempts(String model, String task) {
        return segments(attempts(model), task);
    }

    /// The attempt segment of that number, from 1.
    public Path attempts(String model, String task, int number) {
        return attempts(model).resolve(FileName.encode(task) + "." + number + LINES);
    }

    /// The number of an attempt segment.
    ///
    /// @throws IllegalArgumentException when the path is not one of [#attempts(String, String)]
    public static int segmentNumber(Path segment) {
        String name = segment.getFileName().toString();
        int end = name.length() - LINES.length();
        return Integer.parseInt(name, name.lastIndexOf('.', end - 1) + 1, end, 10);
    }

    /// The folder of what judges said of a unit's answers, `judgements/<model>/<task>`.
    public Path judgements(String model, String task) {
        return root.resolve("judgements").resolve(FileName.encode(model)).resolve(FileName.encode(task));
    }

    /// The segments of one judge's replies that exist, `<judge>.<n>.jsonl` by rising `n`.
    public List<Path> judgements(String model, String task, String judge) {
        return segments(judgements(model, task), judge);
    }

    /// The judges of which a unit has replies, by name.
    public List<String> judges(String model, String task) {
        TreeSet<String> judges = new TreeSet<>();
        for (String file : names(judgements(model, task))) {
            String judge = UNIT_FILE.matcher(file).replaceFirst("");
            if (!judge.equals(file) && !judge.startsWith(".")) {
                judges.add(FileName.decode(judge).orElse(judge));
            }
        }
        return List.copyOf(judges);
    }

    /// The users' view of a unit's answers, form 3.1.
    public Path predictions(String model, String task) {
        return file("predictions", model, task, LINES);
    }

    /// The failed attempts of a unit, beside its predictions.
    public Path failedPredictions(String model, String task) {
        return file("predictions", model, task, "_failed" + LINES);
    }

    /// The users' view of a unit's answers, form 3.0.
    public Path predictions30(String model, String task) {
        return file("predictions", model, task, ".json");
    }

    /// Metrics and scores of a unit.
    public Path results(String model, String task) {
        return file("results", model, task, ".json");
    }

    /// What was logged of a unit for people.
    ///
    /// @param stage `infer` or `eval`
    public Path log(String stage, String model, String task) {
        return root.resolve("logs").resolve(stage).resolve(FileName.encode(model))
                .resolve(FileName.encode(task) + ".out");
    }

    /// The table, `summary/summary_<stamp>.<extension>`; the stamp is that of the present session.
    public Path summary(String stamp, String extension) {
        return root.resolve("summary").resolve("summary_" + stamp + "." + extension);
    }

    /// The resolved configuration of a session, `configs/<stamp>_<pid>.<extension>`.
    public Path config(String stamp, long pid, String extension) {
        return root.resolve("configs").resolve(stamp + "_" + pid + "." + extension);
    }

    /// The folder of session files.
    public Path sessions() {
        return root.resolve("sessions");
    }

    /// The log of state changes.
    public Path events() {
        return root.resolve("events.jsonl");
    }

    /// The file that a writing process holds a lock on.
    public Path lock() {
        return root.resolve(".lock");
    }

    /// Deletes temporary files that killed processes left; only for whoever holds the run's lock.
    ///
    /// @throws IOException when the folder cannot be walked
    public void removeLeftovers() throws IOException {
        List<Path> leftovers = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> {
                String name = file.getFileName().toString();
                return name.startsWith(".") && name.endsWith(AtomicFile.ENDING);
            }).forEach(leftovers::add);
        }
        for (Path leftover : leftovers) {
            Files.deleteIfExists(leftover);
        }
    }

    @Override
    public String toString() {
        return root.toString();
    }

    private Path file(String kind, String model, String task, String ending) {
        return root.resolve(kind).resolve(FileName.encode(model)).resolve(FileName.encode(task) + ending);
    }

    private static List<Path> segments(Path folder, String task) {
        Pattern form = Pattern.compile(Pattern.quote(FileName.encode(task)) + "\\.([1-9]\\d{0,5})\\.jsonl");
        return names(folder).stream()
                .map(form::matcher)
                .filter(Matcher::matches)
                .sorted(Comparator.comparingInt(match -> Integer.parseInt(match.group(1))))
                .map(match -> folder.resolve(match.group()))
                .toList();
    }

    private static List<String> stamps(Path workDir) {
        return names(workDir).stream()
                .filter(name -> STAMP.matcher(name).matches() && Files.isDirectory(workDir.resolve(name)))
                .sorted()
                .toList();
    }

    private static List<String> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException refused) {
            throw new TouchstoneException(ErrorCode.LOG_DAMAGED,
                    "%s: the folder cannot be read (%s); allow reading it"
                    .formatted(folder, IoReason.of(refused)), refused);
        }
    }
}
