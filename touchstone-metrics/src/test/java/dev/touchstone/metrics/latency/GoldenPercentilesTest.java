package dev.touchstone.metrics.latency;

import static dev.touchstone.metrics.Golden.findNumber;
import static dev.touchstone.metrics.Golden.number;
import static dev.touchstone.metrics.Golden.numbers;
import static dev.touchstone.metrics.Golden.section;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.core.value.Fields;
import dev.touchstone.metrics.Golden;
import dev.touchstone.metrics.stats.MeanAccumulator;
import dev.touchstone.metrics.stats.MeanEstimate;
import dev.touchstone.metrics.stats.Percentile;
import java.io.IOException;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GoldenPercentilesTest {

    @Test
    void everyMethodOfNumpyAgrees() throws IOException {
        for (Fields one : Golden.cases("percentiles.json")) {
            double[] sorted = numbers(section(one, "input"), "values");
            Arrays.sort(sorted);
            Fields expected = section(one, "expected");
            int methods = 0;
            for (Percentile method : Percentile.values()) {
                if (!expected.names().contains(method.label())) {
                    continue;
                }
                methods++;
                Fields values = section(expected, method.label());
                for (String percent : values.names()) {
                    double wanted = number(values, percent);
                    assertThat(method.of(sorted, Double.parseDouble(percent)))
                            .as("%s %s of %s", method, percent, one.findText("id"))
                            .isCloseTo(wanted, near(wanted));
                }
            }
            assertThat(methods).isGreaterThanOrEqualTo(9);
        }
    }

    @Test
    void meansAndDeviationsAgree() throws IOException {
        for (Fields one : Golden.cases("percentiles.json")) {
            MeanAccumulator mean = new MeanAccumulator();
            for (double value : numbers(section(one, "input"), "values")) {
                mean.add(value);
            }
            MeanEstimate estimate = mean.estimate().orElseThrow();
            Fields expected = section(one, "expected");
            assertThat(estimate.mean()).isCloseTo(number(expected, "mean"), near(estimate.mean()));
            findNumber(expected, "std_sample").ifPresent(wanted ->
                    assertThat(estimate.standardDeviation()).isCloseTo(wanted, near(wanted)));
        }
    }

    @Test
    void histogramsAgreeWithHdrHistogram() throws IOException {
        for (Fields one : Golden.cases("percentiles.json")) {
            Fields params = section(section(one, "params"), "hdr");
            assertThat(number(params, "lowest")).isEqualTo(1);
            long highest = (long) number(params, "highest");
            int digits = (int) number(params, "significant_digits");
            Histogram whole = new Histogram(highest, digits);
            Histogram even = new Histogram(highest, digits);
            boolean turn = false;
            for (double value : numbers(section(one, "input"), "values")) {
                (turn ? whole : even).record((long) value);
                turn = !turn;
            }
            whole.merge(even);
            Fields expected = section(one, "expected");
            Fields values = section(expected, "hdr");
            for (String percent : values.names()) {
                assertThat(whole.percentile(Double.parseDouble(percent)))
                        .as("%s of %s", percent, one.findText("id"))
                        .isEqualTo((long) number(values, percent));
            }
            Histogram.Summary summary = whole.summary().orElseThrow();
            assertThat(summary.least()).isEqualTo((long) number(expected, "hdr_min"));
            assertThat(summary.most()).isEqualTo((long) number(expected, "hdr_max"));
            assertThat(summary.mean()).isCloseTo(number(expected, "hdr_mean"), near(summary.mean()));
            assertThat(summary.standardDeviation())
                    .isCloseTo(number(expected, "hdr_stddev"), near(summary.standardDeviation()));
        }
    }

    private static Offset<Double> near(double value) {
        return within(1e-9 * Math.max(1, Math.abs(value)));
    }
}
