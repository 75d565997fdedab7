package dev.touchstone.tasks.assemble;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.tasks.assemble.TaskDefinition.Candidate;
import dev.touchstone.tasks.assemble.TaskDefinition.Completion;
import dev.touchstone.tasks.read.CompletedRows;
import dev.touchstone.tasks.read.JoinedRows;
import dev.touchstone.tasks.read.ReadOptions;
import dev.touchstone.tasks.read.RowSource;
import dev.touchstone.tasks.read.RowSources;
import dev.touchstone.tasks.template.Template;
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
                    return completed(RowSources.files(files, candidate.options()), candidate, root, names);
                }
            }
        }
        throw new TouchstoneException(ErrorCode.DATA_NOT_FOUND,
                ("%s: no data for the split '%s'; looked for\n  %s\nput the files there, "
                        + "or name their folder by --data-root")
                        .formatted(task, split, String.join("\n  ", tried)));
    }

    /// The rows with what belongs to them; its files must be there where the first one is.
    private RowSource completed(RowSource rows, Candidate candidate, Path root, Fields names) {
        RowSource all = rows;
        for (Completion completion : candidate.completions()) {
            all = switch (completion) {
                case Completion.Join(Template path, String on) -> JoinedRows.of(all,
                        RowSources.file(beside(root, path, names), ReadOptions.DEFAULT), on);
                case Completion.Lines(Template path, String as) ->
                        CompletedRows.lined(all, beside(root, path, names), as);
                case Completion.Number(String as) -> CompletedRows.numbered(all, as);
            };
        }
        return all;
    }

    private static Path beside(Path root, Template path, Fields names) {
        return root.resolve(path.render(names)).toAbsolutePath().normalize();
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
