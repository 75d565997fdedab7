package dev.touchstone.engine.aggregate;

import dev.touchstone.core.judge.JudgeFigure;
import dev.touchstone.core.judge.JudgedScorer;
import dev.touchstone.core.score.CorpusMeasure;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.report.JudgeSpending;
import dev.touchstone.engine.report.Slice;
import java.util.List;
import java.util.Optional;

/// What the scores of one unit came to.
///
/// @param plan the unit
/// @param scorers one entry per scorer in table order; empty when the task has no references
/// @param remark why most of the failed attempts failed, or what else people should know of the
///        answers behind the numbers; empty when there is nothing to tell
/// @param version what the table says of the prompts that the answers were asked with
/// @param measures one entry per measure over all answers, in table order
/// @param judges what each judge cost
public record UnitResult(UnitPlan plan, List<ByScorer> scorers, Optional<String> remark, String version,
        List<ByMeasure> measures, List<JudgeSpending> judges) {

    /// A result of scores alone.
    public UnitResult(UnitPlan plan, List<ByScorer> scorers, Optional<String> remark, String version) {
        this(plan, scorers, remark, version, List.of(), List.of());
    }

    /// A result without failures, of answers that were asked for as the plan says.
    public UnitResult(UnitPlan plan, List<ByScorer> scorers) {
        this(plan, scorers, Optional.empty(), plan.task().spec().version());
    }

    /// The same with what judges cost told otherwise.
    public UnitResult with(List<JudgeSpending> spending) {
        return new UnitResult(plan, scorers, remark, version, measures, spending);
    }

    public UnitResult {
        scorers = List.copyOf(scorers);
        measures = List.copyOf(measures);
        judges = List.copyOf(judges);
    }

    /// One scorer's share.
    ///
    /// @param name `robust`, `compat` or a name of the task file; the first one's rows carry no suffix
    /// @param unavailable why it can give no number here; empty when it can
    /// @param tally its sums
    /// @param slices its sums over each slice, in table order
    /// @param figures numbers of judges beside the mean, in table order
    /// @param verdicts how many attempts got each of its verdicts, in the scorer's order
    public record ByScorer(String name, String unavailable, Tally tally, List<Sliced> slices,
            List<JudgeFigure> figures, List<VerdictCount> verdicts) {

        /// A share that is not judged and counts no verdicts.
        public ByScorer(String name, String unavailable, Tally tally, List<Sliced> slices) {
            this(name, unavailable, tally, slices, List.of(), List.of());
        }

        /// A share that is not broken down.
        public ByScorer(String name, String unavailable, Tally tally) {
            this(name, unavailable, tally, List.of());
        }

        public ByScorer {
            slices = List.copyOf(slices);
            figures = List.copyOf(figures);
            verdicts = List.copyOf(verdicts);
        }
    }

    /// How many attempts got a verdict.
    ///
    /// @param verdict such as `timeout`
    public record VerdictCount(String verdict, int attempts) {}

    /// The sums over the samples of one slice.
    public record Sliced(Slice slice, Tally tally) {}

    /// A measure's share.
    ///
    /// @param tally its sums
    /// @param slices its sums over each slice, in table order
    public record ByMeasure(CorpusMeasure measure, CorpusTally tally, List<MeasuredSlice> slices) {
        public ByMeasure {
            slices = List.copyOf(slices);
        }
    }

    /// The sums of a measure over the samples of one slice.
    public record MeasuredSlice(Slice slice, CorpusTally tally) {}

    /// The name of a scorer's number where it has one of its own, such as `acc_norm`.
    Optional<String> metricOf(String scorer) {
        return plan.task().scorers().stream().filter(candidate -> candidate.name().equals(scorer)).findFirst()
                .flatMap(Scorer::metric);
    }

    /// What metric names carry in the rows of a scorer: nothing for the first one and for `robust` where
    /// judges do not come before it, else ` (name)`.
    String suffix(String scorer) {
        String first = scorers.getFirst().name();
        boolean judged = plan.task().scorers().stream()
                .anyMatch(each -> each instanceof JudgedScorer && each.name().equals(first));
        boolean plain = scorer.equals(first) || scorer.equals("robust") && !judged;
        return plain ? "" : " (" + scorer + ")";
    }

    /// The share of a scorer by its name.
    Optional<ByScorer> find(String scorer) {
        return scorers.stream().filter(candidate -> candidate.name().equals(scorer)).findFirst();
    }

    /// The tally that the table's main number comes from; empty when nothing is scored.
    public Optional<Tally> main() {
        return scorers.stream()
                .filter(scorer -> scorer.unavailable().isEmpty())
                .map(ByScorer::tally)
                .findFirst();
    }
}
