package dev.touchstone.tasks.assemble;

import static java.util.Objects.requireNonNull;

import dev.touchstone.core.score.ScorerSurroundings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a user says about tasks beside naming them.
///
/// @param dataRoots folders in which data files are looked for, in order
/// @param systemPrompt a system message for every question; part of the prompt's fingerprint
/// @param scorers what scorers may know of the command
public record TaskOptions(List<Path> dataRoots, Optional<String> systemPrompt, ScorerSurroundings scorers) {

    /// The environment variable that names a data root.
    public static final String DATA_ROOT_VARIABLE = "TOUCHSTONE_DATA_ROOT";

    public TaskOptions {
        dataRoots = List.copyOf(dataRoots);
        requireNonNull(scorers, "scorers");
    }

    /// Options for scorers that need nothing of the machine.
    public TaskOptions(List<Path> dataRoots, Optional<String> systemPrompt) {
        this(dataRoots, systemPrompt, ScorerSurroundings.NONE);
    }

    /// The data roots in the order in which they are searched: the option `--data-root`, the environment
    /// variable `TOUCHSTONE_DATA_ROOT`, `datasets/` and `ais_bench/datasets/` in the working directory.
    public static List<Path> dataRoots(Optional<Path> option, Map<String, String> environment,
            Path workingDirectory) {
        List<Path> roots = new ArrayList<>();
        option.ifPresent(roots::add);
        Optional.ofNullable(environment.get(DATA_ROOT_VARIABLE)).filter(text -> !text.isBlank())
                .map(Path::of).ifPresent(roots::add);
        roots.add(workingDirectory.resolve("datasets"));
        roots.add(workingDirectory.resolve("ais_bench").resolve("datasets"));
        return roots.stream().map(root -> workingDirectory.resolve(root).normalize()).distinct().toList();
    }
}
