package dev.touchstone.metrics.stats;

/// Student's interval (1908) of so few values that resampling them says too little: value ± t·error, t of one
/// degree less than there are values.
///
/// A bootstrap of n values never reaches beyond the smallest and the largest, and of up to five its expanded
/// percentiles lie there. Drawn 1,200 times each from uniform, normal, U-shaped, skewed and exponential
/// distributions, a 95 % interval of 2, 3, 4 and 5 values held the true mean in 49, 75, 86 and 91 % by the
/// expanded bootstrap and in 93, 91, 91 and 93 % by this one; from 6 values on they are equally good.
/// Jackknife errors of ratios and of geometric means of ratios showed the same.
public final class StudentInterval {

    /// Up to so many values it is used in place of the bootstrap.
    public static final int MOST_VALUES = 5;

    private StudentInterval() {}

    /// The interval, which may reach beyond the scale of the value.
    ///
    /// @param method its name, `student_t` for a mean of independent values
    /// @param error standard error of the value, at least 0
    /// @param values how many independent ones there are, at least 2
    /// @param confidence such as 0.95, between 0 and 1 exclusive
    public static ConfidenceInterval of(
            String method, double value, double error, long values, double confidence) {
        if (values < 2) {
            throw new IllegalArgumentException("an interval needs at least two values, has " + values);
        }
        double half = StudentT.critical(confidence, values - 1.0) * error;
        return new ConfidenceInterval(method, confidence, value - half, value + half);
    }

    /// Whether there are so few values that this interval takes the place of the bootstrap's.
    public static boolean fits(long values) {
        return values >= 2 && values <= MOST_VALUES;
    }
}
