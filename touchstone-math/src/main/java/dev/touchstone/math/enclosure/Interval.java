package dev.touchstone.math.enclosure;

import java.math.BigDecimal;

/// All numbers between two bounds, both included.
///
/// @param low not greater than `high`
record Interval(BigDecimal low, BigDecimal high) {

    static final Interval ZERO = exact(BigDecimal.ZERO);
    static final Interval ONE = exact(BigDecimal.ONE);

    static Interval exact(BigDecimal value) {
        return new Interval(value, value);
    }

    boolean holdsZero() {
        return low.signum() <= 0 && high.signum() >= 0;
    }

    boolean isZero() {
        return low.signum() == 0 && high.signum() == 0;
    }

    boolean point() {
        return low.compareTo(high) == 0;
    }

    Interval negated() {
        return new Interval(high.negate(), low.negate());
    }

    /// The largest distance from 0.
    BigDecimal magnitude() {
        return low.abs().max(high.abs());
    }

    /// The smallest interval that holds both.
    Interval and(Interval other) {
        return new Interval(low.min(other.low), high.max(other.high));
    }
}
