package dev.touchstone.metrics.compare;

import dev.touchstone.metrics.stats.Finite;
import dev.touchstone.metrics.stats.MeanAccumulator;
import dev.touchstone.metrics.stats.MeanEstimate;
import dev.touchstone.metrics.stats.StudentT;
import java.util.Optional;

/// Student's tests of two means. They need roughly normal means: many questions, no few that decide all.
public final class MeanTest {

    private MeanTest() {}

    /// `paired_t`: t = mean(d) / se(d) of the differences d, n − 1 degrees; agrees with scipy's `ttest_rel`.
    ///
    /// @param first finite, one for each question, at least two
    /// @param second of the same questions in the same order
    /// @return statistic t; empty when all differences are the same, which leaves no spread to compare with
    public static Optional<TestResult> paired(double[] first, double[] second) {
        Finite.pairs(first, second, 2);
        MeanAccumulator differences = new MeanAccumulator();
        for (int i = 0; i < first.length; i++) {
            differences.add(first[i] - second[i]);
        }
        MeanEstimate estimate = differences.estimate().orElseThrow();
        if (estimate.standardError() == 0) {
            return Optional.empty();
        }
        double t = estimate.mean() / estimate.standardError();
        return Optional.of(new TestResult("paired_t", t, StudentT.twoSided(t, first.length - 1.0)));
    }

    /// `welch_t`: t = (x̄ − ȳ) / √(sₓ²/n + s_y²/m) with Welch's degrees (Welch 1947); agrees with scipy's
    /// `ttest_ind(equal_var=False)`.
    ///
    /// For systems measured on different questions; on the same ones [#paired] sees smaller differences.
    ///
    /// @param first finite, at least two
    /// @param second finite, at least two
    /// @return statistic t; empty when both lists are constant
    public static Optional<TestResult> welch(double[] first, double[] second) {
        MeanEstimate one = estimate("first", first);
        MeanEstimate two = estimate("second", second);
        double v = one.standardError() * one.standardError();
        double w = two.standardError() * two.standardError();
        if (v + w == 0) {
            return Optional.empty();
        }
        double t = (one.mean() - two.mean()) / Math.sqrt(v + w);
        double degrees = (v + w) * (v + w) / (v * v / (first.length - 1) + w * w / (second.length - 1));
        return Optional.of(new TestResult("welch_t", t, StudentT.twoSided(t, degrees)));
    }

    private static MeanEstimate estimate(String name, double[] values) {
        Finite.values(name, values, 2);
        MeanAccumulator mean = new MeanAccumulator();
        for (double value : values) {
            mean.add(value);
        }
        return mean.estimate().orElseThrow();
    }
}
