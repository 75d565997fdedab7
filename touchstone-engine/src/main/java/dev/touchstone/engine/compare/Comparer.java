package dev.touchstone.engine.compare;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.engine.report.Slice;
import dev.touchstone.engine.result.UnitRecord;
import dev.touchstone.engine.slice.NaturalOrder;
import dev.touchstone.metrics.compare.AdjustedPValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Compares pairs of contestants on every task that both were scored on.
public final class Comparer {

    /// Name of the comparison over all tasks of a pair.
    public static final String ALL_TASKS = "(all tasks)";

    private final Choice choice;
    private final PairedAnalysis analysis;

    /// What to compare and how.
    ///
    /// @param scorer whose scores; empty takes each unit's first one
    /// @param tasks only these; empty takes all
    /// @param slice the field by whose values samples are compared apart; empty compares whole tasks
    /// @param otherDataToo whether rows are paired by number although the data files differ
    public record Choice(
            Optional<String> scorer, List<String> tasks, Optional<String> slice, boolean otherDataToo) {
        /// Every task by its first scorer, rows paired by number whatever the data.
        public static final Choice EVERYTHING =
                new Choice(Optional.empty(), List.of(), Optional.empty(), true);

        public Choice {
            tasks = List.copyOf(tasks);
        }
    }

    /// @param analysis how samples become figures
    public Comparer(Choice choice, PairedAnalysis analysis) {
        this.choice = choice;
        this.analysis = analysis;
    }

    /// Compares; Holm's correction goes over all comparisons of single tasks, or of slices, that this call
    /// makes.
    ///
    /// @return for each pair its tasks, then all of them together where there is more than one; by a field,
    ///         each of its values over all tasks that have it, in natural order
    /// @throws TouchstoneException `COMMAND_INVALID` when a pair has no task in common, the data differ, a
    ///         unit has no such scorer, or no task such a field
    public List<Comparison> compare(List<Pairing> pairs) {
        List<List<Comparison>> byPair = new ArrayList<>();
        List<Comparison> single = new ArrayList<>();
        for (Pairing pair : pairs) {
            List<Comparison> tasks = choice.slice().map(field -> slices(pair, field))
                    .orElseGet(() -> tasks(pair));
            byPair.add(tasks);
            single.addAll(tasks);
        }
        double[] adjusted = AdjustedPValues.holm(single.stream()
                .mapToDouble(comparison -> comparison.tests().deciding().pValue()).toArray());
        List<Comparison> all = new ArrayList<>();
        int next = 0;
        for (int place = 0; place < pairs.size(); place++) {
            for (Comparison comparison : byPair.get(place)) {
                all.add(comparison.withAdjustedP(adjusted[next++]));
            }
            if (byPair.get(place).size() > 1 && choice.slice().isEmpty()) {
                all.add(together(pairs.get(place)));
            }
        }
        return all;
    }

    /// Compares one pair task by task, with Holm's correction over its tasks.
    ///
    /// @return in the order of the first one's tasks; empty when no task has samples that both answered
    public List<Comparison> byTask(Pairing pair) {
        List<Comparison> tasks = of(pair, found(pair));
        double[] adjusted = AdjustedPValues.holm(tasks.stream()
                .mapToDouble(comparison -> comparison.tests().deciding().pValue()).toArray());
        return IntStream.range(0, adjusted.length)
                .mapToObj(place -> tasks.get(place).withAdjustedP(adjusted[place])).toList();
    }

    private List<Comparison> tasks(Pairing pair) {
        return of(pair, shared(pair));
    }

    private List<Comparison> of(Pairing pair, List<Shared> tasks) {
        return tasks.stream().map(shared -> of(shared.task(), pair, List.of(shared))).toList();
    }

    private Comparison together(Pairing pair) {
        return of(ALL_TASKS, pair, shared(pair));
    }

