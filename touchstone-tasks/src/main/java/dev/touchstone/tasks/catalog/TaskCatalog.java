package dev.touchstone.tasks.catalog;

import dev.touchstone.core.config.Section;
import dev.touchstone.core.config.Suggestions;
import dev.touchstone.core.config.Yaml;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.IoReason;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.score.ScorerFactory;
import dev.touchstone.core.spi.Extensions;
import dev.touchstone.core.task.Task;
import dev.touchstone.tasks.assemble.DefinitionReader;
import dev.touchstone.tasks.assemble.Subset;
import dev.touchstone.tasks.assemble.TaskAssembly;
import dev.touchstone.tasks.assemble.TaskDefinition;
import dev.touchstone.tasks.assemble.TaskOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The task files a user can name: those below the configuration folders, then the built-in ones.
///
/// A name is a file name without `.yaml`, or one of the `aliases` that a file gives itself; `name/suffix`
/// takes the sub-sets whose names end with the suffix. A file name goes before an alias, an earlier folder
/// before a later one. Files whose names begin with `_` are for inclusion and have no name. Safe for several
/// threads.
public final class TaskCatalog {

    private record Folder(Path path, boolean builtIn) {}

    private final List<Path> configDirectories;
    private final BuiltIns builtIns;
    private final TaskAssembly assembly;

    /// @param configDirectories the user's folders in order (`--config-dir`); task files lie below their
    ///         `datasets` and `tasks`
    /// @param home where the built-in files are unpacked, touchstone's own folder
    public TaskCatalog(List<Path> configDirectories, Path home) {
        this(configDirectories, BuiltIns.ofProgramme(home),
                new TaskAssembly(Extensions.load(ScorerFactory.class, ScorerFactory::name)));
    }

    TaskCatalog(List<Path> configDirectories, BuiltIns builtIns, TaskAssembly assembly) {
        this.configDirectories = List.copyOf(configDirectories);
        this.builtIns = builtIns;
        this.assembly = assembly;
    }

    /// Every task file, for `--search`: sorted by name within its folder, in the order of search.
    public List<TaskEntry> entries() {
        return folders().flatMap(folder -> files(folder, _ -> true).stream()).toList();
    }

    /// The files of a name, the one to be taken first; empty when there is none.
    public List<TaskEntry> find(String name) {
        String base = name.contains("/") ? name.substring(0, name.lastIndexOf('/')) : name;
        Optional<String> part = name.contains("/")
                ? Optional.of(name.substring(name.lastIndexOf('/') + 1)) : Optional.empty();
        List<TaskEntry> named = folders()
                .flatMap(folder -> files(folder, base::equals).stream()).toList();
        Pattern word = Pattern.compile("(?m)(^|[\\s,\\[\"'])" + Pattern.quote(base) + "($|[\\s,\\]\"'#])");
        List<TaskEntry> found = named.isEmpty()
                ? entries().stream().filter(entry -> hasAlias(entry, word, base)).toList() : named;
        return found.stream().map(entry -> new TaskEntry(entry.name(), part, entry.file(), entry.builtIn()))
                .toList();
    }

    /// The file of a name.
    ///
    /// @throws TouchstoneException `CONFIG_NOT_FOUND` with near names
    public TaskEntry require(String name) {
        return find(name).stream().findFirst()
                .orElseThrow(() -> new TouchstoneException(ErrorCode.CONFIG_NOT_FOUND,
                "there is no task '%s'%s; `touchstone run --search` lists all".formatted(name,
                        Suggestions.sentence(name, names()))));
    }

    /// What to print about names that were not found or found more than once; empty when each was found once.
    public Optional<String> report(List<String> names) {
        return NameReport.of(names, this::find);
    }

    /// Opens the tasks of a name: one, or one for each sub-set of a group.
    ///
    /// @throws TouchstoneException `CONFIG_NOT_FOUND`, or what [#open(TaskEntry, TaskOptions)] throws
    public List<Task> open(String name, TaskOptions options) {
        return open(require(name), options);
    }

    /// Opens the tasks of a file: one, or one for each sub-set of a group.
    ///
    /// @throws TouchstoneException for what is wrong in the file (`CONFIG_*`) or with its data (`DATA_*`)
    public List<Task> open(TaskEntry entry, TaskOptions options) {
        return definitions(entry).stream().map(definition -> assembly.assemble(definition, options)).toList();
    }

    /// Opens the one sub-set that has a short name in tables, such as `lukaemon_mmlu_anatomy`; files that
    /// share it are taken in the order of search. A file that cannot be read has no sub-sets here.
    ///
    /// @throws TouchstoneException for what is wrong with its data (`DATA_*`)
    public Optional<Task> openSubset(String abbr, TaskOptions options) {
        for (TaskEntry entry : entries()) {
            Optional<TaskDefinition> found = readable(entry).stream()
                    .filter(definition -> definition.identity().abbr().equals(abbr)).findFirst();
            if (found.isPresent()) {
                return Optional.of(assembly.assemble(found.get(), options));
            }
        }
        return Optional.empty();
    }

