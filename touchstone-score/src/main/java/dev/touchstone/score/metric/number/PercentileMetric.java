package dev.touchstone.score.metric.number;

import com.google.auto.service.AutoService;
import dev.touchstone.metrics.stats.Beta;
import dev.touchstone.metrics.stats.ConfidenceInterval;
import dev.touchstone.metrics.stats.MeanAccumulator;
import dev.touchstone.metrics.stats.MeanEstimate;
import dev.touchstone.metrics.stats.Percentile;
import dev.touchstone.score.metric.FileMetric;
import dev.touchstone.score.metric.Measuring;
import dev.touchstone.score.metric.MetricOption;
import dev.touchstone.score.metric.MetricPage;
import dev.touchstone.score.metric.Range;
import dev.touchstone.score.metric.Sampling;
import dev.touchstone.score.metric.Settings;
import dev.touchstone.score.metric.Spread;
import dev.touchstone.score.metric.Total;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// Percentiles of numbers by numpy's methods, each with an interval from the order of the values alone.
@AutoService(FileMetric.class)
public final class PercentileMetric implements FileMetric {

    /// Chance that the quantile lies beyond one end of its interval.
    private static final double TAIL = 0.025;

    private static final String[] METHODS = methods();

    private static final MetricPage PAGE = new MetricPage("percentile", "Percentiles of numbers",
            "the value at a place in the sorted list; linear: place q · (n − 1) from 0, a straight line "
                    + "between two values; the other methods pick other places (Hyndman and Fan 1996). "
                    + "Interval: the values at the nearest ranks that leave at most 2.5 % on each side by "
                    + "the binomial distribution of n and q, with no assumption on that of the values; none "
                    + "where so few values do not have these ranks",
            Range.open("that of the values"), "equal to numpy 2.4.6 (percentile)",
            MetricPage.Input.VALUES, List.of(
                    MetricOption.text("percentiles", "50,90,95,99", "Percentiles from 0 to 100, apart by "
                            + "commas."),
                    MetricOption.choice("method", "numpy's name of the method.", METHODS)));

    @Override
    public List<MetricPage> pages() {
        return List.of(PAGE);
    }

    @Override
    public Measuring begin(MetricPage page, Settings settings, Sampling sampling) {
        Percentile method = Arrays.stream(Percentile.values())
                .filter(each -> each.label().equals(settings.text("method"))).findFirst().orElseThrow();
        return new Values(settings.numbers("percentiles", 0, 100).stream().distinct().toList(), method);
    }

    private static String[] methods() {
        return Stream.concat(Stream.of(Percentile.LINEAR),
                        Arrays.stream(Percentile.values()).filter(each -> each != Percentile.LINEAR))
                .map(Percentile::label).toArray(String[]::new);
    }

    private record Values(List<Double> percentiles, Percentile method) implements Measuring.OverValues {

        @Override
        public Total end(double[] sorted) {
            MeanAccumulator mean = new MeanAccumulator();
            for (double value : sorted) {
                mean.add(value);
            }
            MeanEstimate estimate = mean.estimate().orElseThrow();
            Total total = new Total(Map.of(), sorted.length, Map.of(), "method:" + method.label());
            for (double percent : percentiles) {
                String name = "p" + BigDecimal.valueOf(percent).stripTrailingZeros().toPlainString();
                total = total.with(name, method.of(sorted, percent), spread(sorted, percent / 100));
            }
            return total.with("mean", estimate.mean()).with("standard_deviation",
                    estimate.standardDeviation())
                    .with("min", sorted[0]).with("max", sorted[sorted.length - 1]);
        }

        /// The narrowest ranks that hold the quantile with 95 %, whatever the distribution, with at most
        /// 2.5 % on each side (Hahn and Meeker 1991): as many values below it as throws of a coin.
        private static Spread spread(double[] sorted, double q) {
            int n = sorted.length;
            if (q == 0 || q == 1) {
                return Spread.NONE; // the extreme of the sample says nothing of one beyond it
            }
            int low = rank(n, q, TAIL, true);
            int high = rank(n, q, TAIL, false);
            if (low < 1 || high > n) { // so few values do not have these ranks
                return Spread.NONE;
            }
            return new Spread(OptionalDouble.empty(), Optional.of(
                    new ConfidenceInterval("order_statistics", Sampling.CONFIDENCE, sorted[low - 1],
                            sorted[high - 1])));
        }

        /// The largest r with P(fewer than r below) <= tail, or the smallest with P(at least r below) <=
        /// tail; 0 and n + 1 where there is none.
        private static int rank(int n, double q, double tail, boolean lower) {
            int from = 0;
            int to = n + 1;
            while (to - from > 1) {
                int middle = (from + to) >>> 1;
                double atLeast = Beta.cumulative(q, middle, n - middle + 1.0); // P(B >= middle)
                if (lower ? 1 - atLeast <= tail : atLeast > tail) {
                    from = middle;
                } else {
                    to = middle;
                }
            }
            return lower ? from : to;
        }
    }
}
