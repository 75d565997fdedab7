package dev.touchstone.tasks.catalog;

import dev.touchstone.core.config.Section;
import dev.touchstone.core.config.Yaml;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.IoReason;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.tasks.assemble.TaskKeys;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A task file as it is on disk, with the files that it includes merged in.
///
/// @param path the file
/// @param document its keys over those of its includes; lines are those of the file itself
/// @param files the file and everything it includes
record TaskFile(Path path, Yaml.Document document, List<Path> files) {

    private static final long LONGEST = 3_000_000;

    /// Reads a file and its includes: maps merge, lists replace, the including file wins.
    ///
    /// @throws TouchstoneException `CONFIG_UNREADABLE` for a file that cannot be read and for a circle of
    ///         includes, `CONFIG_UNKNOWN_KEY` and `CONFIG_UNSUPPORTED` for keys of any of the files
    static TaskFile read(Path path) {
        return read(path, List.of());
    }

    private static TaskFile read(Path path, List<Path> from) {
        Path file = path.toAbsolutePath().normalize();
        if (from.contains(file)) {
            throw new TouchstoneException(ErrorCode.CONFIG_UNREADABLE,
                    "%s: includes go in a circle: %s".formatted(file,
                    from.stream().map(Path::toString).collect(Collectors.joining(" -> ")) + " -> " + file));
        }
        Yaml.Document own = Yaml.read(file.toString(), text(file, from));
        TaskKeys.check(own.section());
        List<Path> chain = new ArrayList<>(from);
        chain.add(file);
        List<Path> files = new ArrayList<>(List.of(file));
        Fields merged = Fields.EMPTY;
        Map<String, Integer> lines = new LinkedHashMap<>(own.lines());
        for (String include : own.section().texts("include")) {
            TaskFile included = read(file.resolveSibling(include), chain);
            merged = merged.merge(included.document().fields());
            included.files().stream().filter(each -> !files.contains(each)).forEach(files::add);
        }
        Fields all = merged.without("include").merge(own.fields()).without("include");
        return new TaskFile(file, new Yaml.Document(file.toString(), all, lines), List.copyOf(files));
    }

    private static String text(Path file, List<Path> from) {
        String wanted = from.isEmpty() ? "" : ", included by " + from.getLast();
        try {
            if (Files.size(file) > LONGEST) {
                throw new TouchstoneException(ErrorCode.CONFIG_UNREADABLE,
                        "%s: longer than %,d bytes, not a task file".formatted(file, LONGEST));
            }
            return Files.readString(file);
        } catch (CharacterCodingException notUtf8) {
            throw new TouchstoneException(ErrorCode.CONFIG_UNREADABLE,
                    "%s: not text in UTF-8; save it as UTF-8".formatted(file), notUtf8);
        } catch (NoSuchFileException absent) {
            throw new TouchstoneException(ErrorCode.CONFIG_UNREADABLE,
                    "%s: there is no such file%s".formatted(file, wanted), absent);
        } catch (IOException unreadable) {
            throw new TouchstoneException(ErrorCode.CONFIG_UNREADABLE,
                    "%s: cannot be read%s: %s".formatted(file, wanted, IoReason.of(unreadable)), unreadable);
        }
    }

    Section section() {
        return document.section();
    }

    /// The file's keys with some replaced.
    Section section(Fields over) {
        Map<String, Integer> lines = new LinkedHashMap<>(document.lines());
        Fields all = document.fields();
        for (String key : over.names()) {
            all = all.with(key, over.find(key).orElseThrow());
            lines.remove(key);
        }
        return new Yaml.Document(document.origin(), all, lines).section();
    }
}
