package dev.touchstone.cli.score;

import dev.touchstone.engine.report.Messages;
import dev.touchstone.score.metric.MetricOption;
import dev.touchstone.score.metric.MetricPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The options of all metrics as options of one command: what has one name in several metrics becomes one
/// option whose text says what it means for each.
final class MetricOptions {

    private MetricOptions() {}

    /// What one option means, and for which metrics.
    private record Meaning(MetricOption option, List<String> metrics) {}

    /// The options by name.
    ///
    /// @param words for their texts; reading a command line does without
    static List<MetricOption> of(List<MetricPage> pages, Optional<Messages> words) {
        Map<String, List<Meaning>> byName = new TreeMap<>();
        for (MetricPage page : pages) {
            for (MetricOption option : page.options()) {
                add(byName.computeIfAbsent(option.name(), _ -> new ArrayList<>()), option, page.name());
            }
        }
        List<MetricOption> options = new ArrayList<>();
        byName.forEach((name, meanings) -> options.add(merged(name, meanings, words)));
        return options;
    }

    private static void add(List<Meaning> meanings, MetricOption option, String metric) {
        for (Meaning meaning : meanings) {
            if (same(meaning.option(), option)) {
                meaning.metrics().add(metric);
                return;
            }
        }
        meanings.add(new Meaning(option, new ArrayList<>(List.of(metric))));
    }

    /// Whether options of one name are equal; the record's own method is made at its first use, which takes
    /// longer than all comparisons.
    private static boolean same(MetricOption one, MetricOption other) {
        return one.kind() == other.kind() && one.initial().equals(other.initial())
                && one.meaning().equals(other.meaning()) && one.choices().equals(other.choices());
    }

    private static MetricOption merged(String name, List<Meaning> meanings, Optional<Messages> words) {
        MetricOption first = meanings.getFirst().option();
        boolean flag = first.kind() == MetricOption.Kind.FLAG;
        List<String> texts = new ArrayList<>();
        for (Meaning meaning : meanings) {
            if (flag != (meaning.option().kind() == MetricOption.Kind.FLAG)) {
                throw new IllegalStateException(
                        "--%s is a switch of one metric and not of another".formatted(name));
            }
            words.ifPresent(messages -> texts.add(described(meaning, meanings.size() > 1, messages)));
        }
        boolean one = meanings.size() == 1;
        return new MetricOption(name, one || flag ? first.kind() : MetricOption.Kind.TEXT, "",
                one ? first.choices() : List.of(), String.join(" ", texts));
    }

    private static String described(Meaning meaning, boolean oneOfSeveral, Messages messages) {
        MetricOption option = meaning.option();
        String choices = oneOfSeveral && !option.choices().isEmpty()
                ? "%s. ".formatted(String.join("|", option.choices())) : "";
        return "(%s) %s%s".formatted(String.join(", ", meaning.metrics()), choices,
                MetricListing.description(option, messages));
    }
}
