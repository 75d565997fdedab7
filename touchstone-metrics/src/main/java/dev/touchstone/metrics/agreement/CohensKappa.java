package dev.touchstone.metrics.agreement;

import java.util.OptionalDouble;

/// Cohen's kappa of two judges: 1 − Σ wᵢⱼ·oᵢⱼ / Σ wᵢⱼ·eᵢⱼ (Cohen 1960, 1968).
///
/// o are the counts of how often the first judge said i and the second j, e what they would be by chance with
/// the same row and column sums. Agrees with scikit-learn's `cohen_kappa_score`.
public final class CohensKappa {

    /// How much a disagreement between class i and class j counts.
    public enum Weights {

        /// 1: `cohens_kappa`.
        NONE,

        /// |i − j|: `cohens_kappa_linear`, for ordered classes.
        LINEAR,

        /// (i − j)²: `cohens_kappa_quadratic`, for ordered classes.
        QUADRATIC;

        private double of(int i, int j) {
            double distance = Math.abs(i - j);
            return switch (this) {
                case NONE -> i == j ? 0 : 1;
                case LINEAR -> distance;
                case QUADRATIC -> distance * distance;
            };
        }
    }

    private CohensKappa() {}

    /// Kappa.
    ///
    /// @param counts square; row = class by the first judge, column = class by the second, in their order if
    ///     they have one
    /// @return -1..1; empty without any count, and when both judges use one and the same class only
    public static OptionalDouble of(long[][] counts, Weights weights) {
        int classes = counts.length;
        double[] rows = new double[classes];
        double[] columns = new double[classes];
        double total = 0;
        for (int i = 0; i < classes; i++) {
            if (counts[i].length != classes) {
                throw new IllegalArgumentException(
                        "row %d has %d columns, needs %d".formatted(i, counts[i].length, classes));
            }
            for (int j = 0; j < classes; j++) {
                if (counts[i][j] < 0) {
                    throw new IllegalArgumentException("counts are at least 0, one is " + counts[i][j]);
                }
                rows[i] += counts[i][j];
                columns[j] += counts[i][j];
                total += counts[i][j];
            }
        }
        double observed = 0;
        double expected = 0;
        for (int i = 0; i < classes; i++) {
            for (int j = 0; j < classes; j++) {
                observed += weights.of(i, j) * counts[i][j];
                expected += weights.of(i, j) * rows[i] * columns[j];
            }
        }
        return expected == 0 ? OptionalDouble.empty() : OptionalDouble.of(1 - observed * total / expected);
    }
}
