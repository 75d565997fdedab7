package dev.touchstone.tasks.score.compat;

import java.util.regex.Pattern;

/// Texts as the original's language sees them: its white space, its digits, its regular expressions.
///
/// Java's white space leaves out the no-break space and the next-line control, its digits the superscript
/// and circled ones; rules that are to agree to the letter cannot use them.
final class PythonText {

    /// For patterns: `.` stops at a line feed alone, and `$` stands before a final one.
    static final int FLAGS = Pattern.UNIX_LINES | Pattern.UNICODE_CHARACTER_CLASS;
    private static final String SPACES = "[\\s\\x1c-\\x1f]";
    private static final String OTHERS = "[^\\s\\x1c-\\x1f]";

    private PythonText() {}

    /// The text without white space at its ends.
    static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && space(text.charAt(from))) {
            from++;
        }
        while (to > from && space(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    static boolean space(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }

    /// Whether the text is not empty and holds digits only, superscript and circled ones too.
    static boolean digits(String text) {
        return !text.isEmpty() && text.codePoints().allMatch(PythonText::digit);
    }

    private static boolean digit(int point) {
        return Character.isDigit(point) || Character.getType(point) == Character.OTHER_NUMBER
                && Character.getNumericValue(point) >= 0 && Character.getNumericValue(point) <= 9;
    }

    /// A pattern whose `\s` and `\S` mean the same as in the original.
    static Pattern pattern(String expression, int flags) {
        return Pattern.compile(expression.replace("\\s", SPACES).replace("\\S", OTHERS), FLAGS | flags);
    }

    /// The first line; only a line feed ends one.
    static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
