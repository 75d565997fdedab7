package dev.touchstone.metrics.stats;

/// The ways to put an interval around a share of k in n; agree with scipy's
/// `binomtest(k, n).proportion_ci` and, for [#NORMAL], with the text-book formula.
///
/// With p = k/n and z the normal quantile of the confidence.
public enum ProportionInterval {

    /// Wilson's score interval (Wilson 1927): (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n).
    WILSON("wilson"),

    /// Wilson's interval with continuity correction (Newcombe 1998, method 4): from
    /// (2np + z² − 1 − z·√(z² − 2 − 1/n + 4p(n(1−p) + 1))) / 2(n + z²), 0 for k = 0, to
    /// (2np + z² + 1 + z·√(z² + 2 − 1/n + 4p(n(1−p) − 1))) / 2(n + z²), 1 for k = n.
    WILSON_CORRECTED("wilson_cc"),

    /// The exact interval (Clopper and Pearson 1934): the beta quantiles B(α/2; k, n−k+1) and
    /// B(1−α/2; k+1, n−k). Never covers less than it claims.
    CLOPPER_PEARSON("clopper_pearson"),

    /// p ± z·√(p(1−p)/n) (Wald). Not cut at 0 and 1, and too narrow near them: for comparison only.
    NORMAL("normal");

    private final String label;

    ProportionInterval(String label) {
        this.label = label;
    }

    /// Its name in tables.
    public String label() {
        return label;
    }

    /// The interval.
    ///
    /// @param successes k, 0..trials
    /// @param trials n, at least 1
    /// @param confidence such as 0.95, between 0 and 1 exclusive
    public ConfidenceInterval of(long successes, long trials, double confidence) {
        if (trials < 1 || successes < 0 || successes > trials) {
            throw new IllegalArgumentException(
                    "needs 0 <= successes <= trials and trials >= 1, is " + successes + " of " + trials);
        }
        double z = Normal.critical(confidence);
        return switch (this) {
            case WILSON -> wilson(label, (double) successes / trials, trials, z, confidence);
            case WILSON_CORRECTED -> corrected(successes, trials, confidence, z);
            case CLOPPER_PEARSON -> exact(successes, trials, confidence);
            case NORMAL -> {
                double p = (double) successes / trials;
                double half = z * Math.sqrt(p * (1 - p) / trials);
                yield interval(confidence, p - half, p + half);
            }
        };
    }

    /// [#WILSON] of a share of trials that need not be whole, such as an effective sample size.
    ///
    /// @param method names the interval
    /// @param share p, 0..1
    /// @param trials n, greater than 0
    /// @param critical z, or Student's t where the number of trials was itself estimated
    /// @param confidence that the interval claims
    static ConfidenceInterval wilson(
            String method, double share, double trials, double critical, double confidence) {
        double z = critical;
        double shrink = 1 + z * z / trials;
        double centre = (share + z * z / (2.0 * trials)) / shrink;
        double half = z * Math.sqrt(share * (1 - share) / trials + z * z / (4.0 * trials * trials)) / shrink;
        return new ConfidenceInterval(method, confidence, share == 0 ? 0 : Math.max(0, centre - half),
                share == 1 ? 1 : Math.min(1, centre + half));
    }

    private ConfidenceInterval corrected(long k, long n, double confidence, double z) {
        double p = (double) k / n;
        double scale = 2 * (n + z * z);
        double centre = (2 * n * p + z * z) / scale;
        double below = (1 + z * Math.sqrt(z * z - 2 - 1.0 / n + 4 * p * (n * (1 - p) + 1))) / scale;
        double above = (1 + z * Math.sqrt(z * z + 2 - 1.0 / n + 4 * p * (n * (1 - p) - 1))) / scale;
        return interval(confidence, k == 0 ? 0 : Math.max(0, centre - below),
                k == n ? 1 : Math.min(1, centre + above));
    }

    private ConfidenceInterval exact(long k, long n, double confidence) {
        double tail = (1 - confidence) / 2;
        return interval(confidence, k == 0 ? 0 : Beta.quantile(tail, k, n - k + 1.0),
                k == n ? 1 : Beta.quantile(1 - tail, k + 1.0, n - k));
    }

    private ConfidenceInterval interval(double confidence, double low, double high) {
        return new ConfidenceInterval(label, confidence, low, high);
    }
}
