package dev.touchstone.metrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    private static final double[] SKEWED = {1.073, 0.308, 5.375, 0.366, 0.115, 1.8, 0.499, 0.551, 0.03,
            0.764, 1.041,
        0.231, 1.677, 0.209, 0.786, 0.129, 0.923, 0.462, 0.689, 2.649, 1.115, 0.899, 2.84, 2.031, 1.166,
                0.329,
        1.435, 0.158, 8.423, 0.236, 2.478, 1.902, 0.32, 1.801, 0.048, 1.356, 1.197, 0.059, 1.104, 3.756};

    private final Bootstrap bootstrap = new Bootstrap(40_000, 20_260_101);

    @Test
    void intervalsOfASkewedSampleAgreeWithScipy() {
        // scipy.stats.bootstrap with 200,000 resamples
        Resampled mean = bootstrap.mean(SKEWED);
        assertThat(mean.standardError()).isCloseTo(0.2503, within(0.005));
        check(mean.bcaInterval(0.95), "bootstrap_bca", 0.941, 2.011);
        check(mean.percentileInterval(0.95), "bootstrap_percentile", 0.873, 1.849);
    }

    @Test
    void countsDrawnByCoinsSpreadAsSingleDrawsDo() {
        double[] few = IntStream.range(0, 101)
                .mapToDouble(i -> i % 10 < 7 ? 1 : i % 10 == 7 ? 0.5 : 0).toArray();
        Resampled byCounts = bootstrap.mean(few);
        Resampled byDraws = bootstrap.statistic(few.length,
                drawn -> IntStream.of(drawn).mapToDouble(i -> few[i]).sum() / drawn.length);
        assertThat(byCounts.estimate()).isEqualTo(byDraws.estimate());
        assertThat(byCounts.standardError()).isCloseTo(byDraws.standardError(), within(5e-4));
        for (double confidence : new double[] {0.5, 0.9, 0.99}) {
            assertThat(byCounts.bcaInterval(confidence).low())
                    .isCloseTo(byDraws.bcaInterval(confidence).low(), within(6e-3));
            assertThat(byCounts.percentileInterval(confidence).high())
                    .isCloseTo(byDraws.percentileInterval(confidence).high(), within(6e-3));
        }
    }

    @Test
    void coinsFallAsOftenAsTheirBias() {
        Coins coins = new Coins(new SplittableRandom(4));
        for (double bias : new double[] {0, 0.001, 0.3, 0.5, 0.999, 1}) {
            long heads = coins.heads(1_000_037, bias);
            assertThat(heads / 1_000_037.0).isCloseTo(bias, within(0.002));
        }
        assertThat(coins.heads(0, 0.5)).isZero();
    }

    @Test
    void theSameSeedGivesTheSameNumbers() {
        Resampled once = new Bootstrap(500, 3).mean(SKEWED);
        Resampled again = new Bootstrap(500, 3).mean(SKEWED);
        assertThat(again.percentileInterval(0.9)).isEqualTo(once.percentileInterval(0.9));
        assertThat(once.seed()).isEqualTo(3);
        assertThat(once.resamples()).isEqualTo(500);
        assertThat(new Bootstrap(500, 4).mean(SKEWED).standardError()).isNotEqualTo(once.standardError());
    }

    @Test
    void pairsKeepWhatBothSystemsShare() {
        double[] better = IntStream.range(0, 60)
                .mapToDouble(i -> SKEWED[i % 40] + 0.1 + i % 3 * 0.01).toArray();
        double[] worse = IntStream.range(0, 60).mapToDouble(i -> SKEWED[i % 40]).toArray();
        Resampled difference = bootstrap.pairedDifference(better, worse);
        assertThat(difference.standardError()).isLessThan(0.01);
        assertThat(difference.percentileInterval(0.95).contains(0.11)).isTrue();
        assertThat(difference.twoSidedPValue(0)).isLessThan(1e-3);
        assertThat(bootstrap.pairedDifference(worse, worse).twoSidedPValue(0)).isEqualTo(1);
    }

    @Test
    void clustersAreDrawnAsWholes() {
        double[] sums = {3, 0, 3, 3, 0, 0, 3, 0, 3, 3};
        int[] sizes = {3, 3, 3, 3, 3, 3, 3, 3, 3, 3};
        ClusterAccumulator clusters = new ClusterAccumulator();
        for (double sum : sums) {
            clusters.add(sum / 3, sum / 3, sum / 3);
        }
        Resampled resampled = bootstrap.clusterMean(sums, sizes);
        assertThat(resampled.estimate()).isEqualTo(0.6);
        // the bootstrap divides by G where the formula divides by G - 1
        assertThat(resampled.standardError())
                .isCloseTo(clusters.estimate().orElseThrow().standardError() * Math.sqrt(0.9), within(2e-3));
    }

    @Test
    void aConstantSampleHasNoSpread() {
        Resampled constant = bootstrap.mean(new double[] {0.25, 0.25, 0.25});
        assertThat(constant.standardError()).isZero();
        assertThat(constant.bcaInterval(0.95))
                .isEqualTo(new ConfidenceInterval("bootstrap_bca", 0.95, 0.25, 0.25));
    }

    @Test
    void badInputIsNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> bootstrap.mean(new double[] {1, Double.NaN}))
                .withMessageContaining("value 1");
        assertThatIllegalArgumentException().isThrownBy(() -> bootstrap.mean(new double[1]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bootstrap.clusterMean(new double[2], new int[] {1, 0}))
                .withMessageContaining("0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Bootstrap(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> bootstrap.mean(SKEWED).percentileInterval(95))
                .withMessageContaining("confidence");
    }

    private static void check(ConfidenceInterval interval, String method, double low, double high) {
        assertThat(interval.method()).isEqualTo(method);
        assertThat(interval.low()).isCloseTo(low, within(0.01));
        assertThat(interval.high()).isCloseTo(high, within(0.03));
    }

    @Test
    void intervalsOfFewItemsAreExpanded() {
        double[] values = {0.1, 0.4, 0.35, 0.8, 0.55, 0.9, 0.2, 0.65, 0.7, 0.45};
        Resampled drawn = new Bootstrap(20_000, 3).mean(values);
        ConfidenceInterval expanded = drawn.expandedInterval(0.95, values.length);
        ConfidenceInterval plain = drawn.percentileInterval(0.95);
        // Φ(-√(10/9)·t₉) = 0.00855 by scipy: the percentiles of a plain interval of that confidence
        ConfidenceInterval other = drawn.percentileInterval(1 - 2 * 0.008550639024406366);

        assertThat(expanded.method()).isEqualTo("bootstrap_expanded");
        assertThat(expanded.low()).isCloseTo(other.low(), within(1e-9)).isLessThan(plain.low());
        assertThat(expanded.high()).isCloseTo(other.high(), within(1e-9)).isGreaterThan(plain.high());
        ConfidenceInterval many = drawn.expandedInterval(0.95, 1_000_000);
        assertThat(many.low()).isCloseTo(plain.low(), within(1e-4));
        assertThatIllegalArgumentException().isThrownBy(() -> drawn.expandedInterval(0.95, 1))
                .withMessageContaining("has 1");
    }
}
