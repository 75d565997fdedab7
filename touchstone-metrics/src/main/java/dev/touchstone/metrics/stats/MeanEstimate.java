package dev.touchstone.metrics.stats;

/// A mean with its error.
///
/// @param mean arithmetic mean
/// @param standardDeviation of the sample, n - 1 in the divisor; 0 for fewer than two values
/// @param standardError of the mean; 0 for fewer than two values (or clusters)
/// @param count number of values
public record MeanEstimate(double mean, double standardDeviation, double standardError, long count) {}
