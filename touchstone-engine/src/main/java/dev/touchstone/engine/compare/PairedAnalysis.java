package dev.touchstone.engine.compare;

import dev.touchstone.metrics.compare.EffectSize;
import dev.touchstone.metrics.compare.McNemar;
import dev.touchstone.metrics.compare.PairedOutcomes;
import dev.touchstone.metrics.compare.PairedPermutation;
import dev.touchstone.metrics.compare.PairedShares;
import dev.touchstone.metrics.compare.SampleSize;
import dev.touchstone.metrics.compare.TestResult;
import dev.touchstone.metrics.stats.Bootstrap;
import dev.touchstone.metrics.stats.ConfidenceInterval;
import dev.touchstone.metrics.stats.MeanAccumulator;
import dev.touchstone.metrics.stats.MeanEstimate;
import dev.touchstone.metrics.stats.Normal;
import dev.touchstone.metrics.stats.Resampled;
import dev.touchstone.metrics.stats.StudentInterval;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// Turns paired scores into a comparison.
///
/// @param confidence of the interval, such as 0.95; the level of the verdict is what it leaves
/// @param resamples of the bootstrap and of the permutation test
/// @param seed of both
public record PairedAnalysis(double confidence, int resamples, long seed) {

    /// As `touchstone compare` does without options, and the report always: 95 %, 10,000 resamples, seed 0.
    public static final PairedAnalysis USUAL = new PairedAnalysis(0.95, 10_000, 0);

    private static final double POWER = 0.8;

