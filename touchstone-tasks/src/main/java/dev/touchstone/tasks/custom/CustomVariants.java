package dev.touchstone.tasks.custom;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The custom data sets that have names: `custom_mcq_gen` and `custom_qa_gen`, files below the data root.
public final class CustomVariants {

    private static final Map<String, CustomKind> KINDS =
            Map.of("custom_mcq_gen", CustomKind.MCQ, "custom_qa_gen", CustomKind.QA);

    private CustomVariants() {}

    /// Their names.
    public static Set<String> names() {
        return new TreeSet<>(KINDS.keySet());
    }

    /// The request behind a name; empty for any other name.
    ///
    /// @param dataRoots folders that may hold `custom/mcq.jsonl`, searched in order
    /// @throws TouchstoneException `DATA_NOT_FOUND` with every place that was looked at
    public static Optional<CustomRequest> find(String name, List<Path> dataRoots) {
        CustomKind kind = KINDS.get(name);
        if (kind == null) {
            return Optional.empty();
        }
        List<Path> candidates = dataRoots.stream()
                .flatMap(root -> Stream.of(".jsonl", ".csv")
                        .map(extension -> root.resolve("custom").resolve(kind.wireName() + extension)))
                .map(Path::toAbsolutePath)
                .toList();
        Path file = candidates.stream().filter(Files::isRegularFile).findFirst().orElseThrow(() ->
                new TouchstoneException(ErrorCode.DATA_NOT_FOUND,
                        "%s: no data; looked for%n  %s%nput the file there, or name its folder by --data-root"
                                .formatted(name, candidates.stream().map(Path::toString)
                                        .collect(Collectors.joining(System.lineSeparator() + "  ")))));
        return Optional.of(new CustomRequest(
                file, Optional.empty(), Optional.of(kind), "gen", Optional.of(name), Optional.empty()));
    }
}
