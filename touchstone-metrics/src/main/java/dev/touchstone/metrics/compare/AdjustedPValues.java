package dev.touchstone.metrics.compare;

import java.util.Comparator;
import java.util.stream.IntStream;

/// p values of several tests made together, raised so that they can be held against one level.
public final class AdjustedPValues {

    private AdjustedPValues() {}

    /// `holm`: in ascending order max over the smaller ones of (m − i)·pᵢ, i from 0, at most 1 (Holm 1979).
    ///
    /// Keeps the chance of any false alarm below the level, whatever the tests have to do with each other.
    /// Agrees with statsmodels' `multipletests(method="holm")`.
    ///
    /// @param pValues each 0..1
    /// @return in the order given
    public static double[] holm(double... pValues) {
        int[] order = order(pValues);
        double[] adjusted = new double[pValues.length];
        double highest = 0;
        for (int i = 0; i < order.length; i++) {
            highest = Math.max(highest, Math.min(1, (order.length - i) * pValues[order[i]]));
            adjusted[order[i]] = highest;
        }
        return adjusted;
    }

    /// `benjamini_hochberg`: in descending order min over the larger ones of m/i·pᵢ, i from 1 (Benjamini and
    /// Hochberg 1995).
    ///
    /// Keeps the expected share of false alarms among all alarms below the level, for independent or
    /// positively dependent tests. Agrees with scipy's `false_discovery_control`.
    ///
    /// @param pValues each 0..1
    /// @return in the order given
    public static double[] benjaminiHochberg(double... pValues) {
        int[] order = order(pValues);
        double[] adjusted = new double[pValues.length];
        double lowest = 1;
        for (int i = order.length; i > 0; i--) {
            lowest = Math.min(lowest, (double) order.length / i * pValues[order[i - 1]]);
            adjusted[order[i - 1]] = lowest;
        }
        return adjusted;
    }

    private static int[] order(double[] pValues) {
        for (double p : pValues) {
            if (!(p >= 0 && p <= 1)) {
                throw new IllegalArgumentException("a p value lies between 0 and 1, is " + p);
            }
        }
        return IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
