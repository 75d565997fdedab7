package dev.touchstone.engine.compare;

import dev.touchstone.core.score.ScoreKind;
import dev.touchstone.engine.result.UnitScores;
import java.util.Arrays;
import java.util.function.IntPredicate;

/// The scores of two units on the samples that both answered, in the order of the data.
///
/// A sample's score is the mean over its attempts that have one; a sample without a score on one side,
/// because its requests failed or the judges gave no verdict, is in neither list.
///
/// @param samples row numbers, rising
/// @param first mean score of each sample, 0 to 1
/// @param second of the same samples
/// @param unpaired samples that only one side has a score of
/// @param clusters of the same samples, equal numbers where they belong together; empty where all are alone
/// @param coverage what each side was asked, answered or not
/// @param verdicts whether each sample has one attempt on each side, and scores were declared to be right or
///        wrong
record PairedScores(int[] samples, double[] first, double[] second, int unpaired, int[] clusters,
        Coverage coverage, boolean verdicts) {

    /// Pairs two units.
    ///
    /// @param firstScorer the scorer's place in `first.scorers()`
    /// @param secondScorer the scorer's place in `second.scorers()`
    /// @param wanted which samples take part
    static PairedScores of(UnitScores first, int firstScorer, UnitScores second, int secondScorer,
            IntPredicate wanted) {
        Means left = Means.of(first, firstScorer, wanted);
        Means right = Means.of(second, secondScorer, wanted);
        int most = Math.min(left.count, right.count);
        int[] samples = new int[most];
        int[] clusters = new int[most];
        double[] lefts = new double[most];
        double[] rights = new double[most];
        int paired = 0;
        int i = 0;
        int j = 0;
        while (i < left.count && j < right.count) {
            if (left.samples[i] == right.samples[j]) {
                samples[paired] = left.samples[i];
                clusters[paired] = first.clustered() ? left.clusters[i] : right.clusters[j];
                lefts[paired] = left.means[i++];
                rights[paired++] = right.means[j++];
            } else if (left.samples[i] < right.samples[j]) {
                i++;
            } else {
                j++;
            }
        }
        return new PairedScores(Arrays.copyOf(samples, paired), Arrays.copyOf(lefts, paired),
                Arrays.copyOf(rights, paired), left.count + right.count - 2 * paired,
                Arrays.copyOf(clusters, first.clustered() || second.clustered() ? paired : 0),
                Coverage.of(first, second, wanted), left.single && right.single
                        && verdicts(first, firstScorer) && verdicts(second, secondScorer));
    }

    /// Whether every score is wholly right or wholly wrong.
    boolean binary() {
        return verdicts && Arrays.stream(first).allMatch(PairedScores::whole)
                && Arrays.stream(second).allMatch(PairedScores::whole);
    }

    private static boolean verdicts(UnitScores scores, int scorer) {
        return scores.scorers().isEmpty() || scores.kind(scorer) == ScoreKind.PROPORTION;
    }

    private static boolean whole(double score) {
        return score == 0 || score == 1;
    }

    /// The mean score of each sample of one unit.
    private static final class Means {

        private final int[] samples;
        private final int[] clusters;
        private final double[] means;
        private int count;
        private boolean single = true;

        private Means(int most) {
            samples = new int[most];
            clusters = new int[most];
            means = new double[most];
        }

        static Means of(UnitScores scores, int scorer, IntPredicate wanted) {
            Means result = new Means(scores.size());
            int attempt = 0;
            while (attempt < scores.size()) {
                int sample = scores.sample(attempt);
                int cluster = scores.cluster(attempt);
                double sum = 0;
                int answered = 0;
                for (; attempt < scores.size() && scores.sample(attempt) == sample; attempt++) {
                    if (!scores.scorers().isEmpty() && scores.standing(scorer, attempt).scored()) {
                        sum += scores.value(scorer, attempt);
                        answered++;
                    }
                }
                boolean takesPart = answered > 0 && wanted.test(sample);
                result.single &= answered <= 1 || !takesPart;
                if (takesPart) {
                    result.samples[result.count] = sample;
                    result.clusters[result.count] = cluster;
                    result.means[result.count++] = sum / answered;
                }
            }
            return result;
        }
    }
}
