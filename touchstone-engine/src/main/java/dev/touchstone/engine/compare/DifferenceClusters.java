package dev.touchstone.engine.compare;

import dev.touchstone.metrics.compare.PairedPermutation;
import dev.touchstone.metrics.compare.TestResult;
import dev.touchstone.metrics.stats.Bootstrap;
import dev.touchstone.metrics.stats.ClusterSums;
import dev.touchstone.metrics.stats.MeanEstimate;
import dev.touchstone.metrics.stats.Resampled;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Differences of paired samples by the clusters that these belong to, such as the questions on one passage:
/// what is drawn anew, or turned round, is a cluster as a whole.
///
/// @param sums of the differences second − first of each cluster
/// @param sizes how many samples each has
/// @param estimate mean of all differences with the cluster-robust error
record DifferenceClusters(double[] sums, int[] sizes, MeanEstimate estimate) {

    /// The clusters of some tasks, each task's own.
    ///
    /// @return empty where all samples are alone
    static Optional<DifferenceClusters> of(List<PairedScores> parts) {
        if (parts.stream().allMatch(part -> part.clusters().length == 0)) {
            return Optional.empty();
        }
        Map<List<Integer>, Integer> numbers = new HashMap<>();
        List<double[]> clusters = new ArrayList<>(); // sum and size
        ClusterSums error = new ClusterSums();
        for (int part = 0; part < parts.size(); part++) {
            PairedScores scores = parts.get(part);
            for (int place = 0; place < scores.samples().length; place++) {
                int cluster = scores.clusters().length == 0 ? -1 - scores.samples()[place]
                        : scores.clusters()[place];
                int number = numbers.computeIfAbsent(List.of(part, cluster), _ -> {
                    clusters.add(new double[2]);
                    return clusters.size() - 1;
                });
                double difference = scores.second()[place] - scores.first()[place];
                clusters.get(number)[0] += difference;
                clusters.get(number)[1]++;
                error.add(number, difference);
            }
        }
        return Optional.of(new DifferenceClusters(clusters.stream().mapToDouble(each -> each[0]).toArray(),
                clusters.stream().mapToInt(each -> (int) each[1]).toArray(), error.estimate().orElseThrow()));
    }

    /// How many clusters there are.
    long count() {
        return sums.length;
    }

    /// The mean difference over clusters that are drawn with return; empty for a single one.
    Optional<Resampled> resampled(Bootstrap bootstrap) {
        return sums.length < 2 ? Optional.empty() : Optional.of(bootstrap.clusterMean(sums, sizes));
    }

    /// Whether the mean difference could as well have the other sign, if clusters had theirs by chance. The
    /// statistic is that mean.
    TestResult test(PairedPermutation signs) {
        double[] parts = new double[sums.length];
        for (int cluster = 0; cluster < parts.length; cluster++) {
            parts[cluster] = sums[cluster] * sums.length / estimate.count();
        }
        return signs.test(parts, new double[parts.length]);
    }
}
