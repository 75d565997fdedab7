package dev.touchstone.metrics.stats;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Rounding as Python's `round(value, places)`.
public final class HalfEven {

    private HalfEven() {}

    /// Rounds to decimal places; a tie goes to the even digit.
    ///
    /// The exact binary value is rounded, not its shortest decimal form: 2.675 is a little less than it looks
    /// and becomes 2.67, and 0.125 is a tie and becomes 0.12. The sign of zero is kept.
    ///
    /// @param value finite
    /// @param places 0 or more decimal places
    public static double round(double value, int places) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value must be finite, is " + value);
        }
        if (places < 0) {
            throw new IllegalArgumentException("places must be 0 or more, are " + places);
        }
        double rounded = new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN).doubleValue();
        return Math.copySign(rounded, value);
    }
}
