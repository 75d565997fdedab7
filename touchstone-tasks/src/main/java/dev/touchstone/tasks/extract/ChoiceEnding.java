package dev.touchstone.tasks.extract;

import java.util.List;
import java.util.Optional;

/// Finds a choice by the end of the text: a letter that the last sentence concludes with, or the only letter
/// there is.
final class ChoiceEnding {

    private static final List<String> CONCLUSIONS = List.of("so ", "thus", "hence", "therefore", "finally",
            "final:", "in conclusion",
            "->", "=>", "→", "因此",
            "所以", "综上", "故", "即", "是");

    private ChoiceEnding() {}

    static Optional<Extraction> find(Visible visible, int limit) {
        return conclusion(visible, limit).or(() -> only(visible, limit));
    }

    /// What a correction that begins at `from` concludes with: `Wait, it asks for the longest, so B.`
    static Optional<Extraction> concluded(Visible visible, int from, int limit) {
        int end = visible.plain().length();
        while (end > 0 && !Character.isLetterOrDigit(visible.plain().charAt(end - 1))) {
            end--;
        }
        Optional<Extraction> last = end > from ? conclusion(visible, limit) : Optional.empty();
        return last.map(found ->
                new Extraction(found.answer(), "self_correction", found.start(), found.end()));
    }

    private static Optional<Extraction> conclusion(Visible visible, int limit) {
        String plain = visible.plain();
        int end = plain.length();
        while (end > 0 && !Character.isLetterOrDigit(plain.charAt(end - 1))) {
            end--;
        }
        int last = end - 1;
        if (last < 0 || !Characters.capital(plain.charAt(last)) || plain.charAt(last) - 'A' >= limit
                || !Letters.alone(plain, last)) {
            return Optional.empty();
        }
        int from = last;
        while (from > 0 && last - from < 80 && !Characters.endsSentence(plain, from - 1)) {
            from--;
        }
        String before = visible.lower().substring(from, last).strip();
        String near = visible.lower().substring(Math.max(from, last - 24), last);
        boolean concludes = before.isEmpty() || before.equals("(") || before.equals("option")
                || CONCLUSIONS.stream().anyMatch(near::contains);
        for (int i = before.length() - 1; i >= 0; i--) {
            if (",;，；".indexOf(before.charAt(i)) >= 0) {
                before = before.substring(i + 1);
                break;
            }
        }
        boolean denies = before.contains("not ") || before.contains("不") || before.contains("排除");
        return concludes && !denies
                ? Optional.of(ChoiceExtractor.letter(visible, new Span(last, last + 1), "conclusion_letter"))
                : Optional.empty();
    }

    private static Optional<Extraction> only(Visible visible, int limit) {
        String plain = visible.plain();
        int found = -1;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (!Characters.capital(c) || c - 'A' >= limit || !Letters.alone(plain, i)) {
                continue;
            }
            if (Letters.at(plain, i, limit).isEmpty()) {
                continue; // an article or a pronoun
            }
            if (ChoiceVerbs.denied(visible.lower(), new Span(i, i + 1)) || found >= 0
                    && plain.charAt(found) != c) {
                return Optional.empty();
            }
            found = i;
        }
        return found < 0 ? Optional.empty()
                : Optional.of(ChoiceExtractor.letter(visible, new Span(found, found + 1), "only_letter"));
    }
}
