package dev.touchstone.score.task;

import dev.touchstone.core.value.Value;
import dev.touchstone.metrics.aggregate.GroupAccumulator;
import dev.touchstone.metrics.aggregate.GroupAggregate;
import dev.touchstone.metrics.stats.ConfidenceInterval;
import dev.touchstone.metrics.stats.MoverInterval;
import dev.touchstone.score.metric.Spread;
import dev.touchstone.score.metric.Total;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// The averages over the sub-sets of a group, as a run makes them.
///
/// @param group its name
/// @param unanswered short names of the sub-sets that the file holds no answer to; the averages are then
///     undefined, for those over another set of sub-sets would mislead
/// @param total `naive_average`, where each sub-set counts once, and `weighted_average`, where each row does
public record ScoredGroup(String group, List<String> unanswered, Total total) {

    private static final String NAIVE = "naive_average";
    private static final String WEIGHTED = "weighted_average";

    public ScoredGroup {
        unanswered = List.copyOf(unanswered);
    }

    /// Averages sub-sets.
    ///
    /// @param scored those with answers, at least one
    static ScoredGroup of(String group, List<ScoredTask> scored, List<String> unanswered) {
        long rows = scored.stream().mapToLong(each -> each.total().count()).sum();
        Total none = new Total(Map.of(), rows, Map.of(),
                scored.getFirst().total().signature());
        boolean whole = unanswered.isEmpty() && scored.stream().allMatch(each -> each.accuracy().isPresent());
        return new ScoredGroup(group, unanswered, whole ? averages(none, scored)
                : none.with(NAIVE, Value.ABSENT).with(WEIGHTED, Value.ABSENT));
    }

    private static Total averages(Total none, List<ScoredTask> scored) {
        GroupAccumulator sums = new GroupAccumulator();
        double squares = 0;
        for (ScoredTask each : scored) {
            double error = each.spread().standardError().orElse(0);
            sums.add(each.total().count(), each.accuracy().orElseThrow(), error);
            squares += error * error;
        }
        GroupAggregate all = sums.aggregate().orElseThrow();
        double[] naive = new double[scored.size()];
        double[] weighted = new double[scored.size()];
        for (int place = 0; place < naive.length; place++) {
            naive[place] = 1.0 / naive.length;
            weighted[place] = (double) scored.get(place).total().count() / all.samples();
        }
        return none.with(NAIVE, all.naive(), spread(Math.sqrt(squares) / naive.length, naive, scored))
                .with(WEIGHTED, all.weighted(), spread(all.pooledError(), weighted, scored));
    }

    /// A sub-set that does not tell its error or its interval leaves the group without.
    private static Spread spread(double error, double[] weights, List<ScoredTask> scored) {
        boolean known = scored.stream().allMatch(each -> each.spread().standardError().isPresent());
        List<ConfidenceInterval> intervals =
                scored.stream().flatMap(each -> each.spread().interval().stream()).toList();
        double[] means = scored.stream().mapToDouble(each -> each.accuracy().orElseThrow()).toArray();
        Optional<ConfidenceInterval> together = intervals.size() < scored.size() ? Optional.empty()
                : Optional.of(within(MoverInterval.of(weights, means, intervals)));
        return new Spread(known ? OptionalDouble.of(error) : OptionalDouble.empty(), together);
    }

    private static ConfidenceInterval within(ConfidenceInterval ends) {
        return new ConfidenceInterval(ends.method(), ends.confidence(), Math.clamp(ends.low(), 0, 1),
                Math.clamp(ends.high(), 0, 1));
    }
}
