package dev.touchstone.metrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterIntervalTest {

    private static ClusterAccumulator shares(int... right) {
        ClusterAccumulator clusters = new ClusterAccumulator();
        for (int each : right) {
            double[] values = new double[4];
            for (int i = 0; i < each; i++) {
                values[i] = 1;
            }
            clusters.add(values);
        }
        return clusters;
    }

    private static ConfidenceInterval ofShare(ClusterAccumulator clusters) {
        return ClusterInterval.ofShare(clusters.estimate().orElseThrow(), clusters.clusters(), 0.95)
                .orElseThrow();
    }

    private static ConfidenceInterval ofMean(ClusterAccumulator clusters) {
        return ClusterInterval.ofMean(clusters.estimate().orElseThrow(), clusters.clusters(), 0.95)
                .orElseThrow();
    }

    @Test
    void meansOfFewClustersTakeStudentsTAsStatsmodelsDoes() {
        ClusterAccumulator clusters = new ClusterAccumulator();
        clusters.add(0.2, 0.4, 0.3);
        clusters.add(0.9, 0.7);
        clusters.add(0.5, 0.1, 0.6, 0.4);
        clusters.add(0.8);
        clusters.add(0.35, 0.55);

        ConfidenceInterval interval = ofMean(clusters);

        // OLS on a constant, cov_type="cluster", use_t=True
        assertThat(interval.method()).isEqualTo("cluster_t");
        assertThat(interval.low()).isCloseTo(0.23529112, within(1e-7));
        assertThat(interval.high()).isCloseTo(0.73137555, within(1e-7));
    }

    @Test
    void sharesTakeWilsonsIntervalOfTheEffectiveSampleSize() {
        ConfidenceInterval interval = ofShare(shares(3, 1, 4, 1, 3));

        assertThat(interval.method()).isEqualTo("cluster_wilson_t");
        assertThat(interval.low()).isCloseTo(0.23798241884148, within(1e-12));
        assertThat(interval.high()).isCloseTo(0.87811536990996, within(1e-12));
    }

    @Test
    void clustersThatAgreeByChanceAreWorthNoMoreThanTheirValues() {
        ClusterAccumulator half = shares(2, 2, 2, 2, 2);
        assertThat(half.estimate().orElseThrow().standardError()).isZero();

        ConfidenceInterval interval = ofShare(half);

        assertThat(interval.low()).isCloseTo(0.236274920290584, within(1e-12));
        assertThat(interval.high()).isCloseTo(0.763725079709416, within(1e-12));
        ConfidenceInterval graded = ofMean(half);
        assertThat(graded.high() - graded.low()).isGreaterThan(0.5);
    }

    @Test
    void valuesThatAreAllTheSameCountOncePerCluster() {
        assertThat(ofShare(shares(4, 4, 4, 4, 4))).isEqualTo(ProportionInterval.WILSON.of(5, 5, 0.95));
        assertThat(ofShare(shares(0, 0, 0))).isEqualTo(ProportionInterval.WILSON.of(0, 3, 0.95));
        assertThat(ofMean(shares(4, 4, 4, 4, 4)))
                .isEqualTo(new ConfidenceInterval("wilson_bound", 0.95,
                        ProportionInterval.WILSON.of(5, 5, 0.95).low(), 1));
        ClusterAccumulator tenths = new ClusterAccumulator();
        for (int cluster = 0; cluster < 7; cluster++) {
            tenths.add(0.1, 0.1, 0.1);
        }
        assertThat(ofMean(tenths).method()).as("a rest of rounding is no spread").isEqualTo("wilson_bound");
    }

    @Test
    void aSingleClusterSaysNothingOfOthers() {
        ClusterAccumulator one = shares(3);
        MeanEstimate estimate = one.estimate().orElseThrow();
        assertThat(ClusterInterval.ofShare(estimate, 1, 0.95)).isEmpty();
        assertThat(ClusterInterval.ofMean(estimate, 1, 0.95)).isEmpty();
    }

    @Test
    void aWeightedMeanRecoversTheWidthsOfItsParts() {
        ConfidenceInterval all = ProportionInterval.WILSON.of(8, 8, 0.95);
        ConfidenceInterval half = ProportionInterval.WILSON.of(1, 2, 0.95);

        ConfidenceInterval mover = MoverInterval.of(new double[] {0.5, 0.5}, new double[] {1, 0.5},
                List.of(all, half));

        assertThat(mover.method()).isEqualTo("mover");
        assertThat(mover.low()).isCloseTo(0.75 - Math.hypot(1 - all.low(), 0.5 - half.low()) / 2,
                within(1e-15));
        assertThat(mover.high()).isCloseTo(0.75 + (half.high() - 0.5) / 2, within(1e-15));
    }
}
