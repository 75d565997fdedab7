package dev.touchstone.engine.report;

import static java.util.Objects.requireNonNull;

import dev.touchstone.core.score.CorpusMeasure.Better;
import java.util.Optional;

/// One number of the report: a model, a data set, a metric.
///
/// Groups (`mmlu`), repeats (`avg@8`), other scorers (`accuracy (compat)`) and slices (`accuracy[level=5]`)
/// are rows of their own.
///
/// @param model abbr of the model
/// @param dataset abbr of the data set or of the group
/// @param version of the prompts that the answers were asked with: six hex digits by AISBench's algorithm,
///        [#IMPORTED] or [#MIXED]; [#NO_VERSION] for groups
/// @param metric as the table shows it, such as `accuracy` or `accuracy (3 runs average)`
/// @param mode AISBench's word: `gen`, `ppl`, `ll`, `mixed`
/// @param measure the number or the reason why there is none
/// @param counts what became of the attempts behind it
/// @param slice the part of the samples that it stands for; empty for all of them
/// @param better which way is better
public record Row(
        String model,
        String dataset,
        String version,
        String metric,
        String mode,
        Measure measure,
        Counts counts,
        Optional<Slice> slice,
        Better better) {

    /// The version of answers that another tool asked for with prompts of its own.
    public static final String IMPORTED = "imported";

    /// The version of answers that were asked for with different prompts.
    public static final String MIXED = "mixed";

    /// What AISBench writes where a data set has no version.
    public static final String NO_VERSION = "-";

    /// A row of all samples.
    public Row(String model, String dataset, String version, String metric, String mode, Measure measure,
            Counts counts) {
        this(model, dataset, version, metric, mode, measure, counts, Optional.empty(), Better.HIGHER);
    }

    /// A row of a number that is better when it is higher.
    public Row(String model, String dataset, String version, String metric, String mode, Measure measure,
            Counts counts, Optional<Slice> slice) {
        this(model, dataset, version, metric, mode, measure, counts, slice, Better.HIGHER);
    }

    /// The same row with another direction.
    public Row with(Better other) {
        return new Row(model, dataset, version, metric, mode, measure, counts, slice, other);
    }

    /// The same row for a part of the samples.
    public Row of(Slice part) {
        return new Row(model, dataset, version, metric, mode, measure, counts, Optional.of(part), better);
    }

    public Row {
        requireNonNull(model, "model");
        requireNonNull(dataset, "dataset");
        requireNonNull(version, "version");
        requireNonNull(metric, "metric");
        requireNonNull(mode, "mode");
        requireNonNull(measure, "measure");
        requireNonNull(counts, "counts");
        requireNonNull(slice, "slice");
        requireNonNull(better, "better");
    }
}
