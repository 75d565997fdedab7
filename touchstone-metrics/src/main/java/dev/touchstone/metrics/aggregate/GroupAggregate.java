package dev.touchstone.metrics.aggregate;

/// Averages over the sub-sets of a group.
///
/// @param naive mean of the sub-sets' means, each counting the same
/// @param weighted mean of the sub-sets' means, each counting by its size
/// @param pooledError standard error of the weighted mean, as lm-evaluation-harness pools it:
///     √( Σ nᵢ(nᵢ−1)·seᵢ² / (Σnᵢ − groups) / Σnᵢ )
/// @param subsets number of sub-sets
/// @param samples number of samples in all
public record GroupAggregate(double naive, double weighted, double pooledError, int subsets, long samples) {}
