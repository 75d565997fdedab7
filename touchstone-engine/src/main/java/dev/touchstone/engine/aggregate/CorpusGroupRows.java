package dev.touchstone.engine.aggregate;

import dev.touchstone.core.score.CorpusMeasure;
import dev.touchstone.engine.aggregate.UnitResult.ByMeasure;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.report.Counts;
import dev.touchstone.engine.report.Measure;
import dev.touchstone.engine.report.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// The averages of measures over all answers over the sub-sets of a group, such as `naive_average
/// (word_perplexity)`.
///
/// Naive is the mean of the sub-sets' numbers. Weighted is the measure of all sums together, as if the group
/// were one set. Neither has an error: those of the sub-sets stand in their own rows.
final class CorpusGroupRows {

    private CorpusGroupRows() {}

    /// The rows of a group for one model; of a measure that one sub-set has not, none.
    ///
    /// @param results of every sub-set, at least one
    static List<Row> of(String group, List<UnitResult> results) {
        List<Row> rows = new ArrayList<>();
        for (ByMeasure first : results.getFirst().measures()) {
            List<ByMeasure> shares = results.stream()
                    .flatMap(result -> find(result, first.measure().name()).stream()).toList();
            if (shares.size() == results.size()) {
                add(rows, group, results.getFirst().plan(), shares);
            }
        }
        return rows;
    }

    private static void add(List<Row> rows, String group, UnitPlan plan, List<ByMeasure> shares) {
        CorpusMeasure measure = shares.getFirst().measure();
        double naive = 0;
        double[] sums = new double[measure.sums().size()];
        Counts counts = Counts.NONE;
        for (ByMeasure share : shares) {
            double[] own = share.tally().sums();
            OptionalDouble value =
                    share.tally().size() == 0 ? OptionalDouble.empty() : measure.value(own.clone());
            naive += value.orElse(Double.NaN) / shares.size();
            for (int place = 0; place < sums.length; place++) {
                sums[place] += own[place];
            }
            counts = counts.plus(share.tally().counts());
        }
        boolean known = !Double.isNaN(naive);
        rows.add(row(plan, group, "naive_average", measure,
                known ? OptionalDouble.of(naive) : OptionalDouble.empty(), counts));
        rows.add(row(plan, group, "weighted_average", measure,
                known ? measure.value(sums) : OptionalDouble.empty(), counts));
    }

    private static Row row(UnitPlan plan, String group, String average, CorpusMeasure measure,
            OptionalDouble value, Counts counts) {
        Measure number = value.isPresent() ? Measure.of(value.getAsDouble())
                : new Measure.Missing("a sub-set has no " + measure.name());
        return new Row(plan.model().abbr(), group, Row.NO_VERSION,
                "%s (%s)".formatted(average, measure.name()), plan.task().spec().mode(), number, counts)
                .with(measure.better());
    }

    private static Optional<ByMeasure> find(UnitResult result, String name) {
        return result.measures().stream().filter(share -> share.measure().name().equals(name)).findFirst();
    }
}
