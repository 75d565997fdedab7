package dev.touchstone.tasks.score;

import dev.touchstone.tasks.extract.Decimals;
import dev.touchstone.tasks.extract.Extraction;
import dev.touchstone.tasks.extract.TextExtractor;
import dev.touchstone.tasks.extract.Visible;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Compares free-form answers after normalisation; references that are numbers are compared as numbers.
///
/// Left aside: case, white space, punctuation (unless the reference is nothing else), a leading article. What counts
/// is the extracted line, its first sentence, or the whole text.
final class TextComparison implements Comparison {

    private static final TextExtractor TEXTS = new TextExtractor();
    private static final NumberComparison NUMBERS = new NumberComparison();

    @Override
    public Judged judge(Visible visible, Gold gold) {
        Optional<Extraction> found = TEXTS.extract(visible, List.of());
        if (found.isEmpty()) {
            return Judged.NOTHING;
        }
        String wanted = normalise(gold.text(), gold.text());
        String answer = found.get().answer();
        boolean same = normalise(answer, gold.text()).equals(wanted)
                || normalise(sentence(answer), gold.text()).equals(wanted)
                || normalise(visible.plain(), gold.text()).equals(wanted);
        if (!same && Decimals.parse(gold.text()).isPresent()) {
            Judged number = NUMBERS.judge(visible, gold);
            return number.extraction().isPresent() ? number : new Judged(found, false);
        }
        return new Judged(found, same);
    }

    private static String sentence(String answer) {
        int end = answer.indexOf(". ");
        int chinese = answer.indexOf('。');
        int first = end < 0 ? chinese : chinese < 0 ? end : Math.min(end, chinese);
        return first < 0 ? answer : answer.substring(0, first);
    }

    /// @param gold decides whether punctuation matters
    static String normalise(String text, String gold) {
        boolean words = gold.chars().anyMatch(Character::isLetterOrDigit);
        StringBuilder normal = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean kept = words ? Character.isLetterOrDigit(c) || Character.isSurrogate(c) || inNumber(text, i) : c > ' ';
            if (kept) {
                normal.append(c);
            } else if (words && !normal.isEmpty() && normal.charAt(normal.length() - 1) != ' ') {
                normal.append(' ');
            }
        }
        String plain = normal.toString().strip().toLowerCase(Locale.ROOT);
        for (String article : List.of("the ", "a ", "an ")) {
            if (plain.startsWith(article)) {
                return plain.substring(article.length());
            }
        }
        return plain;
    }

    /// A sign or point that belongs to a number is part of the answer.
    private static boolean inNumber(String text, int i) {
        char c = text.charAt(i);
        boolean digitFollows = i + 1 < text.length() && Character.isDigit(text.charAt(i + 1));
        return digitFollows && (c == '-' && (i == 0 || text.charAt(i - 1) == ' ')
                || c == '.' && (i == 0 || !Character.isLetter(text.charAt(i - 1))));
    }
}
