package dev.touchstone.metrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class RowSumsTest {

    private static final ToDoubleFunction<double[]> MEAN = sums -> sums[0] / sums[1];

    @Test
    void theJackknifeOfAMeanIsItsStandardError() {
        RowSums sums = new RowSums(2);
        MeanAccumulator mean = new MeanAccumulator();
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 1000; i++) {
            double value = random.nextGaussian();
            sums.add(value, 1);
            mean.add(value);
        }
        MeanEstimate estimate = mean.estimate().orElseThrow();
        assertThat(MEAN.applyAsDouble(sums.sums())).isCloseTo(estimate.mean(), within(1e-12));
        assertThat(sums.jackknifeError(MEAN)).isCloseTo(estimate.standardError(), within(1e-12));
        assertThat(sums.bootstrap(new Bootstrap(2000, 1), MEAN).standardError())
                .isCloseTo(estimate.standardError(), within(0.05 * estimate.standardError()));
    }

    @Test
    void manyRowsAreKeptAsAFewThousandGroupsWithTheSameSumsAndTheSameError() {
        RowSums sums = new RowSums(2);
        MeanAccumulator mean = new MeanAccumulator();
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 100_001; i++) {
            double value = random.nextInt(10);
            sums.add(value, 1);
            mean.add(value);
        }
        assertThat(sums.rows()).isEqualTo(100_001);
        assertThat(sums.groups()).isBetween(2048, 4096);
        MeanEstimate estimate = mean.estimate().orElseThrow();
        assertThat(MEAN.applyAsDouble(sums.sums())).isEqualTo(estimate.mean());
        assertThat(sums.jackknifeError(MEAN))
                .isCloseTo(estimate.standardError(), within(1e-4 * estimate.standardError()));
    }

    @Test
    void theErrorOfManyRowsIsThatOfLeavingOutEachOfThem() {
        // as an error rate has them: errors follow lengths, most rows have none, one column is another's half
        SplittableRandom random = new SplittableRandom(9);
        int rows = 12_345;
        double[][] data = new double[rows][];
        RowSums sums = new RowSums(4);
        double[] all = new double[4];
        for (int row = 0; row < rows; row++) {
            double length = 1 + random.nextInt(60);
            double errors = random.nextInt(3) == 0 ? random.nextInt((int) length + 1) : 0;
            data[row] = new double[] {errors, length, random.nextInt(5000) == 0 ? 1 : 0, length / 2};
            sums.add(data[row]);
            for (int i = 0; i < all.length; i++) {
                all[i] += data[row][i];
            }
        }
        ToDoubleFunction<double[]> measure = each -> {
            double ratio = (each[0] + 5 * each[2]) / (each[1] + each[3]);
            return ratio * Math.exp(-ratio) / (1 + ratio * ratio);
        };
        double[] left = new double[rows];
        double mean = 0;
        for (int row = 0; row < rows; row++) {
            double[] others = all.clone();
            for (int i = 0; i < others.length; i++) {
                others[i] -= data[row][i];
            }
            left[row] = measure.applyAsDouble(others);
            mean += left[row] / rows;
        }
        double squares = 0;
        for (double each : left) {
            squares += (each - mean) * (each - mean);
        }
        double exact = Math.sqrt((rows - 1.0) / rows * squares);

        assertThat(sums.single()).isFalse();
        assertThat(sums.jackknifeError(measure)).isCloseTo(exact, within(5e-4 * exact));
    }

    @Test
    void oneRowTellsNothingOfTheOthers() {
        RowSums sums = new RowSums(1);
        sums.add(1);
        assertThatThrownBy(() -> sums.jackknifeError(each -> each[0]))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("has 1");
        assertThatThrownBy(() -> sums.add(1, 2)).hasMessageContaining("has 2");
        assertThatThrownBy(() -> new RowSums(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void drawsOfCountsSpreadAsDrawsOfRows() {
        long[] counts = {700, 200, 100, 0};
        double[] rows = new double[1000];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i < 700 ? 0 : i < 900 ? 1 : 5;
        }
        ToDoubleFunction<long[]> mean = drawn -> (drawn[1] + 5.0 * drawn[2])
                / (drawn[0] + drawn[1] + drawn[2] + drawn[3]);
        Resampled byCounts = new Bootstrap(20_000, 5).counts(counts, mean);
        Resampled byRows = new Bootstrap(20_000, 6).mean(rows);
        assertThat(byCounts.estimate()).isEqualTo(byRows.estimate());
        assertThat(byCounts.standardError())
                .isCloseTo(byRows.standardError(), within(0.03 * byRows.standardError()));
        ConfidenceInterval one = byCounts.percentileInterval(0.95);
        ConfidenceInterval other = byRows.percentileInterval(0.95);
        assertThat(one.low()).isCloseTo(other.low(), within(0.01));
        assertThat(one.high()).isCloseTo(other.high(), within(0.01));
        MeanAccumulator plain = new MeanAccumulator();
        for (double row : rows) {
            plain.add(row);
        }
        assertThat(Jackknife.error(counts, mean))
                .isCloseTo(plain.estimate().orElseThrow().standardError(), within(1e-12));
        assertThat(byCounts.bcaInterval(0.95).low()).isCloseTo(byRows.bcaInterval(0.95).low(), within(0.01));
        assertThatThrownBy(() -> new Bootstrap(10, 1).counts(new long[] {1, -1}, mean))
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> new Bootstrap(10, 1).counts(new long[] {1, 0, 0, 0}, mean))
                .hasMessageContaining("has 1");
    }

    @Test
    void binomialDrawsHaveTheMomentsOfTheirDistribution() {
        BinomialDraws draws = new BinomialDraws(new SplittableRandom(8));
        for (long n : new long[] {1, 7, 40, 1000, 5_000_000}) {
            for (double p : new double[] {0.001, 0.2, 0.5, 0.93}) {
                MeanAccumulator mean = new MeanAccumulator();
                for (int i = 0; i < 20_000; i++) {
                    long heads = draws.next(n, p);
                    assertThat(heads).isBetween(0L, n);
                    mean.add(heads);
                }
                MeanEstimate estimate = mean.estimate().orElseThrow();
                double deviation = Math.sqrt(n * p * (1 - p));
                assertThat(estimate.mean()).as("n %d p %s", n, p)
                        .isCloseTo(n * p, within(5 * deviation / Math.sqrt(20_000)));
                assertThat(estimate.standardDeviation()).as("n %d p %s", n, p)
                        .isCloseTo(deviation, within(0.12 * deviation));
            }
        }
        assertThat(draws.next(9, 0)).isZero();
        assertThat(draws.next(9, 1)).isEqualTo(9);
    }
}
