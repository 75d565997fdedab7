package dev.touchstone.metrics.text.scan;

import java.util.Locale;

/// Lower case as `str.lower()` of Python 3.11.
///
/// Differs from Java's in three points: a capital sigma looks at its neighbours by the rule of the Unicode
/// standard (3.13, Final_Sigma) and not by the bounds of words; letters after Unicode 14 keep their case; the
/// language of the machine plays no part.
public final class LowerCase {

    private static final int SIGMA = 0x3A3;
    private static final int FINAL_SIGMA = 0x3C2;
    private static final int SMALL_SIGMA = 0x3C3;
    private static final int CAPITAL_I_WITH_DOT = 0x130;
    /// In Unicode 14 a mark of width zero, since then a spacing one.
    private static final int AHOM_VOWEL_RA = 0x1171E;

    private LowerCase() {}

    /// The text in lower case; the same object where nothing changes.
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isSpecial(text.charAt(i))) {
                return special(text);
            }
        }
        return text.toLowerCase(Locale.ROOT);
    }

    private static boolean isSpecial(char unit) {
        return unit == SIGMA || unit == 0x1C89 || unit >= 0xA7CB && unit <= 0xA7DC
                || unit == 0xD803; // the first half of U+10D50, a capital of Unicode 16
    }

    private static String special(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            int next = i + Character.charCount(codePoint);
            if (codePoint == SIGMA) {
                boolean last = casedBefore(text, i) && !casedAfter(text, next);
                lower.append((char) (last ? FINAL_SIGMA : SMALL_SIGMA));
            } else if (codePoint == CAPITAL_I_WITH_DOT) {
                lower.append("i\u0307");
            } else if (UnicodeVersions.afterFourteen(codePoint)) {
                lower.appendCodePoint(codePoint);
            } else {
                lower.appendCodePoint(Character.toLowerCase(codePoint));
            }
            i = next;
        }
        return lower.toString();
    }

    private static boolean casedBefore(String text, int end) {
        int i = end;
        while (i > 0) {
            int codePoint = text.codePointBefore(i);
            if (!isCaseIgnorable(codePoint)) {
                return isCased(codePoint);
            }
            i -= Character.charCount(codePoint);
        }
        return false;
    }

    private static boolean casedAfter(String text, int start) {
        int i = start;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            if (!isCaseIgnorable(codePoint)) {
                return isCased(codePoint);
            }
            i += Character.charCount(codePoint);
        }
        return false;
    }

    private static boolean isCased(int codePoint) {
        return (Character.isLowerCase(codePoint) || Character.isUpperCase(codePoint)
                || Character.isTitleCase(codePoint)) && !UnicodeVersions.afterFourteen(codePoint);
    }

    /// Case_Ignorable of the Unicode standard, section 3.13: marks, formats, modifiers, and what joins words.
    private static boolean isCaseIgnorable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT,
                    Character.MODIFIER_LETTER, Character.MODIFIER_SYMBOL ->
                !UnicodeVersions.afterFourteen(codePoint);
            default -> switch (codePoint) {
                case '\'', '.', ':', 0xB7, 0x387, 0x55F, 0x5F4, 0x2018, 0x2019, 0x2024, 0x2027,
                        0xFE13, 0xFE52, 0xFE55, 0xFF07, 0xFF0E, 0xFF1A, AHOM_VOWEL_RA -> true;
                default -> false;
            };
        };
    }
}
