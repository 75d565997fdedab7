package dev.touchstone.models.catalog;

import dev.touchstone.core.config.Suggestions;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.IoReason;
import dev.touchstone.core.error.TouchstoneException;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Finds model files by name: below `models` of each configuration folder, then the built-in ones.
public final class ModelCatalog {

    private static final int DEEPEST = 12;

    private final List<Path> configFolders;
    private final BuiltInModels builtIns;

    /// @param configFolders searched in order (`--config-dir`), each in its folder `models`
    /// @param home touchstone's own folder; built-in files are unpacked below it
    public ModelCatalog(List<Path> configFolders, Path home) {
        this.configFolders = List.copyOf(configFolders);
        this.builtIns = new BuiltInModels(home);
    }

    /// Every model file in the order of search, for `--search`.
    public List<ModelEntry> list() {
        List<ModelEntry> entries = new ArrayList<>();
        for (Path folder : configFolders) {
            entries.addAll(below(folder.resolve("models"), false));
        }
        entries.addAll(below(builtIns.unpacked(), true));
        return entries;
    }

    /// The files of exactly that name (`-` counts as `_`); the first one wins, more are worth a word to the
    /// user.
    public List<ModelEntry> find(String name) {
        List<ModelEntry> all = list();
        List<ModelEntry> exact = all.stream().filter(entry -> entry.name().equals(name)).toList();
        return exact.isEmpty()
                ? all.stream().filter(entry -> entry.name().equals(name.replace('-', '_'))).toList() : exact;
    }

    /// The first file of that name.
    ///
    /// @throws TouchstoneException `CONFIG_NOT_FOUND` with near names
    public ModelEntry entry(String name) {
        return find(name).stream().findFirst().orElseThrow(() -> {
            List<String> known = List.copyOf(new TreeSet<>(list().stream().map(ModelEntry::name).toList()));
            return new TouchstoneException(ErrorCode.CONFIG_NOT_FOUND,
                    "there is no model file '%s'%s; `touchstone run --search` lists all: %s"
                            .formatted(name, Suggestions.sentence(name, known), String.join(", ", known)));
        });
    }

    /// Reads a model file and lays the command line over it.
    ///
    /// @throws TouchstoneException when there is no such file, or a value does not fit
    public ResolvedModel resolve(String name, ModelOverrides overrides) {
        return new Resolution(entry(name), overrides).resolve();
    }

    /// Copies a model file into a configuration folder, where it is found before the built-in one.
    ///
    /// @param target a configuration folder; the copy goes to its folder `models`
    /// @return the copy
    /// @throws TouchstoneException `COMMAND_INVALID` when a file is there already
    public Path eject(String name, Path target) {
        ModelEntry entry = entry(name);
        Path copy = target.resolve("models").resolve(entry.name() + ".yaml");
        if (Files.exists(copy)) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    "%s is there already; edit it, or remove it first".formatted(copy));
        }
        try {
            Files.createDirectories(target.resolve("models"));
            BuiltInModels.replace(copy, Files.readAllBytes(entry.file()));
            return copy;
        } catch (IOException failed) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    "%s cannot be written: %s".formatted(copy, IoReason.of(failed)), failed);
        }
    }

    private static List<ModelEntry> below(Path folder, boolean builtIn) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, DEEPEST, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(file -> fileName(file).endsWith(".yaml") || fileName(file).endsWith(".yml"))
                    .filter(file -> Files.isRegularFile(file) && !fileName(file).startsWith("_"))
                    .sorted()
                    .map(file -> new ModelEntry(fileName(file).replaceFirst("\\.ya?ml$", ""), file, builtIn))
                    .toList();
        } catch (IOException unreadable) {
            throw new TouchstoneException(ErrorCode.CONFIG_UNREADABLE,
                    "%s cannot be searched for model files: %s".formatted(folder, IoReason.of(unreadable)),
                    unreadable);
        }
    }

    private static String fileName(Path file) {
        return String.valueOf(file.getFileName());
    }
}
