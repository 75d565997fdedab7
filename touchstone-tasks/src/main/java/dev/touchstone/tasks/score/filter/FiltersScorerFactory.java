package dev.touchstone.tasks.score.filter;

import com.google.auto.service.AutoService;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.score.ScorerFactory;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.tasks.score.Settings;
import dev.touchstone.tasks.score.equal.NamedEquality;
import java.util.List;
import java.util.Optional;

/// Extraction by a pipeline of filters, as lm-evaluation-harness writes it.
///
/// ```yaml
/// scorer:
///   function: filters
///   compare: number            # exact (default), text, number, math, choice
///   filter_list:
///     - name: strict
///       filter:
///         - {function: regex, regex_pattern: "ANSWER: (\\S+)", group_select: -1}
///         - {function: take_first}
/// ```
/// With several pipelines the setting `pipeline` names the one to use; the first is the default. A bare
/// `filter` list is one pipeline. See [Filters] for the functions.
@AutoService(ScorerFactory.class)
public final class FiltersScorerFactory implements ScorerFactory {

    /// Creates the factory.
    public FiltersScorerFactory() {}

    @Override
    public String name() {
        return "filters";
    }

    @Override
    public Scorer create(Fields settings) {
        Settings known = new Settings(name(), settings).only("compare", "filter_list", "filter", "pipeline");
        Fields pipeline = pipeline(known);
        List<Value> entries = pipeline.findItems("filter")
                .orElseThrow(() -> known.wrong("filter", "is missing; give a list of filters"));
        return new FiltersScorer(known.text("name", "robust"), pipeline.findText("name").orElse("filters"),
                Filters.read(entries), equality(known));
    }

    static NamedEquality equality(Settings settings) {
        String compare = settings.text("compare", "exact");
        return NamedEquality.find(compare).orElseThrow(() ->
                settings.wrong("compare", "is '%s'; give one of %s".formatted(compare,
                NamedEquality.names())));
    }

    private static Fields pipeline(Settings settings) {
        Optional<List<Value>> list = settings.fields().findItems("filter_list");
        if (list.isEmpty()) {
            return settings.fields().without("name");
        }
        String wanted = settings.text("pipeline", "");
        for (Value one : list.get()) {
            if (one instanceof Fields fields && (wanted.isEmpty() || fields.findText("name").orElse("")
                    .equals(wanted))) {
                return fields;
            }
        }
        throw settings.wrong("pipeline", "names no entry of filter_list: '" + wanted + "'");
    }
}
