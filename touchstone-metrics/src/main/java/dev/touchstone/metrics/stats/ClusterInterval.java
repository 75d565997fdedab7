package dev.touchstone.metrics.stats;

import java.util.Optional;

/// Intervals of means whose values come in clusters: attempts at one question, questions on one passage.
///
/// Both take Student's t with G − 1 degrees for G clusters (Cameron and Miller 2015, "A Practitioner's Guide
/// to Cluster-Robust Inference"): with few clusters the cluster-robust error is itself unsure, and z would be
/// too narrow. Neither takes an error below that of as many independent values: what belongs together is
/// rarely less alike than what does not, and clusters that agree by chance would give an interval without
/// width.
///
/// Measured with 4 attempts at each of 4 to 40 questions, shares from 0.5 to 0.95 and correlations within a
/// question from 0 to 0.8: [#ofShare] covers 91 to 100 % and mostly 95 to 99 %, mean ± t·error 87 to 100 %.
public final class ClusterInterval {

    /// Of shares by an effective sample size.
    static final String SHARE = "cluster_wilson_t";

    /// Of means.
    static final String MEAN = "cluster_t";

    /// Of values that are all alike.
    static final String ALIKE = "wilson_bound";

    /// Below it an error is what rounding leaves of sums of squares of equal values within 0 and 1.
    private static final double ROUNDING = 1e-7;

    private ClusterInterval() {}

    /// Whether an error is 0 but for rounding: values within 0 and 1 that are all the same, or clusters that
    /// have the same mean.
    public static boolean withoutSpread(MeanEstimate estimate) {
        return estimate.standardError() < ROUNDING;
    }

    /// `cluster_wilson_t`, of values that are 0 or 1: Wilson's interval of the effective sample size
    /// n* = min(n, m(1 − m)/error²) with t in place of z (Korn and Graubard 1998; with Wilson's interval Dean
    /// and Pagano 2015, "Evaluating Confidence Interval Methods for Binomial Proportions in Clustered
    /// Surveys").
    ///
    /// Where all values are the same the error says nothing and each cluster counts as a single value
    /// (`wilson`), which holds however alike values of a cluster are.
    ///
    /// @param estimate of [ClusterAccumulator]
    /// @param clusters how many there are, at least 1
    /// @param confidence such as 0.95, between 0 and 1 exclusive
    /// @return empty for a single cluster of different values
    public static Optional<ConfidenceInterval> ofShare(
            MeanEstimate estimate, long clusters, double confidence) {
        double share = estimate.mean();
        if (share == 0 || share == 1) {
            return Optional.of(ProportionInterval.WILSON.of(share == 1 ? clusters : 0, clusters, confidence));
        }
        if (clusters < 2) {
            return Optional.empty();
        }
        double variance = estimate.standardError() * estimate.standardError();
        double effective = variance * estimate.count() < share * (1 - share)
                ? estimate.count() : share * (1 - share) / variance;
        return Optional.of(ProportionInterval.wilson(SHARE, share, effective,
                StudentT.critical(confidence, clusters - 1.0), confidence));
    }

    /// `cluster_t`, of values within 0 and 1: mean ± t·error, cut at 0 and 1.
    ///
    /// The error is the larger one of the cluster-robust error and that of as many independent values. Where
    /// all values are the same see [#alike], with each cluster as a single value.
    ///
    /// @param estimate of [ClusterAccumulator]
    /// @param clusters how many there are, at least 1
    /// @param confidence such as 0.95, between 0 and 1 exclusive
    /// @return empty for a single cluster
    public static Optional<ConfidenceInterval> ofMean(
            MeanEstimate estimate, long clusters, double confidence) {
        if (clusters < 2) {
            return Optional.empty();
        }
        double error = Math.max(estimate.standardError(),
                estimate.standardDeviation() / Math.sqrt(estimate.count()));
        if (error < ROUNDING) {
            return Optional.of(alike(estimate.mean(), clusters, confidence));
        }
        double half = StudentT.critical(confidence, clusters - 1.0) * error;
        return Optional.of(new ConfidenceInterval(MEAN, confidence, Math.max(0, estimate.mean() - half),
                Math.min(1, estimate.mean() + half)));
    }

    /// `wilson_bound`, of values within 0 and 1 that are all the same: Wilson's interval of a share of that
    /// size.
    ///
    /// Equal values say nothing of their spread, but no values within 0 and 1 of mean m vary more than
    /// m(1 − m) (Bhatia and Davis 2000), which is what a share has.
    ///
    /// @param value which all have, 0..1
    /// @param values how many independent ones there are, at least 1
    /// @param confidence such as 0.95, between 0 and 1 exclusive
    public static ConfidenceInterval alike(double value, long values, double confidence) {
        return ProportionInterval.wilson(ALIKE, value, values, Normal.critical(confidence), confidence);
    }
}
