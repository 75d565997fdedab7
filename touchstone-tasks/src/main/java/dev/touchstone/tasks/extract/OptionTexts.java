package dev.touchstone.tasks.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Maps the text of an option that a model repeats to its letter.
final class OptionTexts {

    /// `(a)` or `a.` before the text, as some data sets write it.
    private static final Pattern LABEL = Pattern.compile("^(?:\\([a-z]\\)|[a-z][.)])\\s*+(?=\\S)");
    private static final Pattern LABELLED = Pattern.compile("[\\s*-]{0,6}\\(?[A-L][).:]");
    private static final Pattern REASON = Pattern.compile("\\s?[.。]?\\n|[.。]\\s(?!\\S{1,12},)"
            + "|,? (?:because|since|as it|due to)\\b"
            + "|, (?:not|which)\\b|[，,]?(?:因为|由于|而不是|而非)");
    private static final Pattern UNIT = Pattern.compile("\\s?[^\\s\\d]{0,12}(?:\\s[^\\s\\d]{1,12})?");
    /// In a longer text an option's text may well be part of the question or of a calculation.
    private static final int SHORT = 300;

    private final List<String> texts;

    OptionTexts(List<String> choices) {
        texts = new ArrayList<>(choices.size());
        for (String choice : choices) {
            String text = Characters.lower(Characters.normalise(choice)).strip();
            texts.add(LABEL.matcher(text).replaceFirst(""));
        }
    }

    /// The one option whose text stands within the span; empty when none or several do.
    Optional<String> unique(Visible visible, Span span) {
        int only = -1;
        for (int i = 0; i < texts.size(); i++) {
            if (occurs(visible.lower(), i, span.start(), span.end())) {
                if (only >= 0) {
                    return Optional.empty();
                }
                only = i;
            }
        }
        return only < 0 ? sameNumber(visible, span) : Optional.of(String.valueOf((char) ('A' + only)));
    }

    /// The one option that is the number which the span holds: `75` for `$75`.
    private Optional<String> sameNumber(Visible visible, Span span) {
        List<NumberToken> written = span.end() - span.start() > SHORT ? List.of()
                : NumberScanner.all(visible.lower(), span.start(), span.end());
        if (written.size() != 1) {
            return Optional.empty();
        }
        List<Integer> equal = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            List<NumberToken> option = NumberScanner.all(texts.get(i), 0, texts.get(i).length());
            if (option.size() == 1 && option.getFirst().value().equals(written.getFirst().value())
                    && UNIT.matcher(texts.get(i).substring(option.getFirst().end())).matches()
                    && texts.get(i).substring(0, option.getFirst().start()).isBlank()) {
                equal.add(i);
            }
        }
        return equal.size() == 1 ? Optional.of(String.valueOf((char) ('A' + equal.getFirst())))
                : Optional.empty();
    }

    /// The one option that is named in a short text; else, the one in the last sentence.
    Optional<Extraction> named(Visible visible, String rule) {
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        String lower = visible.lower();
        Span whole = new Span(0, lower.length());
        Optional<String> option = whole.end() > SHORT ? Optional.empty() : unique(visible, whole);
        boolean first = option.isPresent() && lower.startsWith(texts.get(option.get().charAt(0) - 'A'));
        Optional<String> begun = option.isPresent() ? option : leading(visible);
        if (begun.isPresent() && option.isEmpty()) {
            return Optional.of(visible.found(begun.get(), rule, 0, whole.end()));
        }
        if (option.isPresent() && (first || !Cut.amid(lower, 0, lower.length()))) {
            return Optional.of(visible.found(option.get(), rule, whole.start(), whole.end()));
        }
        if (!visible.endTells() || labelled(visible.plain())) {
            return Optional.empty();
        }
        int end = lower.length();
        while (end > 0 && (lower.charAt(end - 1) <= ' ' || Characters.endsSentence(lower, end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && !Characters.endsSentence(lower, start - 1)) {
            start--;
        }
        Span sentence = new Span(start, end);
        return unique(visible, sentence).map(found -> visible.found(found, rule, sentence.start(),
                sentence.end()));
    }

    /// The option whose text a longer answer begins with, a reason behind: `UDP, because it is
    /// connectionless.`
    private Optional<String> leading(Visible visible) {
        String lower = visible.lower();
        int longest = -1;
        for (int i = 0; i < texts.size(); i++) {
            boolean begins = !texts.get(i).isEmpty() && lower.startsWith(texts.get(i))
                    && REASON.matcher(lower).region(texts.get(i).length(), lower.length()).lookingAt();
            boolean longer = longest < 0 || texts.get(i).length() > texts.get(longest).length();
            longest = begins && longer ? i : longest;
        }
        boolean taken = longest >= 0
                && Corrections.after(lower, texts.get(longest).length()) == lower.length();
        return taken ? Optional.of(String.valueOf((char) ('A' + longest))) : Optional.empty();
    }

    /// Whether the last line and one more begin with an option's letter: the options repeated, no choice.
    private static boolean labelled(String plain) {
        int labels = 0;
        int line = plain.stripTrailing().lastIndexOf('\n');
        for (int tries = 0; tries < 20; tries++) {
            if (LABELLED.matcher(plain).region(line + 1, plain.length()).lookingAt()) {
                labels++;
            } else if (tries == 0) {
                return false;
            }
            if (line < 0) {
                break;
            }
            line = plain.lastIndexOf('\n', line - 1);
        }
        return labels > 1;
    }

    /// Whether the option's text occurs by itself, not denied, and not only within a longer option's text.
    private boolean occurs(String lower, int option, int start, int end) {
        String text = texts.get(option);
        if (text.isEmpty()) {
            return false;
        }
        int tries = 0;
        for (int at = lower.indexOf(text, start, end); at >= 0 && tries < 100;
                at = at + 1 < end ? lower.indexOf(text, at + 1, end) : -1) {
            tries++;
            int after = at + text.length();
            if (bounded(lower, at, after) && !denied(lower, at) && !withinLonger(lower, option, at, after)) {
                return true;
            }
        }
        return false;
    }

    private static boolean bounded(String lower, int at, int after) {
        return (at == 0 || !word(lower.charAt(at - 1)) || !word(lower.charAt(at)))
                && (after >= lower.length() || !word(lower.charAt(after)) || !word(lower.charAt(after - 1)))
                && (after + 1 >= lower.length() || lower.charAt(after) != '.'
                || !Characters.digit(lower.charAt(after + 1)))
                && (at == 0 || lower.charAt(at - 1) != '.' && lower.charAt(at - 1) != '-'
                || !Characters.digit(lower.charAt(at)));
    }

    private static boolean word(char c) {
        return Characters.latin(c) || Characters.digit(c);
    }

    private static boolean denied(String lower, int at) {
        String before = lower.substring(Math.max(0, at - 12), at);
        return before.endsWith("not ") || before.endsWith("not the ") || before.endsWith("n't ")
                || before.endsWith("不是")
                || before.endsWith("rather than ") || before.endsWith("并非") || before.endsWith("not in ");
    }

    private boolean withinLonger(String lower, int option, int at, int after) {
        String text = texts.get(option);
        for (int i = 0; i < texts.size(); i++) {
            String other = texts.get(i);
            if (i != option && other.length() > text.length() && other.contains(text)) {
                int from = Math.max(0, at - other.length());
                int found = lower.indexOf(other, from, Math.min(lower.length(), after + other.length()));
                if (found >= 0 && found <= at && found + other.length() >= after) {
                    return true;
                }
            }
        }
        return false;
    }
}
