package dev.touchstone.metrics.compare;

import static java.util.Objects.requireNonNull;

/// What a test says.
///
/// @param method its name for tables, such as `mcnemar_exact`
/// @param statistic what the test looked at; its javadoc says what that is
/// @param pValue two-sided chance of a statistic this extreme without any difference, 0..1
public record TestResult(String method, double statistic, double pValue) {
    public TestResult {
        requireNonNull(method, "method");
        if (!(pValue >= 0 && pValue <= 1)) {
            throw new IllegalArgumentException("a p value lies between 0 and 1, is " + pValue);
        }
    }
}
