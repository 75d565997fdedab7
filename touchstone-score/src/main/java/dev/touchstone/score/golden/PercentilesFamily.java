package dev.touchstone.score.golden;

import com.google.auto.service.AutoService;
import dev.touchstone.core.value.Fields;
import dev.touchstone.metrics.latency.Histogram;
import dev.touchstone.metrics.stats.MeanAccumulator;
import dev.touchstone.metrics.stats.MeanEstimate;
import dev.touchstone.metrics.stats.Percentile;
import java.util.Arrays;

/// `percentiles`: numpy's methods, and the buckets of an HdrHistogram, of one list of values.
///
/// Values of numpy are compared with the file's relative tolerance, those of the histogram exactly
/// (percentile 0 to within its bucket).
@AutoService(GoldenFamily.class)
public final class PercentilesFamily implements GoldenFamily {

    @Override
    public String name() {
        return "percentiles";
    }

    @Override
    public CaseVerdict check(Fields meta, Fields goldenCase) throws UnknownKey {
        GoldenCase one = GoldenCase.of(meta, goldenCase, new Tolerance(1e-9, true));
        one.kindIsLabel();
        double[] sorted = one.input().numbers("values");
        if (sorted.length == 0) {
            throw new MalformedCase("'values' is empty");
        }
        Arrays.sort(sorted);
        for (Percentile method : Percentile.values()) {
            Fields percents = one.expected().group(method.label()).orElse(Fields.EMPTY);
            percents.entries().forEach((percent, value) -> one.expected().compare(
                    "%s.%s".formatted(method.label(), percent), value, method.of(sorted, percent(percent))));
        }
        moments(one.expected(), sorted);
        histogram(one.params().section("hdr"), one.expected(), sorted);
        return one.verdict();
    }

    private static void moments(Comparing expected, double[] values) {
        MeanAccumulator mean = new MeanAccumulator();
        for (double value : values) {
            mean.add(value);
        }
        MeanEstimate estimate = mean.estimate().orElseThrow();
        int n = values.length;
        expected.number("mean", estimate.mean());
        expected.number("std_sample", n < 2 ? Double.NaN : estimate.standardDeviation());
        expected.number("std_population", estimate.standardDeviation() * Math.sqrt((n - 1.0) / n));
    }

    private static void histogram(Fields params, Comparing expected, double[] values) throws UnknownKey {
        Fields percentiles = expected.group("hdr").orElse(Fields.EMPTY);
        if (params.names().isEmpty() && percentiles.names().isEmpty()) {
            return;
        }
        Tracked settings = new Tracked("param of hdr", params);
        if (settings.whole("lowest") != 1) {
            throw new UnknownKey("lowest value %d of hdr, other than 1,".formatted(settings.whole("lowest")));
        }
        double highest = settings.number("highest");
        int digits = settings.whole("significant_digits");
        settings.done();
        if (!(highest >= 2 && highest <= 0x1p53) || digits < 1 || digits > 5) {
            throw new MalformedCase("hdr up to %s with %d digits, expected 2 to 2^53 and 1 to 5".formatted(
                    highest, digits));
        }
        Histogram histogram = new Histogram((long) highest, digits);
        for (double value : values) {
            if (value != Math.rint(value) || value < 0 || value > highest) {
                throw new MalformedCase("%s cannot be counted by hdr up to %s".formatted(value, highest));
            }
            histogram.record((long) value);
        }
        for (String percent : percentiles.names()) {
            double found = histogram.percentile(percent(percent));
            boolean lowest = percent(percent) == 0;
            expected.compare("hdr." + percent, percentiles.find(percent).orElseThrow(), found,
                    lowest ? new Tolerance(Math.max(1, found / Math.pow(10, digits)), false)
                            : Tolerance.EXACT);
        }
        Histogram.Summary summary = histogram.summary().orElseThrow();
        expected.number("hdr_min", summary.least(), Tolerance.EXACT);
        expected.number("hdr_max", summary.most(), Tolerance.EXACT);
        expected.number("hdr_mean", summary.mean());
        expected.number("hdr_stddev", summary.standardDeviation());
    }

    private static double percent(String name) {
        try {
            double percent = Double.parseDouble(name);
            if (percent >= 0 && percent <= 100) {
                return percent;
            }
        } catch (NumberFormatException notANumber) {
            throw new MalformedCase("the percentile '%s' is not a number".formatted(name), notANumber);
        }
        throw new MalformedCase("the percentile '%s' does not lie between 0 and 100".formatted(name));
    }
}
