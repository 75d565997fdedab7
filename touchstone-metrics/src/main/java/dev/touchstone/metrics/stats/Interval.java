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

    /// Wilson's score interval for a share (Wilson 1927), no continuity correction; agrees with scipy's
    /// `binomtest(k, n).proportion_ci(confidence, method='wilson')`.
    ///
    /// (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n) with p = k/n.
    ///
    /// @param successes k, 0..trials
    /// @param trials n, at least 1
    /// @param confidence such as 0.95, between 0 and 1 exclusive
    public static Interval wilson(long successes, long trials, double confidence) {
        if (trials < 1 || successes < 0 || successes > trials) {
            throw new IllegalArgumentException(
                    "needs 0 <= successes <= trials and trials >= 1, is " + successes + " of " + trials);
        }
        double z = Normal.quantile(0.5 + confidence / 2);
        double p = (double) successes / trials;
        double shrink = 1 + z * z / trials;
        double centre = (p + z * z / (2.0 * trials)) / shrink;
        double half = z * Math.sqrt(p * (1 - p) / trials + z * z / (4.0 * trials * trials)) / shrink;
        return new Interval(
                successes == 0 ? 0 : Math.max(0, centre - half),
                successes == trials ? 1 : Math.min(1, centre + half));
    }
}
