package dev.touchstone.metrics.stats;

/// Checks of what comes in: numbers that are numbers, lists that belong together.
public final class Finite {

    private Finite() {}

    /// Every value is finite and there are at least `least`.
    ///
    /// @throws IllegalArgumentException that names what is wrong and where
    public static void values(String name, double[] values, int least) {
        if (values.length < least) {
            throw new IllegalArgumentException(
                    "%s: needs at least %d values, has %d".formatted(name, least, values.length));
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        "%s: value %d must be finite, is %s".formatted(name, i, values[i]));
            }
        }
    }

    /// Two lists of finite values, one value each for the same items.
    ///
    /// @throws IllegalArgumentException that names what is wrong and where
    public static void pairs(double[] first, double[] second, int least) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(
                    "pairs need lists of one size, are %d and %d".formatted(first.length, second.length));
        }
        values("first", first, least);
        values("second", second, least);
    }
}
