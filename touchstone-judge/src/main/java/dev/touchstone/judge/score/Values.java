package dev.touchstone.judge.score;

import dev.touchstone.core.judge.JudgeFigure;
import dev.touchstone.core.score.ScoreKind;
import dev.touchstone.metrics.stats.Bootstrap;
import dev.touchstone.metrics.stats.ClusterAccumulator;
import dev.touchstone.metrics.stats.ClusterInterval;
import dev.touchstone.metrics.stats.ConfidenceInterval;
import dev.touchstone.metrics.stats.MeanEstimate;
import dev.touchstone.metrics.stats.Normal;
import dev.touchstone.metrics.stats.ProportionInterval;
import dev.touchstone.metrics.stats.Resampled;
import dev.touchstone.metrics.stats.StudentInterval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// The mean of values from 0 to 1 with its interval, the same that the engine gives a scorer's mean: of
/// graded values the expanded percentiles of the bootstrap (Student's up to five, normal beyond 10,000), of
/// shares Wilson's, and the cluster-robust one where a question has several values. Keeps 8 bytes a value.
final class Values {

    private static final double CONFIDENCE = 0.95;
    private static final int MOST_RESAMPLED = 10_000; // beyond, the normal interval is the same but for noise
    private static final JudgeFigure.Draws DRAWS = new JudgeFigure.Draws(10_000, 0);

    private final ScoreKind kind;
    private final List<Double> all = new ArrayList<>();
    private final List<Integer> questions = new ArrayList<>();
    private int ones;
    private int zeros;

    /// @param kind what the values are declared to be
    Values(ScoreKind kind) {
        this.kind = kind;
    }

    /// Adds a value; those of one question come one after the other.
    ///
    /// @param question its number
    /// @param value from 0 to 1
    void add(int question, double value) {
        all.add(value);
        questions.add(question);
        ones += value == 1 ? 1 : 0;
        zeros += value == 0 ? 1 : 0;
    }

    /// The mean in percent.
    JudgeFigure percent(String metric) {
        return scaled(metric, 0, 100, new JudgeFigure.Behind(ones, all.size() - ones - zeros, zeros, 0));
    }

    /// The mean on a scale of its own.
    ///
    /// @param lowest where 0 is
    /// @param highest where 1 is
    JudgeFigure plain(String metric, double lowest, double highest) {
        return scaled(metric, lowest, highest, JudgeFigure.Behind.measured(all.size()));
    }

    private JudgeFigure scaled(String metric, double lowest, double highest, JudgeFigure.Behind behind) {
        ClusterAccumulator samples = samples();
        Optional<MeanEstimate> found = samples.estimate();
        if (found.isEmpty()) {
            return JudgeFigure.none(metric, Figures.NONE_YET);
        }
        MeanEstimate estimate = found.get();
        double range = highest - lowest;
        double error = ClusterInterval.withoutSpread(estimate) ? 0 : estimate.standardError();
        Optional<JudgeFigure.Interval> interval = interval(estimate, samples.clusters())
                .map(ends -> new JudgeFigure.Interval(lowest + range * Math.max(0, ends.low()),
                        lowest + range * Math.min(1, ends.high()), ends.method(), ends.draws()));
        return new JudgeFigure(metric, OptionalDouble.of(lowest + range * estimate.mean()), "",
                samples.clusters() < 2 ? OptionalDouble.empty() : OptionalDouble.of(range * error),
                interval, behind);
    }

    private ClusterAccumulator samples() {
        ClusterAccumulator samples = new ClusterAccumulator();
        int from = 0;
        for (int place = 1; place <= all.size(); place++) {
            if (place == all.size() || !questions.get(place).equals(questions.get(from))) {
                samples.add(all.subList(from, place).stream().mapToDouble(Double::doubleValue).toArray());
                from = place;
            }
        }
        return samples;
    }

    /// The interval from 0 to 1; may reach beyond.
    private Optional<JudgeFigure.Interval> interval(MeanEstimate estimate, long independent) {
        boolean shares = kind == ScoreKind.PROPORTION && ones + zeros == all.size();
        if (independent < all.size()) {
            return (shares ? ClusterInterval.ofShare(estimate, independent, CONFIDENCE)
                    : ClusterInterval.ofMean(estimate, independent, CONFIDENCE)).map(Values::told);
        }
        if (shares) {
            return Optional.of(told(ProportionInterval.WILSON.of(ones, independent, CONFIDENCE)));
        }
        if (independent < 2) {
            return Optional.empty();
        }
        if (ClusterInterval.withoutSpread(estimate)) {
            return Optional.of(told(ClusterInterval.alike(estimate.mean(), independent, CONFIDENCE)));
        }
        if (StudentInterval.fits(independent)) {
            return Optional.of(told(StudentInterval.of("student_t", estimate.mean(),
                    estimate.standardError(), independent, CONFIDENCE)));
        }
        return Optional.of(independent > MOST_RESAMPLED ? normal(estimate) : resampled());
    }

    private static JudgeFigure.Interval normal(MeanEstimate estimate) {
        double half = Normal.critical(CONFIDENCE) * estimate.standardError();
        return new JudgeFigure.Interval(estimate.mean() - half, estimate.mean() + half, "normal");
    }

    private JudgeFigure.Interval resampled() {
        double[] values = all.stream().mapToDouble(Double::doubleValue).toArray();
        int first = 0;
        while (first < values.length && (values[first] == 0 || values[first] == 1)) {
            first++;
        }
        Arrays.sort(values, 0, first); // the engine's order, so that the same draws give the same ends
        Resampled drawn = new Bootstrap(DRAWS.resamples(), DRAWS.seed()).mean(values);
        ConfidenceInterval ends = drawn.expandedInterval(CONFIDENCE, values.length);
        return new JudgeFigure.Interval(ends.low(), ends.high(), ends.method(), Optional.of(DRAWS));
    }

    private static JudgeFigure.Interval told(ConfidenceInterval ends) {
        return new JudgeFigure.Interval(ends.low(), ends.high(), ends.method());
    }
}
