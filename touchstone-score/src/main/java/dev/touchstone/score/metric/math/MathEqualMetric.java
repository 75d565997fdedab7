package dev.touchstone.score.metric.math;

import com.google.auto.service.AutoService;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.math.MathConventions;
import dev.touchstone.math.MathEquality;
import dev.touchstone.math.Verdict;
import dev.touchstone.score.metric.FileMetric;
import dev.touchstone.score.metric.MeanOfRows;
import dev.touchstone.score.metric.Measuring;
import dev.touchstone.score.metric.MetricOption;
import dev.touchstone.score.metric.MetricPage;
import dev.touchstone.score.metric.Range;
import dev.touchstone.score.metric.Sampling;
import dev.touchstone.score.metric.Settings;
import dev.touchstone.score.metric.Total;
import java.util.List;

/// The share of mathematical answers that mean the same as their reference.
@AutoService(FileMetric.class)
public final class MathEqualMetric implements FileMetric {

    private static final MetricPage PAGE = new MetricPage("math_equal",
            "Share of mathematical answers that mean the same as a reference",
            "the mean over rows of 1 where the prediction equals one of the references in meaning, else 0: "
                    + "numbers, fractions, roots, intervals, sets, matrices, equations and expressions, in "
                    + "LaTeX or plain, compared exactly within a bound on work. What stays undecided counts "
                    + "as different and is told. The prediction is the answer alone; for whole solutions use "
                    + "--task math",
            Range.of(0, 1, "higher is better"), "Touchstone's own; its conventions stand in the page of math "
                    + "equality",
            MetricPage.Input.PAIRS, List.of(MetricOption.choice("conventions",
                    "What mathematics leaves open: standard reads kindly (18% is 18 and 0.18, units may be "
                            + "left out, lists have no order, x = 5 is 5), strict does none of "
                            + "that.", "standard",
                            "strict")));

    @Override
    public List<MetricPage> pages() {
        return List.of(PAGE);
    }

    @Override
    public Measuring begin(MetricPage page, Settings settings, Sampling sampling) {
        String conventions = settings.text("conventions");
        return new Answers(new MathEquality(conventions.equals("strict")
                ? MathConventions.strict() : MathConventions.standard()), sampling, "conventions:"
                + conventions);
    }

    private static final class Answers implements Measuring.OverPairs {

        private final MathEquality equality;
        private final Sampling sampling;
        private final String signature;
        private final MeanOfRows mean = MeanOfRows.ofShares();
        private long undecided;
        private Verdict last = new Verdict.Undecided("no row");

        Answers(MathEquality equality, Sampling sampling, String signature) {
            this.equality = equality;
            this.sampling = sampling;
            this.signature = signature;
        }

        @Override
        public void add(String prediction, List<String> references) {
            last = equality.compare(references.getFirst(), prediction);
            for (int at = 1; at < references.size() && !last.equal(); at++) {
                Verdict other = equality.compare(references.get(at), prediction);
                last = last instanceof Verdict.Undecided && !other.equal() ? last : other;
            }
            undecided += last instanceof Verdict.Undecided ? 1 : 0;
            mean.add(last.equal() ? 1 : 0);
        }

        @Override
        public Fields row() {
            return Fields.EMPTY.with("math_equal", Value.of(last.equal() ? 1 : 0)).with("how", Value.of(
                    switch (last) {
                        case Verdict.Equal(String how) -> how;
                        case Verdict.Different(String how) -> how;
                        case Verdict.Undecided(String reason) -> "undecided: " + reason;
                    }));
        }

        @Override
        public Total end() {
            return mean.end("math_equal", sampling, signature).with("undecided", Value.of(undecided));
        }
    }
}
