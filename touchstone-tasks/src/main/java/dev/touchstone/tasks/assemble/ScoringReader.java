package dev.touchstone.tasks.assemble;

import dev.touchstone.core.config.Section;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.ArrayList;
import java.util.List;

/// Reads `scorer`, `judge`, `compat_scorer`, `filter_list` and `metric_list`.
///
/// `judge` is short for a scorer of that function: alone it gives the main row, beside `scorer` a further
/// one.
///
/// A file without `scorer` is scored as lm-evaluation-harness does it: what each pipeline of its
/// `filter_list` finds is compared by its metric `exact_match`. The first pipeline is the scorer `robust`,
/// the others go by their names.
final class ScoringReader {

    /// What a file without `filter_list` has: the text as it is.
    private static final Fields PLAIN = Fields.EMPTY.with("name", Value.of("none")).with("filter",
            new Value.Items(List.of(Fields.EMPTY.with("function", Value.of("take_first")))));

    private final Section file;

    ScoringReader(Section file) {
        this.file = file;
    }

    TaskDefinition.Scoring read() {
        List<Section> metrics = file.sections("metric_list");
        String metric = metrics.isEmpty() ? "accuracy" : metrics.getFirst().requireText("metric");
        List<Fields> scorers = new ArrayList<>();
        if (file.value("scorer").isPresent()) {
            Section scorer = file.section("scorer");
            scorer.requireText("function");
            scorers.add(file.value("filter_list").map(list -> scorer.fields().with("filter_list", list))
                    .orElse(scorer.fields()));
        } else if (file.value("judge").isEmpty()) {
            scorers.addAll(pipelines(metrics));
        }
        if (file.value("judge").isPresent()) {
            scorers.add(file.section("judge").fields().with("function", Value.of("judge")));
        }
        if (file.value("compat_scorer").isPresent()) {
            file.section("compat_scorer").requireText("function");
            scorers.add(file.section("compat_scorer").fields());
        }
        return new TaskDefinition.Scoring(List.copyOf(scorers), metric);
    }

    private List<Fields> pipelines(List<Section> metrics) {
        Fields exactMatch = metrics.isEmpty() ? Fields.EMPTY : metrics.stream()
                .filter(metric -> metric.requireText("metric").equals("exact_match")).findFirst()
                .orElseThrow(this::noMetric).fields();
        List<Section> given = file.sections("filter_list");
        List<Fields> pipelines = given.isEmpty() ? List.of(PLAIN)
                : given.stream().map(Section::fields).toList();
        List<Fields> scorers = new ArrayList<>();
        for (Fields pipeline : pipelines) {
            String name = pipeline.findText("name").orElse("filter_" + scorers.size());
            scorers.add(Fields.EMPTY
                    .with("function", Value.of("filters"))
                    .with("name", Value.of(scorers.isEmpty() ? "robust" : name))
                    .with("filter_list", new Value.Items(List.of(pipeline)))
                    .with(ExactMatchScorer.KEY, exactMatch));
        }
        return scorers;
    }

    private TouchstoneException noMetric() {
        return new TouchstoneException(ErrorCode.CONFIG_UNSUPPORTED,
                ("%s: of lm-evaluation-harness's metrics this version has exact_match; "
                        + "name a scorer of ours by 'scorer'")
                        .formatted(file.place("metric_list")));
    }
}
