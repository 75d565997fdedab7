package dev.touchstone.tasks.extract;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds all options that a model chose, as capital letters in alphabetical order (`ACD`).
///
/// Ladder: `bare_letters`, `boxed`, `answer_tag`, `json_field`, `answer_phrase` (last announcement followed
/// by letters), `option_marks` (the options are judged one by one),
/// `leading_letters`, `choice_verb`, `last_letters` (the last group of letters in the last sentence).
public final class MultiChoiceExtractor implements AnswerExtractor {

    private static final String LETTER = "[(\\[]?([A-Z])[)\\]]?(?![a-z0-9'’])";
    private static final String BETWEEN = "[\"'”“]?(?: {0,6}(?:(?:,\\s?and|,\\s?和|[,，、;；/&+]|and|和|与|及"
            + "|以及)\\s?)? {0,6}|\\n{1,2} ?[-*•] {1,3}|\\n(?=[A-Z] ?(?:\\n|$)))[\"'”“]?";
    private static final Pattern GROUP =
            Pattern.compile(LETTER + "(?:" + BETWEEN + LETTER + "){0,25}+");
    /// Several letters in lower case, nothing behind them on the line.
    private static final Pattern SMALL = Pattern.compile(
            "([(]?[a-z][)]?(?: ?(?:, ?and|,|、|and|&|和) ?[(]?[a-z][)]?){1,11}) ?[.。]?(?:\\n|$)");
    private static final Pattern WRAPPERS = Pattern.compile(
            "(?:[\\s:\"'“$*_({\\[]|\\n?[-•] |\\\\(?:boxed|text|mathrm|textbf|mathbf)\\{|\\\\[(\\[]"
            + "|(?i:options?|choices|both)\\s|选项|有|项){0,6}+");
    private static final List<String> VERBS =
            List.of("choose", "select", "pick", "options are", "correct are", "are correct", "选择", "选",
            "正确的有", "正确的是");

    /// Creates the extractor; it has no settings.
    public MultiChoiceExtractor() {}

    @Override
    public Optional<Extraction> extract(Visible visible, List<String> choices) {
        if (visible.blank()) {
            return Optional.empty();
        }
        int limit = choices.isEmpty() ? ChoiceExtractor.DEFAULT_LETTERS : choices.size();
        String plain = visible.plain();
        return Optional.of(new Span(0, plain.length()).trim(plain)).filter(span ->
                span.end() - span.start() <= 30)
                .flatMap(span -> whole(visible, span, limit, "bare_letters"))
                .or(() -> Boxes.last(plain).flatMap(box -> at(visible, box.start(), limit, "boxed")))
                .or(() -> Wrapped.tag(visible).flatMap(tag -> at(visible, tag.start(), limit, "answer_tag")))
                .or(() -> Wrapped.field(visible).flatMap(field -> at(visible, field.start(), limit,
                "json_field")))
                .or(() -> phrase(visible, limit))
                .or(() -> OptionMarks.all(visible, limit).map(letters ->
                        visible.found(letters, "option_marks", 0, plain.length())))
                .or(() -> visible.refused() ? Optional.empty() : at(visible, 0, limit, "leading_letters"))
                .or(() -> verb(visible, limit))
                .or(() -> visible.endTells() ? ending(visible, limit) : Optional.empty());
    }

    private static Optional<Extraction> phrase(Visible visible, int limit) {
        List<Phrase> phrases = ChoicePhrases.find(visible);
        for (int i = phrases.size() - 1; i >= 0; i--) {
            Optional<Extraction> found = phrases.get(i).negated()
                    ? Optional.empty() : at(visible, phrases.get(i).end(), limit, "answer_phrase");
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Extraction> verb(Visible visible, int limit) {
        Optional<Extraction> best = Optional.empty();
        for (String verb : VERBS) {
            int at = visible.lower().lastIndexOf(verb);
            if (at >= 0) {
                Optional<Extraction> found = at(visible, at + verb.length(), limit, "choice_verb");
                if (found.isPresent() && (best.isEmpty() || found.get().start() > best.get().start())) {
                    best = found;
                }
            }
        }
        return best;
    }

    private static Optional<Extraction> ending(Visible visible, int limit) {
        String plain = visible.plain();
        int from = plain.length();
        while (from > 0 && (plain.length() - from < 4 || !Characters.endsSentence(plain, from - 1))) {
            from--;
        }
        Matcher group = GROUP.matcher(plain).region(from, plain.length());
        Optional<Extraction> last = Optional.empty();
        while (group.find()) {
            if (group.start() == 0 || !Characters.latin(plain.charAt(group.start() - 1))) {
                last = letters(visible, group.start(), group.end(), limit, "last_letters").or(() ->
                        Optional.empty());
            }
        }
        return last;
    }

    private static Optional<Extraction> whole(Visible visible, Span span, int limit, String rule) {
        Optional<Extraction> found = at(visible, span.start(), limit, rule);
        String rest = found.map(extraction -> visible.plain().substring(
                Math.min(visible.plain().length(), extraction.end() - extraction.start() + offset(visible,
                extraction))))
                .orElse("x");
        return rest.chars().anyMatch(Character::isLetterOrDigit) ? Optional.empty() : found;
    }

    private static int offset(Visible visible, Extraction extraction) {
        return extraction.start() - visible.found("", "", 0, 0).start();
    }

    /// The group of letters at a place, after wrappers.
    private static Optional<Extraction> at(Visible visible, int from, int limit, String rule) {
        String plain = visible.plain();
        Matcher wrappers = WRAPPERS.matcher(plain).region(from, plain.length());
        int start = wrappers.lookingAt() ? wrappers.end() : from;
        Matcher small = SMALL.matcher(plain).region(start, plain.length());
        if (small.lookingAt()) {
            return letters(visible, small.start(1), small.end(1), limit, rule);
        }
        Matcher group = GROUP.matcher(plain).region(start, plain.length());
        return group.lookingAt() ? letters(visible, group.start(), chosen(visible, group), limit, rule)
                : Optional.empty();
    }

    /// Where the chosen letters end: in `BCD，A项错误` before the comma, as the last one belongs to another
    /// clause.
    private static int chosen(Visible visible, Matcher group) {
        Span last = new Span(group.end() - 1, group.end());
        boolean other = ChoiceVerbs.denied(visible.lower(), last) || OptionMarks.wrong(visible.plain(), last);
        for (int i = group.end() - 1; other && i > group.start(); i--) {
            if (",，;；\n".indexOf(visible.plain().charAt(i)) >= 0) {
                return i;
            }
        }
        return group.end();
    }

    private static Optional<Extraction> letters(Visible visible, int start, int end, int limit, String rule) {
        TreeSet<String> letters = new TreeSet<>();
        for (int i = start; i < end; i++) {
            char c = visible.plain().charAt(i);
            boolean small = c >= 'a' && c <= 'z' && Letters.apart(visible.plain(), i);
            if (small || Characters.capital(c)) {
                if ((c | 32) - 'a' >= limit) {
                    return Optional.empty();
                }
                letters.add(Letters.capital(visible.plain(), new Span(i, i + 1)));
            }
        }
        boolean article = letters.size() == 1 && (letters.first().equals("A") || letters.first().equals("I"))
                && end + 1 < visible.plain().length() && visible.plain().charAt(end) == ' '
                && visible.plain().charAt(end + 1) >= 'a' && visible.plain().charAt(end + 1) <= 'z';
        return article ? Optional.empty() : Optional.of(visible.found(String.join("", letters), rule, start,
                end));
    }
}
