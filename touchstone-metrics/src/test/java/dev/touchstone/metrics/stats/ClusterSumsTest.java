package dev.touchstone.metrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ClusterSumsTest {

    private static final long SEED = 20260103;

    @Test
    void valuesThatComeApartGiveTheErrorOfTheirClusters() {
        Random random = new Random(SEED);
        for (int round = 0; round < 30; round++) {
            ClusterSums sums = new ClusterSums();
            Map<Integer, List<Double>> byCluster = new TreeMap<>();
            for (int value = 0; value < 300; value++) {
                int cluster = random.nextInt(90) * (random.nextBoolean() ? 1 : -1);
                double drawn = random.nextDouble();
                sums.add(cluster, drawn);
                byCluster.computeIfAbsent(cluster, _ -> new ArrayList<>()).add(drawn);
            }
            ClusterAccumulator whole = new ClusterAccumulator();
            byCluster.values().forEach(values ->
                    whole.add(values.stream().mapToDouble(Double::doubleValue).toArray()));
            MeanEstimate expected = whole.estimate().orElseThrow();
            MeanEstimate found = sums.estimate().orElseThrow();
            assertThat(found.count()).isEqualTo(300);
            assertThat(found.mean()).as("seed %d", SEED).isCloseTo(expected.mean(), within(1e-12));
            assertThat(found.standardError()).as("seed %d", SEED)
                    .isCloseTo(expected.standardError(), within(1e-12));
            assertThat(sums.accumulated().clusters()).isEqualTo(byCluster.size());
        }
    }

    @Test
    void accumulatorsAddUp() {
        ClusterAccumulator whole = new ClusterAccumulator();
        ClusterAccumulator first = new ClusterAccumulator();
        ClusterAccumulator second = new ClusterAccumulator();
        for (int cluster = 0; cluster < 20; cluster++) {
            double[] values = {cluster % 3, cluster % 2, 1};
            whole.add(values);
            (cluster < 7 ? first : second).add(values);
        }
        first.add(second);

        assertThat(first.estimate()).isEqualTo(whole.estimate());
    }

    @Test
    void nothingAndNoNumbers() {
        ClusterSums sums = new ClusterSums();
        sums.add(1);

        assertThat(sums.estimate()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> sums.add(1, Double.NaN));
    }
}
