package dev.touchstone.engine.compare;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.engine.result.RunResult;
import java.util.ArrayList;
import java.util.List;

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
                        pairs.add(new Pairing(labelled(baseline, model), labelled(other, partner)));
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

    private static Contestant labelled(RunResult run, String model) {
        return new Contestant(run, model, "%s@%s".formatted(model, run.folder().root().getFileName()));
    }

    private static String told(List<RunResult> runs) {
        return String.join("; ", runs.stream()
                .map(run -> "%s has %s".formatted(run.folder().root(),
                        run.models().isEmpty() ? "no models" : String.join(", ", run.models())))
                .toList());
    }
}
