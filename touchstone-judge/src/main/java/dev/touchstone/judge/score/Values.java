package dev.touchstone.judge.score;

import dev.touchstone.core.judge.JudgeFigure;
import dev.touchstone.metrics.stats.MeanAccumulator;
import dev.touchstone.metrics.stats.MeanEstimate;
import dev.touchstone.metrics.stats.Normal;
import java.util.Optional;
import java.util.OptionalDouble;

/// Values of one number, added up.
final class Values {

    private static final double CONFIDENCE = 0.95;

    private final MeanAccumulator mean = new MeanAccumulator();
    private int count;
    private int ones;
    private boolean shares = true;

    void add(double value) {
        mean.add(value);
        count++;
        ones += value == 1 ? 1 : 0;
        shares &= value == 0 || value == 1;
    }

    /// The mean of values between 0 and 1, in percent.
    JudgeFigure percent(String metric) {
        return shares && count > 0
                ? Figures.share(metric, ones, count, "")
                : scaled(metric, 100, 0, 100);
    }

    /// The mean on its own scale, with the normal interval cut at the ends of the scale.
    JudgeFigure plain(String metric, double lowest, double highest) {
        return scaled(metric, 1, lowest, highest);
    }

    private JudgeFigure scaled(String metric, double factor, double lowest, double highest) {
        Optional<MeanEstimate> found = mean.estimate();
        if (found.isEmpty()) {
            return JudgeFigure.none(metric, "no verdicts yet");
        }
        double value = factor * found.get().mean();
        double error = factor * found.get().standardError();
        double half = Normal.critical(CONFIDENCE) * error;
        boolean known = count > 1 && error > 0;
        return new JudgeFigure(metric, OptionalDouble.of(value), "",
                known ? OptionalDouble.of(error) : OptionalDouble.empty(),
                known ? Optional.of(new JudgeFigure.Interval(Math.max(lowest, value - half),
                        Math.min(highest, value + half), "normal")) : Optional.empty(),
                Math.min(ones, count), count);
    }
}
