package dev.touchstone.score.golden;

import com.google.auto.service.AutoService;
import dev.touchstone.core.value.Fields;
import dev.touchstone.metrics.aggregate.GroupAccumulator;
import dev.touchstone.metrics.aggregate.GroupAggregate;
import dev.touchstone.metrics.compare.McNemar;
import dev.touchstone.metrics.compare.MeanTest;
import dev.touchstone.metrics.compare.PairedOutcomes;
import dev.touchstone.metrics.compare.PairedPermutation;
import dev.touchstone.metrics.compare.TestResult;
import dev.touchstone.metrics.stats.ConfidenceInterval;
import dev.touchstone.metrics.stats.Correlation;
import dev.touchstone.metrics.stats.MeanAccumulator;
import dev.touchstone.metrics.stats.MeanEstimate;
import dev.touchstone.metrics.stats.ProportionInterval;
import java.util.Map;
import java.util.Optional;

/// `statistics`: means with their errors, intervals of shares, paired tests, correlations, averages over
/// groups and the bootstrap.
@AutoService(GoldenFamily.class)
public final class StatisticsFamily implements GoldenFamily {

    private static final Map<String, ProportionInterval> SHARES = Map.of(
            "wilson", ProportionInterval.WILSON, "wilsoncc", ProportionInterval.WILSON_CORRECTED,
            "exact", ProportionInterval.CLOPPER_PEARSON, "normal", ProportionInterval.NORMAL);

    @Override
    public String name() {
        return "statistics";
    }

    @Override
    public CaseVerdict check(Fields meta, Fields goldenCase) throws UnknownKey {
        if (CaseReader.text(goldenCase, "kind").equals("bootstrap")) {
            return BootstrapCase.check(goldenCase);
        }
        GoldenCase one = GoldenCase.of(meta, goldenCase, new Tolerance(1e-9, false));
        switch (one.kind()) {
            case "mean_stderr" -> mean(one.input(), one.expected());
            case "proportion_ci" -> share(one);
            case "mcnemar" -> mcNemar(one.input(), one.expected());
            case "paired_permutation_exact" -> permutation(one.input(), one.expected());
            case "correlation" -> correlation(one.input(), one.expected());
            case "group_aggregate" -> groups(one.input(), one.expected());
            default -> throw GoldenCase.unknown("kind", one.kind());
        }
        return one.verdict();
    }

    private static void mean(Tracked input, Comparing expected) {
        MeanAccumulator mean = new MeanAccumulator();
        for (double value : input.numbers("values")) {
            mean.add(value);
        }
        MeanEstimate estimate =
                mean.estimate().orElseThrow(() -> new MalformedCase("'values' is empty"));
        expected.number("mean", estimate.mean());
        expected.number("sample_stddev", estimate.standardDeviation());
        expected.number("stderr", estimate.standardError());
    }

    private static void share(GoldenCase one) throws UnknownKey {
        int successes = one.input().whole("k");
        int trials = one.input().whole("n");
        double confidence = one.params().number("confidence");
        if (trials < 1 || successes < 0 || successes > trials || !(confidence > 0 && confidence < 1)) {
            throw new MalformedCase("%d of %d with confidence %s".formatted(successes, trials, confidence)
                    + ", expected 0 <= k <= n, n >= 1 and a confidence between 0 and 1");
        }
        for (String name : one.expected().names()) {
            ProportionInterval method = Optional.ofNullable(SHARES.get(name))
                    .orElseThrow(() -> GoldenCase.unknown("expected key", name));
            ConfidenceInterval interval = method.of(successes, trials, confidence);
            one.expected().numbers(name, interval.low(), interval.high());
        }
    }

    private static void mcNemar(Tracked input, Comparing expected) {
        boolean[] first = input.outcomes("a");
        boolean[] second = input.outcomes("b");
        paired(first.length, second.length, 1);
        // n01: a is wrong and b is right
        PairedOutcomes outcomes = PairedOutcomes.of(second, first);
        expected.number("n01", outcomes.onlyFirst());
        expected.number("n10", outcomes.onlySecond());
        expected.number("exact_p", McNemar.exact(outcomes).pValue());
        TestResult corrected = McNemar.chiSquaredCorrected(outcomes);
        expected.number("chi2_cc", corrected.statistic());
        expected.number("chi2_cc_p", corrected.pValue());
        TestResult plain = McNemar.chiSquared(outcomes);
        expected.number("chi2", plain.statistic());
        expected.number("chi2_p", plain.pValue());
    }

    private static void permutation(Tracked input, Comparing expected) {
        double[] first = input.numbers("a");
        double[] second = input.numbers("b");
        paired(first.length, second.length, 2);
        TestResult permutation = new PairedPermutation(1000, 1).test(first, second);
        if (!permutation.method().equals("paired_permutation_exact")) {
            expected.differ("p_two_sided", "all sign patterns tried", permutation.method());
        }
        expected.number("statistic", permutation.statistic());
        expected.number("p_two_sided", permutation.pValue());
        Optional<TestResult> student = MeanTest.paired(first, second);
        expected.number("ttest_rel_t", student.map(TestResult::statistic).orElse(Double.NaN));
        expected.number("ttest_rel_p", student.map(TestResult::pValue).orElse(Double.NaN));
    }

    private static void correlation(Tracked input, Comparing expected) {
        double[] first = input.numbers("a");
        double[] second = input.numbers("b");
        paired(first.length, second.length, 2);
        expected.number("pearson", coefficient(Correlation.pearson(first, second)));
        expected.number("spearman", coefficient(Correlation.spearman(first, second)));
        expected.number("kendall_tau_b", coefficient(Correlation.kendall(first, second)));
    }

    private static double coefficient(Optional<Correlation> correlation) {
        return correlation.map(Correlation::coefficient).orElse(Double.NaN);
    }

    private static void groups(Tracked input, Comparing expected) {
        double[] sizes = input.numbers("sizes");
        double[] means = input.numbers("accuracy");
        double[] errors = input.numbers("stderr");
        paired(sizes.length, means.length, 1);
        paired(sizes.length, errors.length, 1);
        GroupAccumulator groups = new GroupAccumulator();
        for (int i = 0; i < sizes.length; i++) {
            boolean whole = sizes[i] >= 1 && sizes[i] <= 0x1p53 && sizes[i] == Math.rint(sizes[i]);
            if (!whole || !(errors[i] >= 0)) {
                throw new MalformedCase("a group of %s with an error of %s".formatted(sizes[i], errors[i])
                        + ", expected a whole number from 1 on and an error from 0 on");
            }
            groups.add((long) sizes[i], means[i], errors[i]);
        }
        GroupAggregate aggregate = groups.aggregate().orElseThrow();
        expected.number("mean_unweighted", aggregate.naive());
        expected.number("mean_weighted_by_size", aggregate.weighted());
        expected.number("pooled_stderr", aggregate.pooledError());
    }

    private static void paired(int first, int second, int least) {
        if (first != second || first < least) {
            throw new MalformedCase("lists of %d and %d values, expected as many and at least %d".formatted(
                    first, second, least));
        }
    }
}
