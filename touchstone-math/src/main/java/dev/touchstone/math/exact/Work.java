package dev.touchstone.math.exact;

import dev.touchstone.math.notation.OutOfReach;

/// The work that one comparison may cost, counted in steps and not in seconds: a verdict never depends on how
/// busy the machine is.
///
/// A step is about 100 ns on a current machine. Numbers are held to a length, so that no single step is long.
public final class Work {

    /// Longest number that arises, in bits.
    public static final int MAX_BITS = 40_000;

    private long left;

    /// Work of so many steps.
    public Work(long steps) {
        this.left = steps;
    }

    /// Counts steps off.
    ///
    /// @throws OutOfReach when none are left
    public void spend(long steps) {
        left -= steps;
        if (left < 0) {
            throw new OutOfReach(OutOfReach.Cause.LIMIT, "the comparison costs more work than is allowed");
        }
    }

    /// Counts off what an operation on numbers of so many bits costs.
    ///
    /// @throws OutOfReach when the numbers are too long or no work is left
    public void number(long bits) {
        if (bits > MAX_BITS) {
            throw new OutOfReach(OutOfReach.Cause.LIMIT, "a number has more than " + MAX_BITS + " bits");
        }
        long words = bits / 64 + 1;
        spend(1 + words * words / 16);
    }
}
