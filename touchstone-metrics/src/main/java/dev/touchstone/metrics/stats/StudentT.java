package dev.touchstone.metrics.stats;

/// Student's t distribution (Student 1908).
public final class StudentT {

    private StudentT() {}

    /// The chance of a value at least as far from 0 as t: I(ν/(ν + t²); ν/2, ½), 0..1.
    ///
    /// @param t any number, infinite allowed
    /// @param degrees ν, greater than 0, need not be whole
    public static double twoSided(double t, double degrees) {
        check(degrees);
        if (Double.isNaN(t)) {
            throw new IllegalArgumentException("t is not a number");
        }
        return Double.isInfinite(t) ? 0 : Beta.cumulative(degrees / (degrees + t * t), degrees / 2, 0.5);
    }

    /// The t of a two-sided interval: a share `confidence` lies between −t and t.
    ///
    /// @param confidence between 0 and 1 exclusive
    /// @param degrees ν, greater than 0
    public static double critical(double confidence, double degrees) {
        check(degrees);
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must lie between 0 and 1, is " + confidence);
        }
        double x = Beta.quantile(1 - confidence, degrees / 2, 0.5);
        return Math.sqrt(degrees * (1 - x) / x);
    }

    private static void check(double degrees) {
        if (!(degrees > 0 && degrees < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("degrees of freedom must be greater than 0, are " + degrees);
        }
    }
}
