package dev.touchstone.metrics.agreement;

import java.util.OptionalDouble;

/// Fleiss' kappa of many judges (Fleiss 1971): (P̄ − P̄ₑ) / (1 − P̄ₑ).
///
/// With nᵢⱼ votes for class j on item i, m votes on each of N items: P̄ = Σᵢ Σⱼ nᵢⱼ(nᵢⱼ − 1) / (N·m·(m − 1)),
/// P̄ₑ = Σⱼ (Σᵢ nᵢⱼ / (N·m))². Agrees with statsmodels' `fleiss_kappa`.
public final class FleissKappa {

    private FleissKappa() {}

    /// Kappa.
    ///
    /// @param votes one row for each item, one column for each class; every row adds up to the same m, at
    ///     least 2
    /// @return at most 1; empty when all votes are for one class
    public static OptionalDouble of(long[][] votes) {
        if (votes.length == 0) {
            throw new IllegalArgumentException("needs at least one item");
        }
        long judges = sum(votes[0]);
        double[] classes = new double[votes[0].length];
        double agreeing = 0;
        for (int i = 0; i < votes.length; i++) {
            if (votes[i].length != classes.length || sum(votes[i]) != judges || judges < 2) {
                throw new IllegalArgumentException(
                        "item %d: needs %d classes and %d votes, at least 2, has %d and %d".formatted(
                                i, classes.length, judges, votes[i].length, sum(votes[i])));
            }
            for (int j = 0; j < classes.length; j++) {
                classes[j] += votes[i][j];
                agreeing += (double) votes[i][j] * (votes[i][j] - 1);
            }
        }
        double all = (double) votes.length * judges;
        double chance = 0;
        for (double count : classes) {
            if (count == all) {
                return OptionalDouble.empty();
            }
            chance += count / all * (count / all);
        }
        return OptionalDouble.of((agreeing / (all * (judges - 1)) - chance) / (1 - chance));
    }

    private static long sum(long[] votes) {
        long sum = 0;
        for (long count : votes) {
            if (count < 0) {
                throw new IllegalArgumentException("votes are at least 0, one count is " + count);
            }
            sum += count;
        }
        return sum;
    }
}
