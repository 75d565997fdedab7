package dev.touchstone.judge.score;

import dev.touchstone.core.judge.JudgeFigure;
import dev.touchstone.metrics.stats.Interval;
import java.util.Optional;
import java.util.OptionalDouble;

/// Makes figures of counts.
final class Figures {

    /// Why a number of verdicts is not there.
    static final String NONE_YET = "no verdicts yet";

    private static final double CONFIDENCE = 0.95;

    private Figures() {}

    /// A share in percent with Wilson's interval.
    ///
    /// @param none why there is no number, where `count` is 0
    static JudgeFigure share(String metric, int hits, int count, String none) {
        if (count == 0) {
            return JudgeFigure.none(metric, none);
        }
        double share = (double) hits / count;
        Interval wilson = Interval.wilson(hits, count, CONFIDENCE);
        return new JudgeFigure(metric, OptionalDouble.of(100 * share), "",
                OptionalDouble.of(100 * Math.sqrt(share * (1 - share) / count)),
                Optional.of(new JudgeFigure.Interval(100 * wilson.low(), 100 * wilson.high(), "wilson")),
                JudgeFigure.Behind.share(hits, count));
    }
}
