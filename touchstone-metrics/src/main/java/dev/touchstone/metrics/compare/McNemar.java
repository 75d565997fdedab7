package dev.touchstone.metrics.compare;

import dev.touchstone.metrics.stats.Beta;
import dev.touchstone.metrics.stats.Normal;

/// Tests whether two systems are right equally often on the same questions (McNemar 1947).
///
/// Only the discordant questions tell: b where the first alone is right, c where the second alone is. Without
/// any, p is 1.
public final class McNemar {

    private McNemar() {}

    /// `mcnemar_exact`: min(1, 2·P(X ≤ min(b, c))), X binomial with b + c throws of a fair coin. Statistic:
    /// b.
    ///
    /// Agrees with scipy's `binomtest(b, b + c)`. Right for any number of questions; the exact paired
    /// permutation test on scores of 0 and 1 is this test.
    public static TestResult exact(PairedOutcomes outcomes) {
        return new TestResult("mcnemar_exact", outcomes.onlyFirst(), Math.min(1, 2 * tail(outcomes)));
    }

    /// `mcnemar_mid_p`: as exact, with half of the chance of the observed count (Fagerland et al. 2013).
    /// Statistic: b.
    ///
    /// Closer to its level than the exact test, which rejects too rarely.
    public static TestResult midP(PairedOutcomes outcomes) {
        long n = outcomes.discordant();
        long fewer = Math.min(outcomes.onlyFirst(), outcomes.onlySecond());
        double below = fewer == 0 ? 0 : cumulative(fewer - 1, n);
        double observed = tail(outcomes) - below;
        return new TestResult("mcnemar_mid_p", outcomes.onlyFirst(), Math.min(1, 2 * (below + observed / 2)));
    }

    /// `mcnemar_chi2`: (b − c)² / (b + c), χ² of one degree. For 25 discordant questions and more.
    public static TestResult chiSquared(PairedOutcomes outcomes) {
        return chiSquared("mcnemar_chi2", outcomes, Math.abs(difference(outcomes)));
    }

    /// `mcnemar_chi2_corrected`: (|b − c| − 1)² / (b + c), χ² of one degree (Edwards 1948).
    public static TestResult chiSquaredCorrected(PairedOutcomes outcomes) {
        return chiSquared("mcnemar_chi2_corrected", outcomes, Math.abs(difference(outcomes)) - 1);
    }

    private static double difference(PairedOutcomes outcomes) {
        return (double) outcomes.onlyFirst() - outcomes.onlySecond();
    }

    private static TestResult chiSquared(String method, PairedOutcomes outcomes, double distance) {
        long n = outcomes.discordant();
        double statistic = n == 0 ? 0 : distance * distance / n;
        return new TestResult(method, statistic, Normal.twoSided(Math.sqrt(statistic)));
    }

    private static double tail(PairedOutcomes outcomes) {
        return cumulative(Math.min(outcomes.onlyFirst(), outcomes.onlySecond()), outcomes.discordant());
    }

    /// P(X ≤ k) of n throws of a fair coin.
    private static double cumulative(long k, long n) {
        return k >= n ? 1 : Beta.cumulative(0.5, n - k, k + 1.0);
    }
}
