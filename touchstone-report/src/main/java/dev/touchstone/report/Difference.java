package dev.touchstone.report;

import static java.util.Objects.requireNonNull;

import dev.touchstone.engine.report.ConfidenceInterval;
import dev.touchstone.report.ReportBook.Series;
import java.util.List;
import java.util.Optional;

/// Two series on one task, held against each other sample by sample.
///
/// @param task abbr of the task
/// @param before the series that is the measure
/// @param after the series that is judged
/// @param samples samples that both answered
/// @param difference mean of the score of `after` less that of `before`, in percent points
/// @param interval 95 % interval of it, in percent points; none where no sample changed or there are fewer
///        than two
/// @param better samples that `after` scores higher
/// @param worse samples that `after` scores lower
/// @param changed parts of the fingerprint that differ, by name
public record Difference(String task, Series before, Series after, int samples, double difference,
        Optional<ConfidenceInterval> interval, int better, int worse, List<String> changed) {

    public Difference {
        requireNonNull(task, "task");
        requireNonNull(before, "before");
        requireNonNull(after, "after");
        requireNonNull(interval, "interval");
        changed = List.copyOf(changed);
    }

    /// Whether the two numbers measure the same thing: data, prompt and evaluator agree.
    public boolean comparable() {
        return changed.stream().noneMatch(List.of("data", "prompt", "evaluator")::contains);
    }
}
