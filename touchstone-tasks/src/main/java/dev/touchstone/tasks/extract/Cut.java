package dev.touchstone.tasks.extract;

import java.util.Set;

/// Tells a text that stops in the middle of a sentence although nobody said that it was cut.
final class Cut {

    /// Words that no sentence ends with.
    private static final Set<String> OPEN_WORDS = Set.of(
            "the", "an", "of", "and", "or", "is", "are", "was", "were", "to", "for", "with", "from", "than",
            "then",
            "because", "which", "that", "we", "but", "as", "at", "by", "if", "equals", "plus",
            "minus",
            "let", "since", "where", "when", "be", "about", "into", "has",
            "have", "will", "would", "should", "must", "its", "their", "our", "your", "his", "very", "whose",
            "between", "during", "per");
    private static final String OPEN_SIGNS = "、=+×÷:：(（";
    private static final String OPEN_CHINESE = "的为和与在而因于由把被从若则";

    private Cut() {}

    /// Whether the text between two places ends with a word or a sign that calls for more.
    static boolean amid(String text, int start, int end) {
        int last = end - 1;
        while (last >= start && text.charAt(last) <= ' ') {
            last--;
        }
        if (last < start) {
            return false;
        }
        char c = text.charAt(last);
        if (OPEN_SIGNS.indexOf(c) >= 0 || OPEN_CHINESE.indexOf(c) >= 0 && last - start > 8) {
            return true;
        }
        if (c == '是' && last > start && text.charAt(last - 1) == '的') {
            return true;
        }
        int from = last;
        while (from >= start && last - from < 8 && Characters.latin(text.charAt(from))) {
            from--;
        }
        boolean word = from >= start && text.charAt(from) == ' ';
        return word && OPEN_WORDS.contains(text.substring(from + 1, last + 1));
    }
}
