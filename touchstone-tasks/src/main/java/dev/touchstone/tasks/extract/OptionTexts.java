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
        return only < 0 ? Optional.empty() : Optional.of(String.valueOf((char) ('A' + only)));
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
