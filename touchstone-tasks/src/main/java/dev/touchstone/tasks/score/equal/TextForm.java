package dev.touchstone.tasks.score.equal;

import java.util.List;
import java.util.Locale;

/// Leaves aside what does not matter in free-form answers: case, white space, punctuation (unless the
/// reference is nothing else), a leading article.
public final class TextForm {

    private TextForm() {}

    /// The form in which texts are compared.
    ///
    /// @param text any text
    /// @param gold the reference; decides whether punctuation matters
    public static String normalise(String text, String gold) {
        boolean words = gold.chars().anyMatch(Character::isLetterOrDigit);
        StringBuilder normal = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean kept = words ? Character.isLetterOrDigit(c) || Character.isSurrogate(c) || inNumber(text,
                    i) : c > ' ';
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
