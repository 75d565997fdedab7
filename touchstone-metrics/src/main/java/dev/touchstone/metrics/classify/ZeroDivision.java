package dev.touchstone.metrics.classify;

/// What a share of nothing is: scikit-learn's `zero_division`.
public enum ZeroDivision {

    /// 0: a class that was never said has precision 0.
    ZERO(0),

    /// 1: where nothing was asked nothing was wrong.
    ONE(1);

    private final double value;

    ZeroDivision(double value) {
        this.value = value;
    }

    double divide(long part, long whole) {
        return whole == 0 ? value : (double) part / whole;
    }
}