    private List<TaskDefinition> readable(TaskEntry entry) {
        try {
            return definitions(entry);
        } catch (TouchstoneException broken) { // told where the file itself is named
            return List.of();
        }
    }

    /// What a file says, without touching its data.
    ///
    /// @throws TouchstoneException for what is wrong in the file (`CONFIG_*`)
    public List<TaskDefinition> definitions(TaskEntry entry) {
        TaskFile file = TaskFile.read(entry.file());
        List<Subset> subsets = Subset.of(file.section());
        List<Subset> chosen = subsets.stream().filter(subset -> entry.part().isEmpty()
                || subset.name().orElse("").endsWith(entry.part().orElseThrow())).toList();
        if (chosen.isEmpty()) {
            List<String> names = subsets.stream().flatMap(subset -> subset.name().stream()).toList();
            throw new TouchstoneException(ErrorCode.CONFIG_NOT_FOUND,
                    "%s: no sub-set ends with '%s'%s; sub-sets: %s"
                    .formatted(entry.file(), entry.part().orElse(""),
                            Suggestions.sentence(entry.part().orElse(""), names),
                            names.isEmpty() ? "none" : String.join(", ", names)));
        }
        return chosen.stream().map(subset ->
                new DefinitionReader(file.section(subset.keys()), entry.file(), subset).read()).toList();
    }

    /// Copies a task's file, what it includes and the data beside it into `datasets/` of a configuration
    /// folder.
    ///
    /// @return the copies, the task's own file first
    /// @throws TouchstoneException `CONFIG_NOT_FOUND`; `COMMAND_INVALID` when a copy is there already
    public List<Path> eject(String name, Path configDirectory) {
        return Ejection.of(TaskFile.read(require(name).file()), configDirectory.resolve("datasets"));
    }

    /// Every name that a file is found by, aliases of built-in ones included.
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (TaskEntry entry : entries()) {
            names.add(entry.name());
            if (entry.builtIn()) { // a broken file of the user's must not hide that a name is unknown
                names.addAll(aliases(entry));
            }
        }
        return names;
    }

    /// Only a file that holds the name as a word of its own is parsed: starting must be quick.
    private static boolean hasAlias(TaskEntry entry, Pattern word, String name) {
        try {
            return word.matcher(Files.readString(entry.file())).find() && aliases(entry).contains(name);
        } catch (IOException unreadable) {
            throw new TouchstoneException(ErrorCode.CONFIG_UNREADABLE,
                    "%s: cannot be read: %s".formatted(entry.file(), IoReason.of(unreadable)), unreadable);
        }
    }

    private static List<String> aliases(TaskEntry entry) {
        try {
            Section file = Yaml.read(entry.file().toString(), Files.readString(entry.file())).section();
            List<String> aliases = new ArrayList<>(file.texts("aliases"));
            file.text("task").ifPresent(aliases::add);
            return aliases;
        } catch (IOException unreadable) {
            throw new TouchstoneException(ErrorCode.CONFIG_UNREADABLE,
                    "%s: cannot be read: %s".formatted(entry.file(), IoReason.of(unreadable)), unreadable);
        }
    }

    private Stream<Folder> folders() {
        Set<Folder> folders = new LinkedHashSet<>();
        for (Path directory : configDirectories) {
            folders.add(new Folder(directory.resolve("datasets"), false));
            folders.add(new Folder(directory.resolve("tasks"), false));
        }
        folders.add(new Folder(builtIns.unpack(), true));
        return folders.stream().filter(folder -> Files.isDirectory(folder.path()));
    }

    private static List<TaskEntry> files(Folder folder, Predicate<String> wanted) {
        try (Stream<Path> tree = Files.walk(folder.path(), 20)) {
            return tree.filter(file -> wanted.test(name(file)) && isTaskFile(file))
                    .sorted()
                    .map(file -> new TaskEntry(name(file), Optional.empty(), file, folder.builtIn()))
                    .toList();
        } catch (IOException unreadable) {
            throw new TouchstoneException(ErrorCode.CONFIG_UNREADABLE,
                    "%s: cannot be searched: %s".formatted(folder.path(), IoReason.of(unreadable)),
                    unreadable);
        }
    }

    private static boolean isTaskFile(Path file) {
        String name = String.valueOf(file.getFileName());
        return (name.endsWith(".yaml") || name.endsWith(".yml")) && !name.startsWith("_")
                && Files.isRegularFile(file);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
    }
}
