package dev.touchstone.engine.result;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.IoReason;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.engine.report.Row;
import dev.touchstone.store.layout.FileName;
import dev.touchstone.store.layout.RunFolder;
import dev.touchstone.store.log.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads a run folder that one or more sessions have written; writes nothing and takes no lock.
public final class RunReader {

    private static final Pattern RESULT = Pattern.compile("(.+)\\.json");
    private static final Pattern SEGMENT = Pattern.compile("(.+)\\.[1-9]\\d{0,5}\\.jsonl");

    private final RunFolder folder;
    private final List<SessionRecord> sessions;

    private RunReader(RunFolder folder, List<SessionRecord> sessions) {
        this.folder = folder;
        this.sessions = sessions;
    }

    /// Reads a run: results whole, logs when they are asked for.
    ///
    /// @return to be closed
    /// @throws TouchstoneException `COMMAND_INVALID` when the folder is no run; `RESULT_UNREADABLE` when a
    ///         result is cut, altered or of another form; `LOG_DAMAGED` when a session file is
    public static RunResult open(RunFolder folder) {
        boolean run = Stream.of("sessions", "attempts", "results")
                .anyMatch(part -> Files.isDirectory(folder.root().resolve(part)));
        if (!run) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    "%s: not a run folder, it has no sessions, attempts or results below it; name a folder"
                            .formatted(folder) + " such as outputs/default/20261122_042726");
        }
        Sessions files = Sessions.of(folder);
        List<SessionRecord> sessions = files.numbers().stream()
                .map(number -> SessionRecord.of(number, files.read(number))).toList();
        return new RunReader(folder, sessions).read();
    }

    private RunResult read() {
        List<UnitRecord> units = new ArrayList<>();
        SummaryRows table = SummaryRows.read(folder);
        for (Name name : names(table)) {
            units.add(UnitRecord.read(folder, name.model(), name.task(), table));
        }
        return new RunResult(folder, sessions, units, table.groups(units));
    }

    /// A unit's model and task.
    private record Name(String model, String task) {
        String unit() {
            return model + "/" + task;
        }
    }

    /// The units on disk and in the table: those of the sessions in their order, then the others by name.
    private List<Name> names(SummaryRows table) {
        List<Name> found = new ArrayList<>();
        collect("results", RESULT, found);
        collect("attempts", SEGMENT, found);
        List<String> asked =
                sessions.stream().flatMap(session -> session.units().stream()).distinct().toList();
        List<Name> ordered = new ArrayList<>();
        for (Row row : table.rows()) { // a unit that broke before its first answer left nothing else
            Name name = new Name(row.model(), row.dataset());
            if (asked.contains(name.unit())) {
                found.add(name);
            }
        }
        for (String unit : asked) {
            found.stream().filter(name -> name.unit().equals(unit)).findFirst().ifPresent(ordered::add);
        }
        found.stream().filter(name -> !ordered.contains(name)).distinct().forEach(ordered::add);
        return ordered.stream().distinct().toList();
    }

    private void collect(String part, Pattern form, List<Name> found) {
        Path root = folder.root().resolve(part);
        for (String model : names(root)) {
            for (String file : names(root.resolve(model))) {
                Matcher match = form.matcher(file);
                if (match.matches() && !file.startsWith(".")) {
                    found.add(decode(model, match.group(1)).orElseThrow(() -> new TouchstoneException(
                            ErrorCode.RESULT_UNREADABLE,
                                    "%s: no session of this run names the unit of this file."
                                    .formatted(root.resolve(model).resolve(file))
                                    + " Move it away; files are not copied between run folders")));
                }
            }
        }
    }

    /// A name that was too long for a file is only known from the sessions.
    private Optional<Name> decode(String model, String task) {
        Optional<String> plainModel = FileName.decode(model);
        Optional<String> plainTask = FileName.decode(task);
        if (plainModel.isPresent() && plainTask.isPresent()) {
            return Optional.of(new Name(plainModel.get(), plainTask.get()));
        }
        for (SessionRecord session : sessions) {
            for (String unit : session.units()) {
                for (int slash = unit.indexOf('/'); slash > 0 && slash < unit.length() - 1;
                        slash = unit.indexOf('/', slash + 1)) {
                    Name name = new Name(unit.substring(0, slash), unit.substring(slash + 1));
                    if (FileName.encode(name.model()).equals(model)
                            && FileName.encode(name.task()).equals(task)) {
                        return Optional.of(name);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Iterable<String> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            TreeSet<String> names = new TreeSet<>();
            files.forEach(file -> names.add(file.getFileName().toString()));
            return names;
        } catch (IOException refused) {
            throw new TouchstoneException(ErrorCode.LOG_DAMAGED, "%s: cannot be read (%s); allow reading it"
                    .formatted(folder, IoReason.of(refused)), refused);
        }
    }
}
