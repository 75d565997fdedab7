package dev.touchstone.score.golden;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.metrics.stats.Bootstrap;
import dev.touchstone.metrics.stats.ConfidenceInterval;
import dev.touchstone.metrics.stats.MeanAccumulator;
import dev.touchstone.metrics.stats.Resampled;
import dev.touchstone.score.golden.GoldenFamily.UnknownKey;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A case of `statistics` whose values are random: compared by the width that the case itself states, such as
/// `stderr within 6 % of analytic_stderr; CI ends within 0.02`.
final class BootstrapCase {

    private static final Pattern WIDTHS = Pattern.compile(
            "stderr within ([0-9.]+) ?% of analytic_stderr; CI ends within ([0-9.]+)");
    private static final long SEED = 7;
    private static final int MOST = 1_000_000;
    private static final double MOST_VALUE = 1e100; // sums of squares of more than that leave the doubles

    private BootstrapCase() {}

    static CaseVerdict check(Fields goldenCase) throws UnknownKey {
        GoldenCase one = GoldenCase.bare(goldenCase, new Tolerance(1e-9, false));
        one.own().text("kind");
        Tracked input = new Tracked("input", one.own().section("input"));
        String widths = one.own().text("tolerance");
        Matcher matcher = WIDTHS.matcher(widths);
        if (!matcher.matches()) {
            throw GoldenCase.unknown("tolerance", widths);
        }
        double[] values = input.numbers("values");
        input.done();
        int resamples = one.params().whole("resamples");
        if (values.length < 2 || resamples < 1 || resamples > MOST) {
            throw new MalformedCase("%d values and %d resamples, expected at least 2 and 1 to %d".formatted(
                    values.length, resamples, MOST));
        }
        for (double value : values) {
            if (!(Math.abs(value) <= MOST_VALUE)) {
                throw new MalformedCase("'values' holds %s, expected numbers up to %s".formatted(value,
                        MOST_VALUE));
            }
        }
        MeanAccumulator mean = new MeanAccumulator();
        for (double value : values) {
            mean.add(value);
        }
        // of the sample as it stands: the spread that resampling it has in the limit
        double analytic =
                mean.estimate().orElseThrow()
                        .standardError() * Math.sqrt((values.length - 1.0) / values.length);
        Resampled resampled = new Bootstrap(resamples, SEED).mean(values);
        Comparing expected = one.expected();
        double share = Double.parseDouble(matcher.group(1)) / 100;
        expected.number("analytic_stderr", analytic);
        Tolerance width = new Tolerance(share * analytic, false);
        Optional<Value> reference = expected.take("stderr");
        if (reference.isPresent()) {
            // both the reference's and ours lie that near to what they estimate
            expected.compare("stderr", reference.get(), analytic, width);
            expected.compare("stderr", Value.of(analytic), resampled.standardError(), width);
        }
        interval(expected, resampled.percentileInterval(0.95),
                new Tolerance(Double.parseDouble(matcher.group(2)), false));
        return one.verdict();
    }

    private static void interval(Comparing expected, ConfidenceInterval interval, Tolerance ends) {
        expected.take("ci95_percentile").ifPresent(value -> expected.numbers("ci95_percentile", value, ends,
                interval.low(), interval.high()));
    }
}
