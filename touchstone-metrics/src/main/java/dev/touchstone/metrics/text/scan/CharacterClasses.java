package dev.touchstone.metrics.text.scan;

/// Classes of characters as the references' regular expressions see them.
public final class CharacterClasses {

    private static final int PUNCTUATION = 1 << Character.CONNECTOR_PUNCTUATION
            | 1 << Character.DASH_PUNCTUATION | 1 << Character.OTHER_PUNCTUATION
            | 1 << Character.START_PUNCTUATION | 1 << Character.END_PUNCTUATION
            | 1 << Character.INITIAL_QUOTE_PUNCTUATION | 1 << Character.FINAL_QUOTE_PUNCTUATION;
    private static final int SYMBOL = 1 << Character.MATH_SYMBOL | 1 << Character.CURRENCY_SYMBOL
            | 1 << Character.MODIFIER_SYMBOL | 1 << Character.OTHER_SYMBOL;
    private static final int NUMBER = 1 << Character.DECIMAL_DIGIT_NUMBER | 1 << Character.LETTER_NUMBER
            | 1 << Character.OTHER_NUMBER;
    private static final int LETTER = 1 << Character.UPPERCASE_LETTER | 1 << Character.LOWERCASE_LETTER
            | 1 << Character.TITLECASE_LETTER | 1 << Character.MODIFIER_LETTER | 1 << Character.OTHER_LETTER;

    private CharacterClasses() {}

    /// Whether a code point is in `\p{P}` of the module regex.
    public static boolean isPunctuation(int codePoint) {
        int type = Character.getType(codePoint);
        return in(PUNCTUATION, type)
                || type == Character.UNASSIGNED && UnicodeVersions.newPunctuation(codePoint);
    }

    /// Whether a code point is in `\p{S}` of the module regex.
    public static boolean isSymbol(int codePoint) {
        int type = Character.getType(codePoint);
        return in(SYMBOL, type) || type == Character.UNASSIGNED && UnicodeVersions.newSymbol(codePoint);
    }

    /// Whether a code point is in `\p{N}` of the module regex.
    public static boolean isNumber(int codePoint) {
        int type = Character.getType(codePoint);
        return in(NUMBER, type) || type == Character.UNASSIGNED && UnicodeVersions.newNumber(codePoint);
    }

    /// Whether a code point is in `\w` of Python 3.11: letters, numbers, the underscore; no combining marks.
    public static boolean isWordCharacter(int codePoint) {
        return in(LETTER | NUMBER, Character.getType(codePoint)) && !UnicodeVersions.afterFourteen(codePoint)
                || codePoint == '_';
    }

    /// Whether a character is one of Python's `string.punctuation`: the 32 signs of ASCII.
    public static boolean isAsciiPunctuation(int character) {
        return character > ' ' && character < 0x7F
                && !(character >= '0' && character <= '9')
                && !((character | 0x20) >= 'a' && (character | 0x20) <= 'z');
    }

    private static boolean in(int mask, int type) {
        return (mask >>> type & 1) != 0;
    }
}
