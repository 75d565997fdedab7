package dev.touchstone.metrics.repeat;

/// Means over questions, each 0..1.
///
/// @param questions how many questions were counted
/// @param averageAtN avg@n: mean of c/n
/// @param passAtK pass@k: mean of the unbiased estimator
/// @param passAllK pass^k: mean chance that k attempts are all right
/// @param consistentAtK cons@k as AISBench defines it: share of questions with c > n/2, where k = n
/// @param majorityFirst maj@k, the vote of the first k attempts, ties go to the answer seen first
/// @param majorityExpected maj@k, each tied answer counts its share
/// @param tied questions on which the vote was tied
public record RepeatMeasures(
        long questions,
        double averageAtN,
        double passAtK,
        double passAllK,
        double consistentAtK,
        double majorityFirst,
        double majorityExpected,
        long tied) {}
