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
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GoldenStatisticsTest {

    private static final Offset<Double> TOLERANCE = within(1e-9);

    @Test
    void meansAndTheirErrorsAgreeWithTheReference() throws IOException {
        for (Fields one : Golden.cases("statistics.json")) {
            if (!one.findText("kind").orElseThrow().equals("mean_stderr")) {
                continue;
            }
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
    void wilsonIntervalsAgreeWithTheReference() throws IOException {
        for (Fields one : Golden.cases("statistics.json")) {
            if (!one.findText("kind").orElseThrow().equals("proportion_ci")) {
                continue;
            }
            Fields input = section(one, "input");
            Interval interval = Interval.wilson((long) number(input, "k"), (long) number(input, "n"),
                    number(section(one, "params"), "confidence"));
            double[] expected = numbers(section(one, "expected"), "wilson");
            assertThat(interval.low()).isCloseTo(expected[0], TOLERANCE);
            assertThat(interval.high()).isCloseTo(expected[1], TOLERANCE);
        }
    }

    @Test
    void groupAveragesAgreeWithTheReference() throws IOException {
        for (Fields one : Golden.cases("statistics.json")) {
            if (!one.findText("kind").orElseThrow().equals("group_aggregate")) {
                continue;
            }
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
