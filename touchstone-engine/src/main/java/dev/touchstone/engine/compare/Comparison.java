package dev.touchstone.engine.compare;

import static java.util.Objects.requireNonNull;

import dev.touchstone.engine.report.Slice;
import dev.touchstone.metrics.compare.PairedOutcomes;
import dev.touchstone.metrics.compare.TestResult;
import dev.touchstone.metrics.stats.ConfidenceInterval;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Two contestants on one task, sample by sample. All shares are 0 to 1; differences are second − first.
///
/// @param task abbr, or a name for several tasks taken together
/// @param slice the part of the samples that is compared; empty for all of them
/// @param first label of the baseline
/// @param second label of what is held against it
/// @param samples what was paired
/// @param difference how far apart they are
/// @param tests how surely
/// @param changes the samples whose score differs, by rising row number
/// @param differs parts of the fingerprint that are not the same, such as `prompt`: what else may explain it
public record Comparison(String task, Optional<Slice> slice, String first, String second, Samples samples,
        Difference difference, Tests tests, List<Change> changes, List<String> differs) {

    public Comparison {
        requireNonNull(task, "task");
        requireNonNull(slice, "slice");
        requireNonNull(first, "first");
        requireNonNull(second, "second");
        requireNonNull(samples, "samples");
        requireNonNull(difference, "difference");
        requireNonNull(tests, "tests");
        changes = List.copyOf(changes);
        differs = List.copyOf(differs);
    }

    /// What was paired.
    ///
    /// @param paired samples that both answered, at least 1
    /// @param unpaired samples that only one of them has a score of, left out
    /// @param wins samples on which the second scores higher
    /// @param losses samples on which it scores lower
    /// @param ties all others
    /// @param outcomes the same as a table of right and wrong, where each sample has one attempt that is
    ///        either
    /// @param coverage what each side was asked, answered or not
    public record Samples(int paired, int unpaired, int wins, int losses, int ties,
            Optional<PairedOutcomes> outcomes, Coverage coverage) {}

    /// How far apart they are.
    ///
    /// @param firstMean mean score of the baseline over the paired samples
    /// @param secondMean mean score of the other
    /// @param standardError of the mean difference; none for a single pair
    /// @param interval of the mean difference: Newcombe's for right and wrong, else the bootstrap's; the
    ///        latter is not there where all differences are the same or there is a single pair
    /// @param effectSize Cohen's h for right and wrong, else Cohen's d of pairs, d_z: the mean of the
    ///        differences over their standard deviation, not over that of the scores; none where all
    ///        differences are the same
    /// @param effectName `cohens_h` or `cohens_d`, which is d_z
    /// @param detectable the smallest difference that so many samples would show in four of five cases (power
    ///        0.8) at the level of a single comparison, whatever is made beside it; none where nothing
    ///        differs, or too few samples do
    public record Difference(double firstMean, double secondMean, OptionalDouble standardError,
            Optional<ConfidenceInterval> interval, OptionalDouble effectSize, String effectName,
            OptionalDouble detectable) {

        /// Mean of second − first.
        public double mean() {
            return secondMean - firstMean;
        }
    }

    /// How surely they differ.
    ///
    /// @param mcnemar exact, for right and wrong
    /// @param permutation paired, for any score
    /// @param bootstrapP two-sided, from the resamples of the interval; none for a single pair
    /// @param adjustedP p of the deciding test (McNemar's where there is one, else the permutation test)
    ///        after Holm's correction over the comparisons made together
    /// @param level below which `adjustedP` counts as a difference
    public record Tests(Optional<TestResult> mcnemar, TestResult permutation, OptionalDouble bootstrapP,
            double adjustedP, double level) {

        /// The test that decides.
        public TestResult deciding() {
            return mcnemar.orElse(permutation);
        }

        Tests adjusted(double p) {
            return new Tests(mcnemar, permutation, bootstrapP, p, level);
        }
    }

    /// A sample whose score differs.
    ///
    /// @param task its own task, where several are taken together
    /// @param sample row number from 0
    /// @param first mean score over its attempts
    /// @param second of the other
    public record Change(String task, int sample, double first, double second) {}

    /// What can be said.
    public enum Finding {
        /// The second is better, more surely than chance allows.
        BETTER,
        /// The second is worse.
        WORSE,
        /// They differ, but chance explains it as well.
        NOT_TOLD_APART,
        /// Every sample has the same score.
        SAME
    }

    /// What can be said of the second.
    public Finding finding() {
        if (changes.isEmpty()) {
            return Finding.SAME;
        }
        if (tests.adjustedP() >= tests.level() || difference.mean() == 0) {
            return Finding.NOT_TOLD_APART;
        }
        return difference.mean() > 0 ? Finding.BETTER : Finding.WORSE;
    }

    /// Whether its p value was corrected for those made beside it: all but the one over all tasks.
    public boolean adjusted() {
        return slice.isPresent() || !task.equals(Comparer.ALL_TASKS);
    }

    Comparison withAdjustedP(double p) {
        return new Comparison(task, slice, first, second, samples, difference, tests.adjusted(p), changes,
                differs);
    }

    Comparison of(Slice part) {
        return new Comparison(task, Optional.of(part), first, second, samples, difference, tests, changes,
                differs);
    }
}
