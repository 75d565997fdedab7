package dev.touchstone.score.metric;

import dev.touchstone.core.config.Suggestions;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.spi.Extensions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Every metric that is there, by the names a user types.
public final class MetricCatalog {

    private static final Pattern CUT = Pattern.compile("(.+)@([1-9][0-9]{0,8})");

    /// trec_eval's and other tools' names for what is called otherwise here.
    private static final List<Map.Entry<Pattern, String>> OTHER_NAMES = List.of(
            Map.entry(Pattern.compile("P_([0-9]+)"), "p@$1"),
            Map.entry(Pattern.compile("P@([0-9]+)"), "p@$1"),
            Map.entry(Pattern.compile("precision@([0-9]+)"), "p@$1"),
            Map.entry(Pattern.compile("(?:success_|success@|hit@)([0-9]+)"), "hit_rate@$1"),
            Map.entry(Pattern.compile("recall_([0-9]+)"), "recall@$1"),
            Map.entry(Pattern.compile("ndcg_cut_([0-9]+)"), "ndcg@$1"),
            Map.entry(Pattern.compile("map_cut_([0-9]+)"), "map@$1"),
            Map.entry(Pattern.compile("recip_rank"), "mrr"),
            Map.entry(Pattern.compile("Rprec"), "r_precision"),
            Map.entry(Pattern.compile("pass\\^([0-9]+)"), "pass_pow_k@$1"),
            Map.entry(Pattern.compile("(pass|maj|g_pass|mg_pass)@([0-9]+)"), "$1_at_k@$2"));

    private record Entry(FileMetric family, MetricPage page) {}

    private final Map<String, Entry> entries = new TreeMap<>();

    /// Finds all of them.
    ///
    /// @throws TouchstoneException `CONFIG_AMBIGUOUS` when two have one name
    public MetricCatalog() {
        this(Extensions.load(FileMetric.class, family -> family.pages().getFirst().name()).values());
    }

    MetricCatalog(Collection<FileMetric> families) {
        for (FileMetric family : families) {
            for (MetricPage page : family.pages()) {
                if (entries.put(page.name(), new Entry(family, page)) != null) {
                    throw new TouchstoneException(ErrorCode.CONFIG_AMBIGUOUS,
                            "two metrics are named '%s'; remove one of them".formatted(page.name()));
                }
            }
        }
    }

    /// The pages of all metrics, by name.
    public List<MetricPage> pages() {
        return entries.values().stream().map(Entry::page).toList();
    }

    /// The page of a name as it is typed: a page's own, with a number for `k`, or another tool's.
    ///
    /// @throws TouchstoneException `COMMAND_INVALID` for an unknown metric, with those of a near name
    public MetricPage page(String typed) {
        Entry whole = entries.get(typed);
        return whole != null ? whole.page() : named(typed).entry().page();
    }

    /// Begins the metrics of some names.
    ///
    /// @param given options by their names without dashes; an option goes to each metric that has it
    /// @return the measurings by the names as they were typed, in order
    /// @throws TouchstoneException `COMMAND_INVALID` for an unknown metric, an option that no metric has, and
    ///     a value that does not fit
    public Map<String, Measuring> begin(List<String> names, Map<String, String> given, Sampling sampling) {
        Map<String, Measuring> begun = new LinkedHashMap<>();
        List<MetricPage> pages = new ArrayList<>();
        for (String typed : names) {
            Named named = named(typed);
            MetricPage page = named.entry().page();
            Map<String, String> own = new TreeMap<>();
            page.options().stream().map(MetricOption::name).filter(given::containsKey)
                    .forEach(option -> own.put(option, given.get(option)));
            named.cut().ifPresent(cut -> {
                String other = own.put("k", cut);
                if (other != null && !other.equals(cut)) {
                    throw invalid("'%s' says k = %s and --k says %s; leave one of them out"
                            .formatted(typed, cut, other));
                }
            });
            if (begun.put(typed, named.entry().family()
                    .begin(page, Settings.of(page, own), sampling.within(page.range()))) != null) {
                throw invalid("the metric '%s' was named twice".formatted(typed));
            }
            pages.add(page);
        }
        for (String option : given.keySet()) {
            if (pages.stream().noneMatch(page -> has(page, option))) {
                throw invalid("--%s is not an option of %s; options of %s: %s".formatted(option,
                        String.join(", ", names), names.getFirst(), options(pages.getFirst())));
            }
        }
        return begun;
    }

    private record Named(Entry entry, Optional<String> cut) {}

    /// The metric of a name: its own, one with a cut-off in place of `k`, or another tool's name of it.
    private Named named(String typed) {
        for (UnaryOperator<String> reading : readings()) {
            String name = reading.apply(typed);
            Entry plain = entries.get(name);
            if (plain != null && !plain.page().cut()) {
                return new Named(plain, Optional.empty());
            }
            Matcher cut = CUT.matcher(name);
            if (cut.matches()) {
                Entry entry = entries.getOrDefault(cut.group(1) + MetricPage.CUT, entries.get(cut.group(1)));
                if (entry != null && has(entry.page(), "k")) {
                    return new Named(entry, Optional.of(cut.group(2)));
                }
            }
        }
        throw invalid("no metric '%s'%s (`touchstone score --list` explains them all)".formatted(typed,
                entries.containsKey(typed + MetricPage.CUT) || typed.endsWith(MetricPage.CUT)
                        ? "; write a number for k, such as " + typed.replace("@k", "") + "@10"
                        : Suggestions.sentence(typed, entries.keySet())));
    }

    private static List<UnaryOperator<String>> readings() {
        List<UnaryOperator<String>> readings = new ArrayList<>();
        readings.add(name -> name);
        OTHER_NAMES.forEach(other -> readings.add(name -> {
            Matcher matcher = other.getKey().matcher(name);
            return matcher.matches() ? matcher.replaceFirst(other.getValue()) : name;
        }));
        return readings;
    }

    private static boolean has(MetricPage page, String option) {
        return page.options().stream().anyMatch(each -> each.name().equals(option));
    }

    private static String options(MetricPage page) {
        return page.options().isEmpty() ? "none"
                : String.join(", ", page.options().stream().map(option -> "--" + option.name()).toList());
    }

    private static TouchstoneException invalid(String message) {
        return new TouchstoneException(ErrorCode.COMMAND_INVALID, message);
    }
}
