package dev.touchstone.engine.result;

import dev.touchstone.core.score.CorpusMeasure.Better;
import dev.touchstone.engine.report.ConfidenceInterval;
import dev.touchstone.engine.report.Counts;
import dev.touchstone.engine.report.JudgeSpending;
import dev.touchstone.engine.report.Measure;
import dev.touchstone.engine.report.Row;
import dev.touchstone.engine.report.Slice;
import dev.touchstone.store.log.JudgeUsage;
import dev.touchstone.store.log.JudgementLog;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a result file tells apart from its samples; filled while it is read.
final class ResultHead {

    final Map<String, Double> values = new LinkedHashMap<>();
    final Map<String, String> unmeasured = new LinkedHashMap<>();
    final Map<String, Estimate> estimates = new LinkedHashMap<>();
    final Map<String, Counts> counts = new LinkedHashMap<>();
    final Map<String, Slice> slices = new HashMap<>();
    final SortedMap<String, String> fingerprint = new TreeMap<>();
    final Map<String, Judge> judges = new LinkedHashMap<>();
    final List<String> graded = new ArrayList<>();
    final Map<String, String> better = new HashMap<>();
    String mode = "gen";

    /// What a judge cost: its model's name, and numbers by their names.
    record Judge(String model, Map<String, Double> numbers) {}

    /// What the judges cost, in the order of the file.
    List<JudgeSpending> judges(String model, String task) {
        return judges.entrySet().stream().map(judge -> {
            Map<String, Double> numbers = judge.getValue().numbers();
            return new JudgeSpending(new JudgementLog.Whose(model, task, judge.getKey()),
                    judge.getValue().model(),
                    new JudgeUsage((int) whole(numbers, "replies"), (int) whole(numbers, "failed"),
                            whole(numbers, "requests"), whole(numbers, "prompt_tokens"),
                            whole(numbers, "completion_tokens")),
                    OptionalInt.empty(), Optional.ofNullable(numbers.get("cost")).map(BigDecimal::valueOf)
                            .map(BigDecimal::stripTrailingZeros));
        }).toList();
    }

    private static long whole(Map<String, Double> numbers, String name) {
        return numbers.getOrDefault(name, 0.0).longValue();
    }

    /// How far a value is to be trusted.
    record Estimate(OptionalDouble standardError, Optional<ConfidenceInterval> interval) {}

    /// The unit's rows, those with a number first.
    List<Row> rows(String model, String task) {
        List<Row> rows = new ArrayList<>();
        String version = fingerprint.getOrDefault("version", Row.NO_VERSION);
        Counts shared = counts.isEmpty() ? Counts.NONE : counts.values().iterator().next();
        values.forEach((metric, value) -> {
            Estimate estimate =
                    estimates.getOrDefault(metric, new Estimate(OptionalDouble.empty(), Optional.empty()));
            rows.add(new Row(model, task, version, metric, mode,
                    new Measure.Measured(value, estimate.standardError(), estimate.interval()),
                    counts.getOrDefault(metric, shared), Optional.ofNullable(slices.get(metric)),
                    better(metric)));
        });
        // counts that are alike are written once; a row without any is a scorer that cannot work here,
        // unless nothing at all was measured, as where every request failed
        Counts otherwise = values.isEmpty() ? shared : Counts.NONE;
        unmeasured.forEach((metric, reason) -> rows.add(new Row(model, task, version, metric, mode,
                new Measure.Missing(reason), counts.getOrDefault(metric, otherwise),
                Optional.ofNullable(slices.get(metric)), better(metric))));
        return Collections.unmodifiableList(rows);
    }

    private Better better(String metric) {
        return better.getOrDefault(metric, "").equals("lower") ? Better.LOWER : Better.HIGHER;
    }
}