    private List<Comparison> slices(Pairing pair, String field) {
        List<Shared> shared = shared(pair);
        Map<Shared, SampleSlices> tasks = new LinkedHashMap<>();
        shared.forEach(task -> SampleSlices.find(task.units().getFirst(), task.units().getLast(), field)
                .ifPresent(values -> tasks.put(task, values)));
        if (tasks.isEmpty()) {
            throw SampleSlices.missing(pair, field,
                    shared.stream().flatMap(task -> task.units().stream()).toList());
        }
        String name = tasks.size() == 1 ? tasks.keySet().iterator().next().task() : ALL_TASKS;
        SortedSet<String> values = new TreeSet<>(NaturalOrder.COMPARATOR);
        tasks.values().forEach(task -> values.addAll(task.values().values()));
        List<Comparison> comparisons = new ArrayList<>();
        for (String value : values) {
            List<Shared> parts = new ArrayList<>();
            tasks.forEach((task, samples) -> parts.add(new Shared(task.task(), task.units(),
                    paired(task.units().getFirst(), task.units().getLast(), samples.having(value)),
                    task.differs())));
            parts.removeIf(part -> part.scores().samples().length == 0);
            if (!parts.isEmpty()) { // else nothing of the value was answered on both sides
                comparisons.add(of(name, pair, parts).of(new Slice(field, value)));
            }
        }
        return comparisons;
    }

    private Comparison of(String name, Pairing pair, List<Shared> shared) {
        TreeSet<String> differs = new TreeSet<>();
        shared.forEach(task -> differs.addAll(task.differs()));
        return analysis.of(name, pair.first().label(), pair.second().label(),
                shared.stream().map(Shared::scores).toList(), shared.stream().map(Shared::task).toList(),
                List.copyOf(differs));
    }

    /// A task that both sides of a pair were scored on.
    ///
    /// @param units the two of them
    private record Shared(String task, List<UnitRecord> units, PairedScores scores, List<String> differs) {}

    private List<Shared> shared(Pairing pair) {
        List<Shared> found = found(pair);
        if (found.isEmpty()) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    "%s and %s have no scored samples of one task in common%s".formatted(
                            pair.first().label(), pair.second().label(), choice.tasks().isEmpty() ? ""
                                    : " among " + String.join(", ", choice.tasks())));
        }
        return found;
    }

    private List<Shared> found(Pairing pair) {
        List<Shared> found = new ArrayList<>();
        for (UnitRecord first : pair.first().run().units()) {
            if (!first.model().equals(pair.first().model()) || !first.scored() || !wanted(first.task())) {
                continue;
            }
            Optional<UnitRecord> second = pair.second().run().find(pair.second().model(), first.task())
                    .filter(UnitRecord::scored);
            if (second.isPresent()) {
                PairedScores scores = scores(first, second.get());
                if (scores.samples().length > 0) {
                    found.add(new Shared(first.task(), List.of(first, second.get()), scores,
                            differs(first, second.get())));
                }
            }
        }
        return found;
    }

    private boolean wanted(String task) {
        return choice.tasks().isEmpty() || choice.tasks().contains(task);
    }

    private PairedScores scores(UnitRecord first, UnitRecord second) {
        String before = first.fingerprint().getOrDefault("data", "");
        String now = second.fingerprint().getOrDefault("data", "");
        if (!before.equals(now) && !choice.otherDataToo()) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    ("%s was asked from other data in the two runs, so their rows are not the same questions;"
                            + " leave it out by --task, or pair rows by their number with --other-data")
                            .formatted(first.task()));
        }
        return paired(first, second, _ -> true);
    }

    private PairedScores paired(UnitRecord first, UnitRecord second, IntPredicate wanted) {
        return PairedScores.of(first.scores(), scorer(first), second.scores(), scorer(second), wanted);
    }

    private int scorer(UnitRecord unit) {
        if (choice.scorer().isEmpty()) {
            return 0;
        }
        int place = unit.scores().scorers().indexOf(choice.scorer().get());
        if (place < 0) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    "%s was not scored by '%s'; it has %s".formatted(unit.name(), choice.scorer().get(),
                            String.join(", ", unit.scores().scorers())));
        }
        return place;
    }

    /// Parts of the fingerprint that are not the same; the model is what is compared, the version is the
    /// prompt.
    private static List<String> differs(UnitRecord first, UnitRecord second) {
        SortedMap<String, String> before = first.fingerprint();
        SortedMap<String, String> now = second.fingerprint();
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        return names.stream()
                .filter(name -> !name.equals("model") && !name.equals("version"))
                .filter(name -> !before.getOrDefault(name, "").equals(now.getOrDefault(name, "")))
                .toList();
    }
}
