package dev.touchstone.metrics.compare;

import dev.touchstone.metrics.stats.Finite;
import dev.touchstone.metrics.stats.MeanAccumulator;
import dev.touchstone.metrics.stats.MeanEstimate;
import java.util.OptionalDouble;

/// How large a difference is, whatever the number of questions.
public final class EffectSize {

    private EffectSize() {}

    /// Cohen's h = 2·asin√p − 2·asin√q (Cohen 1988), -π..π; 0.2 is small, 0.5 medium, 0.8 large.
    ///
    /// @param first p, a share 0..1
    /// @param second q, a share 0..1
    public static double cohensH(double first, double second) {
        if (!(first >= 0 && first <= 1 && second >= 0 && second <= 1)) {
            throw new IllegalArgumentException("shares lie between 0 and 1, are " + first + " and " + second);
        }
        return 2 * Math.asin(Math.sqrt(first)) - 2 * Math.asin(Math.sqrt(second));
    }

    /// Cohen's d of pairs: mean of the differences over their sample standard deviation (d_z; Cohen 1988).
    ///
    /// @param first finite, one for each question, at least two
    /// @param second of the same questions in the same order
    /// @return empty when all differences are the same
    public static OptionalDouble cohensDPaired(double[] first, double[] second) {
        Finite.pairs(first, second, 2);
        MeanAccumulator differences = new MeanAccumulator();
        for (int i = 0; i < first.length; i++) {
            differences.add(first[i] - second[i]);
        }
        MeanEstimate estimate = differences.estimate().orElseThrow();
        return estimate.standardDeviation() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(estimate.mean() / estimate.standardDeviation());
    }

    /// The odds ratio of pairs: questions only the first got right over those only the second did (McNemar's
    /// conditional estimate).
    ///
    /// @return at least 0; empty when there is no question that only the second got right
    public static OptionalDouble matchedOddsRatio(PairedOutcomes outcomes) {
        return outcomes.onlySecond() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) outcomes.onlyFirst() / outcomes.onlySecond());
    }

    /// The odds ratio of two shares: (a/(n−a)) / (b/(m−b)), with ½ added to all four counts where one of them
    /// is 0 (Haldane 1956, Anscombe 1956).
    ///
    /// @param firstRight a, 0..firstTrials
    /// @param firstTrials n, at least 1
    /// @param secondRight b, 0..secondTrials
    /// @param secondTrials m, at least 1
    public static double oddsRatio(long firstRight, long firstTrials, long secondRight, long secondTrials) {
        if (firstRight < 0 || firstRight > firstTrials || firstTrials < 1
                || secondRight < 0 || secondRight > secondTrials || secondTrials < 1) {
            throw new IllegalArgumentException(
                    "needs 0 <= right <= trials and trials >= 1, are %d of %d and %d of %d"
                            .formatted(firstRight, firstTrials, secondRight, secondTrials));
        }
        long firstWrong = firstTrials - firstRight;
        long secondWrong = secondTrials - secondRight;
        double add = firstRight == 0 || firstWrong == 0 || secondRight == 0 || secondWrong == 0 ? 0.5 : 0;
        return (firstRight + add) / (firstWrong + add) / ((secondRight + add) / (secondWrong + add));
    }
}
