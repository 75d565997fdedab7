package dev.touchstone.cli.score;

import dev.touchstone.score.metric.MetricOption;
import dev.touchstone.score.metric.MetricPage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The options of all metrics as options of one command: what has one name in several metrics becomes one
/// option whose text says what it means for each.
final class MetricOptions {

    private MetricOptions() {}

    /// The options by name.
    static List<MetricOption> of(List<MetricPage> pages) {
        Map<String, Map<MetricOption, List<String>>> byName = new TreeMap<>();
        for (MetricPage page : pages) {
            for (MetricOption option : page.options()) {
                byName.computeIfAbsent(option.name(), _ -> new LinkedHashMap<>())
                        .computeIfAbsent(option, _ -> new ArrayList<>()).add(page.name());
            }
        }
        List<MetricOption> options = new ArrayList<>();
        byName.forEach((name, meanings) -> options.add(merged(name, meanings)));
        return options;
    }

    private static MetricOption merged(String name, Map<MetricOption, List<String>> meanings) {
        Set<MetricOption.Kind> kinds = new LinkedHashSet<>();
        List<String> texts = new ArrayList<>();
        meanings.forEach((option, metrics) -> {
            kinds.add(option.kind());
            String choices = meanings.size() > 1 && !option.choices().isEmpty()
                    ? "%s. ".formatted(String.join("|", option.choices())) : "";
            texts.add("(%s) %s%s".formatted(String.join(", ", metrics), choices,
                    MetricListing.description(option)));
        });
        if (kinds.size() > 1 && kinds.contains(MetricOption.Kind.FLAG)) {
            throw new IllegalStateException(
                    "--%s is a switch of one metric and not of another".formatted(name));
        }
        MetricOption first = meanings.keySet().iterator().next();
        return new MetricOption(name, kinds.size() == 1 && meanings.size() == 1 ? first.kind()
                : kinds.contains(MetricOption.Kind.FLAG) ? MetricOption.Kind.FLAG : MetricOption.Kind.TEXT,
                "",
                meanings.size() == 1 ? first.choices() : List.of(), String.join(" ", texts));
    }
}
