package dev.touchstone.metrics.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.metrics.stats.Percentile;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HistogramTest {

    @Test
    void valuesKeepTheirDigits() {
        SplittableRandom random = new SplittableRandom(1);
        for (int digits = 1; digits <= 5; digits++) {
            for (int i = 0; i < 300; i++) {
                long value = random.nextLong(1L << random.nextInt(1, 61));
                Histogram histogram = new Histogram(1L << 62, digits);
                histogram.record(value);
                double width = histogram.percentile(100) - histogram.percentile(0) + 1.0;
                assertThat(value).isBetween(histogram.percentile(0), histogram.percentile(100));
                assertThat(width).isLessThanOrEqualTo(Math.max(1, value * Math.pow(10, -digits)));
            }
        }
    }

    @Test
    void percentilesRiseAndSmallValuesAreExact() {
        SplittableRandom random = new SplittableRandom(2);
        Histogram histogram = new Histogram(3_600_000_000L, 3);
        double[] values = new double[1001];
        for (int i = 0; i < values.length; i++) {
            long value = random.nextLong(2000);
            histogram.record(value);
            values[i] = value;
        }
        Arrays.sort(values);
        long before = 0;
        for (double percent = 0; percent <= 100; percent += 0.5) {
            long found = histogram.percentile(percent);
            assertThat(found).isGreaterThanOrEqualTo(before);
            assertThat((double) found).isBetween(Percentile.LOWER.of(values, percent) - 20,
                    Percentile.HIGHER.of(values, percent) + 20);
            before = found;
        }
        assertThat(histogram.percentile(50)).isEqualTo((long) values[500]);
        assertThat(histogram.count()).isEqualTo(1001);
    }

    @Test
    void zeroIsAValue() {
        Histogram histogram = new Histogram(100, 2);
        histogram.record(0);
        assertThat(histogram.percentile(99)).isZero();
        assertThat(histogram.summary().orElseThrow()).isEqualTo(new Histogram.Summary(0, 0, 0, 0));
    }

    @Test
    void percentilesOfAListStayBetweenItsEnds() {
        double[] sorted = {1, 2, 4, 8};
        for (Percentile method : Percentile.values()) {
            assertThat(method.of(sorted, 0)).as(method.label()).isEqualTo(1);
            assertThat(method.of(sorted, 100)).as(method.label()).isEqualTo(8);
            double before = 0;
            for (int percent = 0; percent <= 100; percent++) {
                double value = method.of(sorted, percent);
                assertThat(value).isBetween(before, 8.0);
                before = value;
            }
        }
        assertThat(Percentile.LINEAR.of(sorted, 50)).isCloseTo(3, within(1e-15));
        assertThat(Percentile.AVERAGED_INVERTED_CDF.of(sorted, 50)).isEqualTo(3);
        assertThat(Percentile.CLOSEST_OBSERVATION.of(sorted, 50)).isEqualTo(2);
        assertThat(Percentile.NORMAL_UNBIASED.of(sorted, 25)).isCloseTo(1.4375, within(1e-12));
        assertThat(Percentile.INTERPOLATED_INVERTED_CDF.of(sorted, 60)).isCloseTo(2.8, within(1e-12));
    }

    @Test
    void badInputIsNamed() {
        Histogram histogram = new Histogram(1000, 3);
        assertThat(histogram.summary()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> histogram.percentile(50))
                .withMessageContaining("no value");
        assertThatIllegalArgumentException().isThrownBy(() -> histogram.record(1001))
                .withMessageContaining("1001");
        assertThatIllegalArgumentException().isThrownBy(() -> histogram.record(-1))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException().isThrownBy(() -> histogram.merge(new Histogram(1000, 2)))
                .withMessageContaining("differ");
        assertThatIllegalArgumentException().isThrownBy(() -> new Histogram(1, 9));
        assertThatIllegalArgumentException().isThrownBy(() -> histogram.percentile(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> Percentile.LINEAR.of(new double[0], 50));
        assertThatIllegalArgumentException().isThrownBy(() -> Percentile.LINEAR.of(new double[1], 101))
                .withMessageContaining("101");
    }
}
