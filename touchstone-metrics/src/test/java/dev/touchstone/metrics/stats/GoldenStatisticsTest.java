package dev.touchstone.metrics.stats;

import static dev.touchstone.metrics.Golden.number;
import static dev.touchstone.metrics.Golden.numbers;
import static dev.touchstone.metrics.Golden.section;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.core.value.Fields;
import dev.touchstone.metrics.Golden;
import dev.touchstone.metrics.aggregate.GroupAccumulator;
import dev.touchstone.metrics.aggregate.GroupAggregate;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GoldenStatisticsTest {

    private static final Offset<Double> TOLERANCE = within(1e-9);

    @Test
    void meansAndTheirErrorsAgreeWithTheReference() throws IOException {
        for (Fields one : Golden.cases("statistics.json", "mean_stderr")) {
            MeanAccumulator mean = new MeanAccumulator();
            ClusterAccumulator clusters = new ClusterAccumulator();
            for (double value : numbers(section(one, "input"), "values")) {
                mean.add(value);
                clusters.add(value);
            }
            Fields expected = section(one, "expected");
            MeanEstimate estimate = mean.estimate().orElseThrow();
            assertThat(estimate.mean()).isCloseTo(number(expected, "mean"), TOLERANCE);
            assertThat(estimate.standardDeviation()).isCloseTo(number(expected, "sample_stddev"), TOLERANCE);
            assertThat(estimate.standardError()).isCloseTo(number(expected, "stderr"), TOLERANCE);
            assertThat(clusters.estimate().orElseThrow().standardError())
                    .isCloseTo(number(expected, "stderr"), TOLERANCE);
        }
    }

    @Test
    void intervalsOfSharesAgreeWithTheReference() throws IOException {
        Map<String, ProportionInterval> methods = Map.of("wilson", ProportionInterval.WILSON,
                "wilsoncc", ProportionInterval.WILSON_CORRECTED, "exact", ProportionInterval.CLOPPER_PEARSON,
                "normal", ProportionInterval.NORMAL);
        for (Fields one : Golden.cases("statistics.json", "proportion_ci")) {
            Fields input = section(one, "input");
            long successes = (long) number(input, "k");
            long trials = (long) number(input, "n");
            double confidence = number(section(one, "params"), "confidence");
            methods.forEach((name, method) -> {
                ConfidenceInterval interval = method.of(successes, trials, confidence);
                double[] expected = numbers(section(one, "expected"), name);
                assertThat(interval.low()).as("%s %s", name, input).isCloseTo(expected[0], TOLERANCE);
                assertThat(interval.high()).as("%s %s", name, input).isCloseTo(expected[1], TOLERANCE);
            });
            Interval wilson = Interval.wilson(successes, trials, confidence);
            assertThat(wilson.low())
                    .isEqualTo(ProportionInterval.WILSON.of(successes, trials, confidence).low());
        }
    }

    @Test
    void correlationsAgreeWithTheReference() throws IOException {
        for (Fields one : Golden.cases("statistics.json", "correlation")) {
            double[] first = numbers(section(one, "input"), "a");
            double[] second = numbers(section(one, "input"), "b");
            Fields expected = section(one, "expected");
            compare(Correlation.pearson(first, second), expected, "pearson");
            compare(Correlation.spearman(first, second), expected, "spearman");
            compare(Correlation.kendall(first, second), expected, "kendall_tau_b");
        }
    }

    private static void compare(Optional<Correlation> correlation, Fields expected, String name) {
        OptionalDouble value = Golden.findNumber(expected, name);
        assertThat(correlation.isPresent()).isEqualTo(value.isPresent());
        correlation.ifPresent(found -> {
            assertThat(found.method()).isEqualTo(name);
            assertThat(found.coefficient()).isCloseTo(value.orElseThrow(), TOLERANCE);
        });
    }

    @Test
    void theBootstrapAgreesWithTheReferenceWithinItsSpread() throws IOException {
        for (Fields one : Golden.cases("statistics.json", "bootstrap")) {
            int resamples = (int) number(section(one, "params"), "resamples");
            Resampled resampled = new Bootstrap(resamples, 7).mean(numbers(section(one, "input"), "values"));
            Fields expected = section(one, "expected");
            double error = number(expected, "analytic_stderr");
            assertThat(resampled.standardError()).isCloseTo(error, within(0.06 * error));
            double[] ends = numbers(expected, "ci95_percentile");
            ConfidenceInterval interval = resampled.percentileInterval(0.95);
            assertThat(interval.low()).isCloseTo(ends[0], within(0.02));
            assertThat(interval.high()).isCloseTo(ends[1], within(0.02));
        }
    }

    @Test
    void groupAveragesAgreeWithTheReference() throws IOException {
        for (Fields one : Golden.cases("statistics.json", "group_aggregate")) {
            Fields input = section(one, "input");
            double[] sizes = numbers(input, "sizes");
            double[] means = numbers(input, "accuracy");
            double[] errors = numbers(input, "stderr");
            GroupAccumulator group = new GroupAccumulator();
            for (int i = 0; i < sizes.length; i++) {
                group.add((long) sizes[i], means[i], errors[i]);
            }
            Fields expected = section(one, "expected");
            GroupAggregate aggregate = group.aggregate().orElseThrow();
            assertThat(aggregate.naive()).isCloseTo(number(expected, "mean_unweighted"), TOLERANCE);
            assertThat(aggregate.weighted()).isCloseTo(number(expected, "mean_weighted_by_size"), TOLERANCE);
            assertThat(aggregate.pooledError()).isCloseTo(number(expected, "pooled_stderr"), TOLERANCE);
        }
    }
}
