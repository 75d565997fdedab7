package dev.touchstone.engine.compare;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.engine.result.RunResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Who is compared with whom.
///
/// @param first the baseline
/// @param second what is held against it
public record Pairing(Contestant first, Contestant second) {

    /// The pairs of some runs.
    ///
    /// One run: its first model against each other one. Several runs with one model each: the first run
    /// against each other one. Else each model of the first run against the model of that abbr in each other
    /// run.
    ///
    /// @param runs at least one, in the order they were named
    /// @throws TouchstoneException `COMMAND_INVALID` when nothing can be paired
    public static List<Pairing> of(List<RunResult> runs) {
        List<Pairing> pairs = new ArrayList<>();
        RunResult baseline = runs.getFirst();
        if (runs.size() == 1) {
            List<String> models = baseline.models();
            for (int other = 1; other < models.size(); other++) {
                pairs.add(new Pairing(new Contestant(baseline, models.getFirst(), models.getFirst()),
                        new Contestant(baseline, models.get(other), models.get(other))));
            }
        } else {
            boolean single = runs.stream().allMatch(run -> run.models().size() == 1);
            for (RunResult other : runs.subList(1, runs.size())) {
                for (String model : baseline.models()) {
                    String partner = single ? other.models().getFirst() : model;
                    if (other.models().contains(partner)) {
                        pairs.add(new Pairing(
                                labelled(baseline, model, runs), labelled(other, partner, runs)));
                    }
                }
            }
        }
        if (pairs.isEmpty()) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    "nothing to compare: %s; name two runs with a model of the same abbr, two runs with one "
                            .formatted(told(runs)) + "model each, or one run with several models");
        }
        return List.copyOf(pairs);
    }

    /// Named by the run's folder, and by as many folders above it as it takes to tell it from the other runs:
    /// in two places runs may have begun in the same second.
    private static Contestant labelled(RunResult run, String model, List<RunResult> runs) {
        Path root = run.folder().root();
        Set<Path> others = runs.stream().map(other -> other.folder().root())
                .filter(other -> !other.equals(root)).collect(Collectors.toSet());
        int names = 1;
        while (names < root.getNameCount() && others.stream().anyMatch(endsLike(root, names))) {
            names++;
        }
        return new Contestant(run, model, "%s@%s".formatted(model, last(root, names)));
    }

    private static Predicate<Path> endsLike(Path root, int names) {
        return other -> other.getNameCount() >= names && last(other, names).equals(last(root, names));
    }

    private static Path last(Path path, int names) {
        return path.subpath(path.getNameCount() - names, path.getNameCount());
    }

    private static String told(List<RunResult> runs) {
        return String.join("; ", runs.stream()
                .map(run -> "%s has %s".formatted(run.folder().root(),
                        run.models().isEmpty() ? "no models" : String.join(", ", run.models())))
                .toList());
    }
}
