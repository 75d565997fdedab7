package dev.touchstone.tasks.assemble;

import dev.touchstone.core.config.Section;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.ArrayList;
import java.util.List;

/// Reads `scorer`, `compat_scorer`, `filter_list` and `metric_list`.
///
/// A file without `scorer` is scored as lm-evaluation-harness does it: each pipeline of its `filter_list` by
/// the factory `filters`, with its `metric_list`.
final class ScoringReader {

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
            scorers.add(withLists(scorer.fields(), "filter_list"));
        } else {
            scorers.add(withLists(Fields.EMPTY.with("function", Value.of("filters")), "filter_list",
                    "metric_list"));
        }
        if (file.value("compat_scorer").isPresent()) {
            file.section("compat_scorer").requireText("function");
            scorers.add(file.section("compat_scorer").fields());
        }
        return new TaskDefinition.Scoring(List.copyOf(scorers), metric);
    }

    private Fields withLists(Fields settings, String... keys) {
        Fields all = settings;
        for (String key : keys) {
            all = file.value(key).isPresent() ? all.with(key, file.value(key).orElseThrow()) : all;
        }
        return all;
    }
}
