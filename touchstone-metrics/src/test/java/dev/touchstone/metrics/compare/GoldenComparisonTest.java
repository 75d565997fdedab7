package dev.touchstone.metrics.compare;

import static dev.touchstone.metrics.Golden.number;
import static dev.touchstone.metrics.Golden.numbers;
import static dev.touchstone.metrics.Golden.section;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.core.value.Fields;
import dev.touchstone.metrics.Golden;
import java.io.IOException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GoldenComparisonTest {

    private static final Offset<Double> TOLERANCE = within(1e-9);

    @Test
    void mcNemarsTestsAgreeWithTheReference() throws IOException {
        for (Fields one : Golden.cases("statistics.json", "mcnemar")) {
            PairedOutcomes outcomes = PairedOutcomes.of(right(one, "b"), right(one, "a"));
            Fields expected = section(one, "expected");
            assertThat(outcomes.onlyFirst()).isEqualTo((long) number(expected, "n01"));
            assertThat(outcomes.onlySecond()).isEqualTo((long) number(expected, "n10"));
            assertThat(McNemar.exact(outcomes).pValue()).isCloseTo(number(expected, "exact_p"), TOLERANCE);
            TestResult plain = McNemar.chiSquared(outcomes);
            assertThat(plain.statistic()).isCloseTo(number(expected, "chi2"), TOLERANCE);
            assertThat(plain.pValue()).isCloseTo(number(expected, "chi2_p"), TOLERANCE);
            TestResult corrected = McNemar.chiSquaredCorrected(outcomes);
            assertThat(corrected.statistic()).isCloseTo(number(expected, "chi2_cc"), TOLERANCE);
            assertThat(corrected.pValue()).isCloseTo(number(expected, "chi2_cc_p"), TOLERANCE);
        }
    }

    @Test
    void pairedTestsAgreeWithTheReference() throws IOException {
        for (Fields one : Golden.cases("statistics.json", "paired_permutation_exact")) {
            double[] first = numbers(section(one, "input"), "a");
            double[] second = numbers(section(one, "input"), "b");
            Fields expected = section(one, "expected");
            TestResult permutation = new PairedPermutation(1000, 1).test(first, second);
            assertThat(permutation.method()).isEqualTo("paired_permutation_exact");
            assertThat(permutation.statistic()).isCloseTo(number(expected, "statistic"), TOLERANCE);
            assertThat(permutation.pValue()).isCloseTo(number(expected, "p_two_sided"), TOLERANCE);
            TestResult student = MeanTest.paired(first, second).orElseThrow();
            assertThat(student.statistic()).isCloseTo(number(expected, "ttest_rel_t"), TOLERANCE);
            assertThat(student.pValue()).isCloseTo(number(expected, "ttest_rel_p"), TOLERANCE);
        }
    }

    private static boolean[] right(Fields one, String name) {
        double[] values = numbers(section(one, "input"), name);
        boolean[] right = new boolean[values.length];
        for (int i = 0; i < right.length; i++) {
            right[i] = values[i] == 1;
        }
        return right;
    }
}
