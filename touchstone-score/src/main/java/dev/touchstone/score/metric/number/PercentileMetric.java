package dev.touchstone.score.metric.number;

import com.google.auto.service.AutoService;
import dev.touchstone.core.value.Fields;
import dev.touchstone.metrics.stats.ConfidenceInterval;
import dev.touchstone.metrics.stats.MeanAccumulator;
import dev.touchstone.metrics.stats.MeanEstimate;
import dev.touchstone.metrics.stats.Percentile;
import dev.touchstone.score.metric.FileMetric;
import dev.touchstone.score.metric.Measuring;
import dev.touchstone.score.metric.MetricOption;
import dev.touchstone.score.metric.MetricPage;
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

    private static final double Z = 1.959963984540054;

    private static final String[] METHODS = methods();

    private static final MetricPage PAGE = new MetricPage("percentile", "Percentiles of numbers",
            "the value at a place in the sorted list; linear: place q · (n − 1) from 0, a straight line "
                    + "between two values; the other methods pick other places (Hyndman and Fan 1996). "
                    + "Interval: the values at ranks n·q ± 1.96 √(n·q·(1 − q)), with no assumption on the "
                    + "distribution; none where so few values do not have these ranks",
            "that of the values", "equal to numpy 2.4.6 (percentile)", MetricPage.Input.VALUES, List.of(
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
            Total total = new Total(Fields.EMPTY, sorted.length, Map.of(), "method:" + method.label());
            for (double percent : percentiles) {
                String name = "p" + BigDecimal.valueOf(percent).stripTrailingZeros().toPlainString();
                total = total.with(name, method.of(sorted, percent), spread(sorted, percent / 100));
            }
            return total.with("mean", estimate.mean()).with("standard_deviation",
                    estimate.standardDeviation())
                    .with("min", sorted[0]).with("max", sorted[sorted.length - 1]);
        }

        private static Spread spread(double[] sorted, double q) {
            int n = sorted.length;
            double half = Z * Math.sqrt(n * q * (1 - q));
            if (n < 2 || half == 0) {
                return Spread.NONE;
            }
            int low = (int) Math.ceil(n * q - half);
            int high = (int) Math.ceil(n * q + half);
            if (low < 1 || high > n) { // so few values do not have these ranks
                return Spread.NONE;
            }
            return new Spread(OptionalDouble.empty(), Optional.of(
                    new ConfidenceInterval("order_statistics", Sampling.CONFIDENCE, sorted[low - 1],
                            sorted[high - 1])));
        }
    }
}
