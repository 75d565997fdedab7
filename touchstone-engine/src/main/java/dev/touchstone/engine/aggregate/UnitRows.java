package dev.touchstone.engine.aggregate;

import dev.touchstone.core.judge.JudgeFigure;
import dev.touchstone.core.score.CorpusMeasure;
import dev.touchstone.core.task.TaskSpec;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.report.ConfidenceInterval;
import dev.touchstone.engine.report.Counts;
import dev.touchstone.engine.report.Measure;
import dev.touchstone.engine.report.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rows of one unit: its main metric, the measures of repeats, slices, how many attempts got each verdict
/// of the scorer, the same by the other scorers, then the measures over all answers.
public final class UnitRows {

    private final boolean extractRate;

    /// @param extractRate whether a row tells the share of answers that could be read (`--dump-extract-rate`)
    public UnitRows(boolean extractRate) {
        this.extractRate = extractRate;
    }

    /// Rows in table order.
    public List<Row> of(UnitResult result) {
        List<Row> rows = new ArrayList<>();
        if (result.scorers().isEmpty() && result.measures().isEmpty()) {
            rows.add(row(result, result.plan().task().spec().metric(),
                    new Measure.NotAvailable("the data has no references"), Counts.NONE));
        }
        for (UnitResult.ByScorer scorer : result.scorers()) {
            add(rows, result, scorer);
        }
        for (UnitResult.ByMeasure share : result.measures()) {
            add(rows, result, share);
        }
        return rows;
    }

    /// The rows of a unit that could not be done: the reason instead of a number.
    public List<Row> missing(UnitPlan plan, String reason, Counts counts) {
        return List.of(row(new UnitResult(plan, List.of()), plan.task().spec().metric(),
                new Measure.Missing(reason), counts));
    }

    private void add(List<Row> rows, UnitResult result, UnitResult.ByScorer scorer) {
        UnitPlan plan = result.plan();
        Optional<String> own = result.metricOf(scorer.name());
        String metric = own.orElse(plan.task().spec().metric());
        int n = plan.repeats();
        String runs = n == 1 ? "" : " (%d runs average)".formatted(n);
        String suffix = runs + (own.isPresent() ? "" : result.suffix(scorer.name()));
        String average = metric + suffix;
        if (!scorer.unavailable().isEmpty()) {
            rows.add(row(result, average, new Measure.NotAvailable(scorer.unavailable()), Counts.NONE));
            return;
        }
        Tally tally = scorer.tally();
        Counts counts = tally.counts();
        boolean first = scorer == result.scorers().getFirst();
        rows.add(row(result, average, tally.mean(), counts));
        if (n > 1 && first) {
            rows.add(row(result, "avg@" + n, tally.repeated(Tally.Repeated.AVERAGE), counts));
            rows.add(row(result, "pass@" + plan.k(), tally.repeated(Tally.Repeated.PASS), counts));
            rows.add(row(result, "cons@" + n, tally.repeated(Tally.Repeated.CONSISTENT), counts));
            rows.add(row(result, "maj@" + plan.k(), tally.repeated(Tally.Repeated.MAJORITY), counts));
        }
        for (UnitResult.Sliced part : scorer.slices()) {
            rows.add(row(result, metric + part.slice().suffix() + suffix, part.tally().mean(),
                    part.tally().counts()).of(part.slice()));
        }
        for (JudgeFigure figure : scorer.figures()) {
            rows.add(row(result, figure.metric() + suffix, measure(figure), counts(figure.behind())));
        }
        if (first) {
            scorer.verdicts().forEach(count -> rows.add(
                    row(result, count.verdict(), Measure.of(count.attempts()), counts)));
        }
        if (extractRate && first && counts.answers() > 0) {
            rows.add(row(result, "extract_rate", tally.readable(), counts));
        }
    }

    private static Counts counts(JudgeFigure.Behind behind) {
        return new Counts(behind.right(), behind.wrong(), 0, 0, 0, 0, behind.measured(), behind.partly(),
                0);
    }

    private static Measure measure(JudgeFigure figure) {
        return figure.value().isEmpty() ? new Measure.NotAvailable(figure.reason())
                : new Measure.Measured(figure.value().getAsDouble(), figure.standardError(), figure.interval()
                        .map(ends -> new ConfidenceInterval(ends.low(), ends.high(), ends.method(),
                                ends.draws().map(drawn -> new ConfidenceInterval.Resampling(
                                        drawn.resamples(), drawn.seed())))));
    }

    private static void add(List<Row> rows, UnitResult result, UnitResult.ByMeasure share) {
        CorpusMeasure measure = share.measure();
        rows.add(row(result, measure.name(), share.tally().measure(), share.tally().counts())
                .with(measure.better()));
        share.slices().forEach(part -> rows.add(row(result, measure.name() + part.slice().suffix(),
                part.tally().measure(), part.tally().counts()).of(part.slice()).with(measure.better())));
    }

    private static Row row(UnitResult result, String metric, Measure measure, Counts counts) {
        TaskSpec spec = result.plan().task().spec();
        return new Row(result.plan().model().abbr(), spec.abbr(), result.version(), metric, spec.mode(),
                measure, counts);
    }
}
