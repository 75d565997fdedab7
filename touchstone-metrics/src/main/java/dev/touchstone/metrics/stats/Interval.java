package dev.touchstone.metrics.stats;

/// An interval of shares, 0 <= low <= high <= 1.
///
/// @param low lower end
/// @param high upper end
public record Interval(double low, double high) {
    public Interval {
        if (!(low >= 0 && low <= high && high <= 1)) {
            throw new IllegalArgumentException("needs 0 <= low <= high <= 1, is " + low + " .. " + high);
        }
    }

    /// Wilson's score interval for a share; see [ProportionInterval#WILSON], which has the other intervals
    /// too.
    ///
    /// @param successes k, 0..trials
    /// @param trials n, at least 1
    /// @param confidence such as 0.95, between 0 and 1 exclusive
    public static Interval wilson(long successes, long trials, double confidence) {
        ConfidenceInterval wilson = ProportionInterval.WILSON.of(successes, trials, confidence);
        return new Interval(wilson.low(), wilson.high());
    }
}
