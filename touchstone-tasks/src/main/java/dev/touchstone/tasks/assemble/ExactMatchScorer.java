package dev.touchstone.tasks.assemble;

import dev.touchstone.core.config.Section;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.value.Value;
import dev.touchstone.tasks.score.filter.BoundedPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// lm-evaluation-harness's `exact_match`: what an extraction found equals one of the references when both are
/// freed of what the metric ignores.
///
/// In its order: `regexes_to_ignore` are cut out, then `ignore_case`, `ignore_punctuation`, `ignore_numbers`.
/// An expression of the file is bounded in time, so it cannot hold up a run.
final class ExactMatchScorer implements Scorer {

    /// Where a scorer's section holds the entry of `metric_list`.
    static final String KEY = "exact_match";

    private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private final Scorer extraction;
    private final List<BoundedPattern> ignored;
    private final boolean ignoreCase;
    private final boolean ignorePunctuation;
    private final boolean ignoreNumbers;

    /// @param extraction finds the answer; its own verdict is not used
    /// @param metric the entry of `metric_list`
    ExactMatchScorer(Scorer extraction, Section metric) {
        this.extraction = extraction;
        this.ignored = metric.texts("regexes_to_ignore").stream().map(text -> compile(metric, text)).toList();
        this.ignoreCase = metric.flag("ignore_case").orElse(false);
        this.ignorePunctuation = metric.flag("ignore_punctuation").orElse(false);
        this.ignoreNumbers = metric.flag("ignore_numbers").orElse(false);
        metric.accept("metric", "aggregation", "higher_is_better", "scale", "hf_evaluate");
        metric.refuseUnknown();
    }

    private static BoundedPattern compile(Section metric, String expression) {
        try {
            return new BoundedPattern(
                    Pattern.compile(expression.replace("(?P<", "(?<")), BoundedPattern.DEFAULT_LIMIT);
        } catch (PatternSyntaxException malformed) {
            throw metric.wrong("regexes_to_ignore",
                    "regular expressions; '%s': %s".formatted(expression, malformed.getDescription()));
        }
    }

    @Override
    public String name() {
        return extraction.name();
    }

    @Override
    public Score score(Answer answer, Reference reference) {
        Score found = extraction.score(answer, reference);
        List<String> golds = golds(reference);
        if (found.reading() != Reading.PARSED) {
            return new Score(0, found.reading(), found.extracted(), found.rule(), golds.getFirst());
        }
        String given = freed(found.extracted());
        for (String gold : golds) {
            if (freed(gold).equals(given)) {
                return new Score(1, Reading.PARSED, found.extracted(), found.rule(), gold);
            }
        }
        return new Score(0, Reading.PARSED, found.extracted(), found.rule(), golds.getFirst());
    }

    private static List<String> golds(Reference reference) {
        List<String> golds = new ArrayList<>(List.of(reference.gold()));
        reference.extra().findItems(QuestionBuilder.TARGETS).ifPresent(targets ->
                targets.stream().map(Value::display)
                        .filter(gold -> !golds.contains(gold)).forEach(golds::add));
        return golds;
    }

    private String freed(String text) {
        String freed = text;
        for (BoundedPattern pattern : ignored) {
            freed = pattern.cutOut(freed);
        }
        freed = ignoreCase ? freed.toLowerCase(Locale.ROOT) : freed;
        if (!ignorePunctuation && !ignoreNumbers) {
            return freed;
        }
        StringBuilder kept = new StringBuilder(freed.length());
        freed.chars().filter(c -> !(ignorePunctuation && PUNCTUATION.indexOf(c) >= 0))
                .filter(c -> !(ignoreNumbers && c >= '0' && c <= '9'))
                .forEach(c -> kept.append((char) c));
        return kept.toString();
    }
}
