package dev.touchstone.cli.compare;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.engine.compare.Comparison;
import dev.touchstone.engine.compare.Coverage;
import dev.touchstone.engine.compare.PairedAnalysis;
import dev.touchstone.metrics.compare.TestResult;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// Comparisons as one JSON object; scores and differences are shares, 0 to 1.
///
/// `{exit, confidence, resamples, seed, comparisons: [{task, slice: {field, value}, first, second, samples,
/// unpaired, asked: {first, second, both}, attempts: {first, second}, first_mean, second_mean, difference,
/// standard_error, interval: {low, high, method}, wins, losses, ties, tests: [{method, statistic, p}],
/// bootstrap_p, adjusted_p, effect_size, effect_name, effect_formula, detectable, detectable_level, differs,
/// verdict, changed: [{task, id, first, second}]}]}`. What is not known is left out.
final class CompareJson {

    private CompareJson() {}

    /// The object on one line, without a line feed.
    static String render(List<Comparison> comparisons, PairedAnalysis analysis) {
        return Json.write(Fields.EMPTY
                .with("exit", Value.of(0))
                .with("confidence", Value.of(analysis.confidence()))
                .with("resamples", Value.of(analysis.resamples()))
                .with("seed", Value.of(analysis.seed()))
                .with("comparisons", new Value.Items(
                        comparisons.stream().<Value>map(CompareJson::comparison).toList())));
    }

    private static Fields comparison(Comparison comparison) {
        Comparison.Samples samples = comparison.samples();
        Comparison.Difference difference = comparison.difference();
        Comparison.Tests tests = comparison.tests();
        Fields fields = Fields.EMPTY
                .with("task", Value.of(comparison.task()));
        if (comparison.slice().isPresent()) {
            fields = fields.with("slice", Fields.EMPTY
                    .with("field", Value.of(comparison.slice().get().field()))
                    .with("value", Value.of(comparison.slice().get().value())));
        }
        fields = fields
                .with("first", Value.of(comparison.first()))
                .with("second", Value.of(comparison.second()))
                .with("samples", Value.of(samples.paired()))
                .with("unpaired", Value.of(samples.unpaired()))
                .merge(asked(samples.coverage()))
                .with("first_mean", Value.of(difference.firstMean()))
                .with("second_mean", Value.of(difference.secondMean()))
                .with("difference", Value.of(difference.mean()));
        fields = with(fields, "standard_error", difference.standardError());
        if (difference.interval().isPresent()) {
            fields = fields.with("interval", Fields.EMPTY
                    .with("low", Value.of(difference.interval().get().low()))
                    .with("high", Value.of(difference.interval().get().high()))
                    .with("method", Value.of(difference.interval().get().method())));
        }
        fields = fields
                .with("wins", Value.of(samples.wins()))
                .with("losses", Value.of(samples.losses()))
                .with("ties", Value.of(samples.ties()))
                .with("tests", new Value.Items(tests.mcnemar()
                        .<List<Value>>map(test -> List.of(test(test), test(tests.permutation())))
                        .orElseGet(() -> List.of(test(tests.permutation())))));
        fields = with(fields, "bootstrap_p", tests.bootstrapP())
                .with("adjusted_p", Value.of(tests.adjustedP()));
        fields = with(fields, "effect_size", difference.effectSize())
                .with("effect_name", Value.of(difference.effectName()))
                .with("effect_formula", Value.of(difference.effectName().equals("cohens_h")
                        ? "h: difference of 2 asin(sqrt(share))"
                        : "d_z: mean of the differences / their standard deviation"));
        fields = with(fields, "detectable", difference.detectable());
        return (difference.detectable().isEmpty() ? fields
                : fields.with("detectable_level", Value.of(tests.level())))
                .with("differs", Value.ofTexts(comparison.differs()))
                .with("verdict", Value.of(comparison.finding().name().toLowerCase(Locale.ROOT)))
                .with("changed", new Value.Items(
                        comparison.changes().stream().<Value>map(CompareJson::change).toList()));
    }

    private static Fields asked(Coverage coverage) {
        return Fields.EMPTY
                .with("asked", Fields.EMPTY.with("first", Value.of(coverage.first()))
                        .with("second", Value.of(coverage.second()))
                        .with("both", Value.of(coverage.both())))
                .with("attempts", Fields.EMPTY.with("first", Value.of(coverage.firstAttempts()))
                        .with("second", Value.of(coverage.secondAttempts())));
    }

    private static Fields with(Fields fields, String name, OptionalDouble number) {
        return number.isPresent() ? fields.with(name, Value.of(number.getAsDouble())) : fields;
    }

    private static Fields test(TestResult test) {
        return Fields.EMPTY.with("method", Value.of(test.method()))
                .with("statistic", Value.of(test.statistic())).with("p", Value.of(test.pValue()));
    }

    private static Fields change(Comparison.Change change) {
        return Fields.EMPTY.with("task", Value.of(change.task())).with("id", Value.of(change.sample()))
                .with("first", Value.of(change.first())).with("second", Value.of(change.second()));
    }
}
