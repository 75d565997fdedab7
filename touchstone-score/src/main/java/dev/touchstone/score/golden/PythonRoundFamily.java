package dev.touchstone.score.golden;

import com.google.auto.service.AutoService;
import dev.touchstone.core.value.Fields;
import dev.touchstone.metrics.stats.HalfEven;

/// `python_round`: a score in percent rounded to two places of its share as Python rounds, and held against a
/// threshold.
@AutoService(GoldenFamily.class)
public final class PythonRoundFamily implements GoldenFamily {

    @Override
    public String name() {
        return "python_round";
    }

    @Override
    public CaseVerdict check(Fields meta, Fields goldenCase) throws UnknownKey {
        GoldenCase one = GoldenCase.of(meta, goldenCase, Tolerance.EXACT);
        one.kindIsLabel();
        double value = HalfEven.round(one.input().number("score") / 100, 2);
        double threshold = one.input().number("threshold");
        one.expected().number("metric_value", value);
        one.expected().flag(">=", value >= threshold);
        one.expected().flag("<=", value <= threshold);
        one.expected().flag(">", value > threshold);
        one.expected().flag("<", value < threshold);
        return one.verdict();
    }
}
