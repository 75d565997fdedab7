package dev.touchstone.report;

import static java.util.Objects.requireNonNull;

import dev.touchstone.engine.compare.Comparison;
import dev.touchstone.engine.report.ConfidenceInterval;
import dev.touchstone.report.ReportBook.Series;
import java.util.List;
import java.util.Optional;

/// Two series on one task, held against each other sample by sample, as `touchstone compare` does it.
///
/// @param before the series that is the measure
/// @param after the series that is judged
/// @param comparison of the two; shares from 0 to 1
/// @param changed parts of the fingerprint that differ, by name
public record Difference(Series before, Series after, Comparison comparison, List<String> changed) {

    public Difference {
        requireNonNull(before, "before");
        requireNonNull(after, "after");
        requireNonNull(comparison, "comparison");
        changed = List.copyOf(changed);
    }

    /// Abbr of the task.
    public String task() {
        return comparison.task();
    }

    /// Samples that both answered.
    public int samples() {
        return comparison.samples().paired();
    }

    /// Mean of the score of `after` less that of `before`, in percent points.
    public double difference() {
        return 100 * comparison.difference().mean();
    }

    /// 95 % interval of it, in percent points.
    public Optional<ConfidenceInterval> interval() {
        return comparison.difference().interval().map(ends ->
                new ConfidenceInterval(100 * ends.low(), 100 * ends.high(), ends.method()));
    }

    /// Samples that `after` scores higher.
    public int better() {
        return comparison.samples().wins();
    }

    /// Samples that `after` scores lower.
    public int worse() {
        return comparison.samples().losses();
    }

    /// Whether the two numbers measure the same thing: data, prompt and evaluator agree.
    public boolean comparable() {
        return changed.stream().noneMatch(List.of("data", "prompt", "evaluator")::contains);
    }
}
