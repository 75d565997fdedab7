package dev.touchstone.metrics.stats;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/// The beta distribution on 0..1; also the way to Student's t and to sums of the binomial.
public final class Beta {

    private static final int STEPS = 200;

    private Beta() {}

    /// The chance of a value up to x: the regularized incomplete beta function Iₓ(a, b).
    ///
    /// @param x 0..1
    /// @param a greater than 0
    /// @param b greater than 0
    public static double cumulative(double x, double a, double b) {
        if (!(x >= 0 && x <= 1 && a > 0 && b > 0)) {
            throw new IllegalArgumentException(
                    "needs 0 <= x <= 1, a > 0 and b > 0, is x = %s, a = %s, b = %s".formatted(x, a, b));
        }
        return RegularizedBeta.value(x, a, b);
    }

    /// The value below which a share `probability` lies, by Newton's method kept inside a shrinking bracket.
    ///
    /// @param probability 0..1
    /// @param a greater than 0
    /// @param b greater than 0
    /// @return good to about 1e-14
    public static double quantile(double probability, double a, double b) {
        if (!(probability >= 0 && probability <= 1 && a > 0 && b > 0)) {
            throw new IllegalArgumentException("needs 0 <= probability <= 1, a > 0 and b > 0, is %s, %s, %s"
                    .formatted(probability, a, b));
        }
        if (probability == 0 || probability == 1) {
            return probability;
        }
        double low = 0;
        double high = 1;
        double x = a / (a + b);
        for (int step = 0; step < STEPS; step++) {
            double excess = RegularizedBeta.value(x, a, b) - probability;
            if (excess > 0) {
                high = x;
            } else {
                low = x;
            }
            double newton = x - excess / RegularizedBeta.derivative(x, a, b);
            // outside the bracket, or not a number where the density vanishes: halve instead
            double next = newton > low && newton < high ? newton : low + (high - low) / 2;
            if (Math.abs(next - x) <= 1e-16 * x) {
                return next;
            }
            x = next;
        }
        return x;
    }
}