    public PairedAnalysis {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence lies between 0 and 1, is " + confidence);
        }
        if (resamples < 1) {
            throw new IllegalArgumentException("resamples are 1 or more, are " + resamples);
        }
    }

    /// What the confidence leaves, in decimals: 0.05 of 0.95, which doubles miss by a little.
    public double level() {
        return BigDecimal.ONE.subtract(BigDecimal.valueOf(confidence)).doubleValue();
    }

    /// Analyses one task, or several taken together.
    ///
    /// @param parts one for each task
    /// @param tasks their names, in the same order
    /// @return with the p value not yet adjusted
    Comparison of(String name, String firstLabel, String secondLabel, List<PairedScores> parts,
            List<String> tasks, List<String> differs) {
        double[] first = parts.stream().flatMapToDouble(part -> Arrays.stream(part.first())).toArray();
        double[] second = parts.stream().flatMapToDouble(part -> Arrays.stream(part.second())).toArray();
        Optional<PairedOutcomes> outcomes = parts.stream().allMatch(PairedScores::binary)
                ? Optional.of(PairedOutcomes.of(right(first), right(second))) : Optional.empty();
        List<Comparison.Change> changes = new ArrayList<>();
        for (int part = 0; part < parts.size(); part++) {
            changes(tasks.get(part), parts.get(part), changes);
        }
        int wins = (int) changes.stream().filter(change -> change.second() > change.first()).count();
        Comparison.Samples samples = new Comparison.Samples(first.length,
                parts.stream().mapToInt(PairedScores::unpaired).sum(), wins, changes.size() - wins,
                first.length - changes.size(), outcomes,
                parts.stream().map(PairedScores::coverage).reduce(Coverage.NONE, Coverage::plus));
        Optional<DifferenceClusters> clusters = DifferenceClusters.of(parts);
        Optional<Resampled> resampled = clusters.isPresent() ? clusters.get().resampled(bootstrap())
                : first.length < 2 ? Optional.empty()
                        : Optional.of(bootstrap().pairedDifference(second, first));
        // McNemar's test takes samples for independent, which those of a cluster are not
        Optional<TestResult> mcnemar = clusters.isPresent() ? Optional.empty() : outcomes.map(McNemar::exact);
        PairedPermutation signs = new PairedPermutation(resamples, seed);
        TestResult permutation =
                clusters.map(found -> found.test(signs)).orElseGet(() -> signs.test(second, first));
        Comparison.Tests tests = new Comparison.Tests(mcnemar, permutation,
                resampled.map(drawn -> OptionalDouble.of(drawn.twoSidedPValue(0)))
                        .orElse(OptionalDouble.empty()),
                mcnemar.orElse(permutation).pValue(), level());
        return new Comparison(name, Optional.empty(), firstLabel, secondLabel, samples,
                difference(first, second, outcomes, resampled, clusters), tests, changes, differs);
    }

    private Bootstrap bootstrap() {
        return new Bootstrap(resamples, seed);
    }

    private Comparison.Difference difference(double[] first, double[] second,
            Optional<PairedOutcomes> outcomes, Optional<Resampled> resampled,
            Optional<DifferenceClusters> clusters) {
        double firstMean = estimate(first).mean();
        double secondMean = estimate(second).mean();
        MeanEstimate difference = clusters.map(DifferenceClusters::estimate)
                .orElseGet(() -> estimate(IntStream.range(0, first.length)
                        .mapToDouble(place -> second[place] - first[place]).toArray()));
        OptionalDouble effect = outcomes.isPresent()
                ? OptionalDouble.of(EffectSize.cohensH(secondMean, firstMean))
                : first.length < 2 ? OptionalDouble.empty() : EffectSize.cohensDPaired(second, first);
        long independent = clusters.map(DifferenceClusters::count).orElse((long) first.length);
        Optional<ConfidenceInterval> interval = outcomes.isPresent() && clusters.isEmpty()
                ? outcomes.map(this::interval)
                : resampled.filter(drawn -> drawn.standardError() > 0)
                        .map(drawn -> StudentInterval.fits(independent)
                                ? student(difference, independent, clusters.isPresent())
                                : drawn.expandedInterval(confidence, independent));
        return new Comparison.Difference(firstMean, secondMean, independent < 2 ? OptionalDouble.empty()
                : OptionalDouble.of(difference.standardError()), interval, effect,
                outcomes.isPresent() ? "cohens_h" : "cohens_d",
                detectable(difference, clusters.isPresent() ? Optional.empty() : outcomes));
    }

    /// Of so few samples or clusters that resampling them reaches no further than these.
    private ConfidenceInterval student(MeanEstimate difference, long independent, boolean clustered) {
        ConfidenceInterval ends = StudentInterval.of(clustered ? "cluster_t" : "student_t", difference.mean(),
                difference.standardError(), independent, confidence);
        return new ConfidenceInterval(ends.method(), confidence, Math.max(-1, ends.low()),
                Math.min(1, ends.high()));
    }

    /// Of right and wrong; the outcomes are those of the second less those of the first.
    private ConfidenceInterval interval(PairedOutcomes outcomes) {
        return PairedShares.difference(new PairedOutcomes(outcomes.both(), outcomes.onlySecond(),
                outcomes.onlyFirst(), outcomes.neither()), confidence);
    }

    private OptionalDouble detectable(MeanEstimate difference, Optional<PairedOutcomes> outcomes) {
        if (outcomes.isPresent()) {
            double discordant = (double) outcomes.get().discordant() / outcomes.get().questions();
            return new SampleSize(level(), POWER)
                    .pairedDetectable(discordant, outcomes.get().questions());
        }
        return difference.standardError() == 0 ? OptionalDouble.empty()
                : OptionalDouble.of((Normal.critical(confidence) + Normal.quantile(POWER))
                        * difference.standardError());
    }

    private static void changes(String task, PairedScores scores, List<Comparison.Change> into) {
        for (int place = 0; place < scores.samples().length; place++) {
            if (scores.first()[place] != scores.second()[place]) {
                into.add(new Comparison.Change(task, scores.samples()[place], scores.first()[place],
                        scores.second()[place]));
            }
        }
    }

    private static boolean[] right(double[] scores) {
        boolean[] right = new boolean[scores.length];
        for (int place = 0; place < scores.length; place++) {
            right[place] = scores[place] == 1;
        }
        return right;
    }

    private static MeanEstimate estimate(double[] values) {
        MeanAccumulator mean = new MeanAccumulator();
        Arrays.stream(values).forEach(mean::add);
        return mean.estimate().orElseThrow();
    }
}
