package dev.touchstone.engine.aggregate;

import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.report.Counts;
import dev.touchstone.engine.report.Measure;
import dev.touchstone.engine.report.Row;
import dev.touchstone.engine.report.Slice;
import dev.touchstone.engine.slice.NaturalOrder;
import dev.touchstone.metrics.aggregate.GroupAccumulator;
import dev.touchstone.metrics.stats.ConfidenceInterval;
import dev.touchstone.metrics.stats.MeanEstimate;
import dev.touchstone.metrics.stats.MoverInterval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/// The averages over the sub-sets of a group: naive, where each sub-set counts once, and weighted, where each
/// sample does.
///
/// A group of which one sub-set has no number has none itself: an average over another set of tasks would
/// mislead.
public final class GroupRows {

    private GroupRows() {}

    /// One sub-set's place in a group: its plan, and its result when it was done.
    public record Member(UnitPlan plan, Optional<UnitResult> result) {}

    /// The rows of a group for one model; none when the group has a single member.
    public static List<Row> of(String group, List<Member> members) {
        List<Row> rows = new ArrayList<>();
        if (members.size() < 2) {
            return rows;
        }
        UnitPlan first = members.getFirst().plan();
        String missing = members.stream().filter(member -> member.result().isEmpty())
                .map(member -> member.plan().task().spec().abbr()).findFirst().orElse("");
        if (!missing.isEmpty()) {
            rows.add(row(first, group, "naive_average",
                    new Measure.Missing("no result of " + missing), Counts.NONE));
            return rows;
        }
        List<UnitResult> results = members.stream().flatMap(member -> member.result().stream()).toList();
        for (UnitResult.ByScorer scorer : results.getFirst().scorers()) {
            if (results.stream().allMatch(result -> result.find(scorer.name()).isPresent())) {
                add(rows, first, group, results, scorer.name());
            }
        }
        rows.addAll(CorpusGroupRows.of(group, results));
        return rows;
    }

    private static void add(
            List<Row> rows, UnitPlan first, String group, List<UnitResult> results, String name) {
        String suffix = results.getFirst().suffix(name);
        GroupAccumulator sums = new GroupAccumulator();
        Counts counts = Counts.NONE;
        List<Part> parts = new ArrayList<>();
        for (UnitResult result : results) {
            UnitResult.ByScorer scorer = result.find(name).orElseThrow();
            Optional<MeanEstimate> estimate = scorer.tally().estimate();
            counts = counts.plus(scorer.tally().counts());
            if (!scorer.unavailable().isEmpty() || estimate.isEmpty()
                    || !(scorer.tally().mean() instanceof Measure.Measured measured)) {
                Measure none = !scorer.unavailable().isEmpty()
                        ? new Measure.NotAvailable(scorer.unavailable())
                        : scorer.tally().mean() instanceof Measure.NotAvailable untold ? untold
                        : new Measure.Missing("no answers of " + result.plan().task().spec().abbr());
                rows.add(row(first, group, "naive_average" + suffix, none, Counts.NONE));
                return;
            }
            sums.add(estimate.get().count(), estimate.get().mean(), estimate.get().standardError());
            parts.add(new Part(measured, estimate.get().count()));
        }
        Counts all = counts;
        sums.aggregate().ifPresent(aggregate -> {
            rows.add(row(first, group, "naive_average" + suffix,
                    measure(aggregate.naive(), naiveError(parts), parts, _ -> 1.0 / parts.size()), all));
            rows.add(row(first, group, "weighted_average" + suffix,
                    measure(aggregate.weighted(), aggregate.pooledError(), parts,
                            part -> (double) part.count() / aggregate.samples()), all));
        });
        slices(results, name).forEach((slice, tally) -> rows.add(row(first, group,
                "weighted_average" + slice.suffix() + suffix, tally.mean(), tally.counts()).of(slice)));
    }

    /// A sub-set's number, and how many scores stand behind it.
    private record Part(Measure.Measured measure, long count) {}

    /// The root of the summed squares of the sub-sets' errors, over their number; a fraction.
    private static double naiveError(List<Part> parts) {
        double squares = 0;
        for (Part part : parts) {
            double error = part.measure().standardError().orElse(0) / 100;
            squares += error * error;
        }
        return Math.sqrt(squares) / parts.size();
    }

    /// The slices of all sub-sets taken together, each sample once; a sub-set without the field counts
    /// among the rows that have none.
    private static Map<Slice, Tally> slices(List<UnitResult> results, String name) {
        List<UnitResult.ByScorer> shares =
                results.stream().map(result -> result.find(name).orElseThrow()).toList();
        List<String> fields = shares.stream().flatMap(share -> share.slices().stream())
                .map(part -> part.slice().field()).distinct().toList();
        Map<Slice, Tally> together = new LinkedHashMap<>();
        for (String field : fields) {
            SortedMap<String, Tally> values = new TreeMap<>(NaturalOrder.COMPARATOR);
            for (UnitResult.ByScorer share : shares) {
                List<UnitResult.Sliced> parts = share.slices().stream()
                        .filter(part -> part.slice().field().equals(field)).toList();
                List<UnitResult.Sliced> counted = !parts.isEmpty() ? parts
                        : List.of(new UnitResult.Sliced(new Slice(field, Slice.NO_VALUE), share.tally()));
                counted.forEach(part -> values
                        .computeIfAbsent(part.slice().value(), _ -> part.tally().empty())
                        .add(part.tally()));
            }
            values.forEach((value, tally) -> together.put(new Slice(field, value), tally));
        }
        return together;
    }

    /// An average with the interval that follows from those of the sub-sets.
    ///
    /// A sub-set with a single sample does not tell its error, and so neither does the group; one without an
    /// interval leaves the group without.
    private static Measure measure(
            double mean, double error, List<Part> parts, ToDoubleFunction<Part> weight) {
        boolean known = parts.stream().allMatch(part -> part.measure().standardError().isPresent());
        List<ConfidenceInterval> intervals = parts.stream()
                .flatMap(part -> part.measure().interval().stream())
                .map(ends -> new ConfidenceInterval(ends.method(), Percent.CONFIDENCE, ends.low() / 100,
                        ends.high() / 100)).toList();
        return Percent.of(mean, known ? OptionalDouble.of(error) : OptionalDouble.empty(),
                intervals.size() < parts.size() ? Optional.empty()
                        : Optional.of(MoverInterval.of(parts.stream().mapToDouble(weight).toArray(),
                                parts.stream().mapToDouble(part -> part.measure().value() / 100).toArray(),
                                intervals)));
    }

    private static Row row(UnitPlan plan, String group, String metric, Measure measure, Counts counts) {
        return new Row(plan.model().abbr(), group, Row.NO_VERSION, metric,
                plan.task().spec().mode(), measure, counts);
    }

    /// Groups units of one model by their task's group, in order of appearance.
    public static Map<String, List<Member>> byGroup(List<Member> members) {
        Map<String, List<Member>> groups = new LinkedHashMap<>();
        for (Member member : members) {
            member.plan().task().spec().group()
                    .ifPresent(group -> groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(member));
        }
        return groups;
    }
}
