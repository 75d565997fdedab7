package dev.touchstone.metrics.stats;

/// A mean with its error.
///
/// @param mean arithmetic mean
/// @param standardDeviation of the sample, n - 1 in the divisor; 0 for fewer than two values
/// @param standardError of the mean; 0 for fewer than two values (or clusters)
/// @param count number of values
public record MeanEstimate(double mean, double standardDeviation, double standardError, long count) {

    /// mean ± t·standardError with Student's t of count − 1 degrees: the interval `student_t`.
    ///
    /// @param confidence such as 0.95, between 0 and 1 exclusive
    /// @throws IllegalArgumentException for fewer than two values, whose error is not known
    public ConfidenceInterval interval(double confidence) {
        if (count < 2) {
            throw new IllegalArgumentException("an interval needs at least two values, has " + count);
        }
        double half = StudentT.critical(confidence, count - 1.0) * standardError;
        return new ConfidenceInterval("student_t", confidence, mean - half, mean + half);
    }
}
