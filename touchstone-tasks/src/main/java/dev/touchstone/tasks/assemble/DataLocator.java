package dev.touchstone.tasks.assemble;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.tasks.assemble.TaskDefinition.Candidate;
import dev.touchstone.tasks.read.JoinedRows;
import dev.touchstone.tasks.read.ReadOptions;
import dev.touchstone.tasks.read.RowSource;
import dev.touchstone.tasks.read.RowSources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds the data file of a split: below each data root in order, the first candidate whose file exists.
final class DataLocator {

    private static final List<String> EXTENSIONS = List.of("jsonl", "json", "csv", "tsv", "parquet");

    private final List<Path> roots;
    private final Path taskDirectory;

    DataLocator(List<Path> roots, Path taskDirectory) {
        this.roots = roots;
        this.taskDirectory = taskDirectory;
    }

    /// The rows of a split.
    ///
    /// @throws TouchstoneException `DATA_NOT_FOUND` with every path that was tried
    RowSource find(String task, List<Candidate> candidates, String split, Fields variables) {
        Set<String> tried = new LinkedHashSet<>();
        Fields names = variables.with("split", Value.of(split));
        List<Path> bases = roots.isEmpty() ? List.of(taskDirectory) : roots;
        for (Path root : bases) {
            for (Candidate candidate : candidates) {
                List<Path> files = Stream.concat(Stream.of(candidate.path()), candidate.further().stream())
                        .flatMap(path -> file(root, path.render(names), split, tried).stream()).toList();
                if (files.size() == candidate.further().size() + 1) {
                    return joined(RowSources.files(files, candidate.options()), candidate, root, names);
                }
            }
        }
        throw new TouchstoneException(ErrorCode.DATA_NOT_FOUND,
                ("%s: no data for the split '%s'; looked for\n  %s\nput the files there, "
                        + "or name their folder by --data-root")
                        .formatted(task, split, String.join("\n  ", tried)));
    }

    /// The rows with those of the file that belongs to them; it must be there where the first one is.
    private RowSource joined(RowSource rows, Candidate candidate, Path root, Fields names) {
        if (candidate.join().isEmpty()) {
            return rows;
        }
        TaskDefinition.Join join = candidate.join().get();
        Path file = root.resolve(join.path().render(names)).toAbsolutePath().normalize();
        return new JoinedRows(rows, RowSources.file(file, ReadOptions.DEFAULT), join.on());
    }

    private Optional<Path> file(Path root, String path, String split, Set<String> tried) {
        boolean besideTask = path.startsWith("./") || path.startsWith("../");
        Path place = (besideTask ? taskDirectory : root).resolve(path).toAbsolutePath().normalize();
        if (Files.isRegularFile(place)) {
            return Optional.of(place);
        }
        String name = String.valueOf(place.getFileName());
        boolean namesFile = EXTENSIONS.stream().anyMatch(extension -> name.endsWith("." + extension));
        if (namesFile) {
            tried.add(place.toString());
            return Optional.empty();
        }
        List<Path> files = new ArrayList<>();
        EXTENSIONS.forEach(extension -> files.add(place.resolve(split + "." + extension)));
        tried.add(place.resolve(split) + ".{" + String.join(",", EXTENSIONS.subList(0, 4)) + "}");
        return files.stream().filter(Files::isRegularFile).findFirst();
    }
}
