package dev.touchstone.metrics.stats;

import java.util.Optional;
import java.util.OptionalDouble;

/// How far two lists of values go together.
///
/// @param method its name for tables: `pearson`, `spearman` or `kendall_tau_b`
/// @param coefficient -1..1
/// @param pValue two-sided chance of a coefficient this far from 0 without any relation; empty below three
///     pairs
/// @param pairs number of pairs
public record Correlation(String method, double coefficient, OptionalDouble pValue, int pairs) {

    /// Pearson's r = Σ(xᵢ−x̄)(yᵢ−ȳ) / √(Σ(xᵢ−x̄)²·Σ(yᵢ−ȳ)²); p by Student's t of n − 2 degrees with
    /// t = r·√((n−2)/(1−r²)). Agrees with scipy's `pearsonr`.
    ///
    /// @param first finite, at least two
    /// @param second finite, as many
    /// @return empty when one list is constant
    public static Optional<Correlation> pearson(double[] first, double[] second) {
        Finite.pairs(first, second, 2);
        return linear("pearson", first, second);
    }

    /// Spearman's rho: Pearson's r of the ranks, tied values sharing their mean rank. Agrees with scipy's
    /// `spearmanr`.
    ///
    /// @param first finite, at least two
    /// @param second finite, as many
    /// @return empty when one list is constant
    public static Optional<Correlation> spearman(double[] first, double[] second) {
        Finite.pairs(first, second, 2);
        return linear("spearman", Ranks.of(first), Ranks.of(second));
    }

    /// Kendall's tau-b = (C − D) / √((P − T₁)(P − T₂)) with C pairs of pairs in the same and D in opposite
    /// order, P = n(n−1)/2 in all and Tᵢ tied in list i (Kendall 1945), in O(n log n) (Knight 1966).
    ///
    /// p is exact without ties up to 33 pairs and else by the normal approximation with the variance for
    /// ties, as scipy's `kendalltau` chooses.
    ///
    /// @param first finite, at least two
    /// @param second finite, as many
    /// @return empty when one list is constant
    public static Optional<Correlation> kendall(double[] first, double[] second) {
        Finite.pairs(first, second, 2);
        return Kendall.of(first, second);
    }

    private static Optional<Correlation> linear(String method, double[] first, double[] second) {
        int n = first.length;
        double firstMean = mean(first);
        double secondMean = mean(second);
        double products = 0;
        double firstSquares = 0;
        double secondSquares = 0;
        for (int i = 0; i < n; i++) {
            double x = first[i] - firstMean;
            double y = second[i] - secondMean;
            products += x * y;
            firstSquares += x * x;
            secondSquares += y * y;
        }
        if (constant(first) || constant(second) || firstSquares == 0 || secondSquares == 0) {
            return Optional.empty();
        }
        // one root of both: exactly 1 for lists that go together exactly; two where the product overflows
        double scale = Math.sqrt(firstSquares * secondSquares);
        if (!(scale > Double.MIN_NORMAL && scale < Double.POSITIVE_INFINITY)) {
            scale = Math.sqrt(firstSquares) * Math.sqrt(secondSquares);
        }
        double r = Math.clamp(products / scale, -1, 1);
        OptionalDouble p = n < 3
                ? OptionalDouble.empty()
                : OptionalDouble.of(StudentT.twoSided(r * Math.sqrt((n - 2) / (1 - r * r)), n - 2.0));
        return Optional.of(new Correlation(method, r, p, n));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static boolean constant(double[] values) {
        for (double value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }
}
