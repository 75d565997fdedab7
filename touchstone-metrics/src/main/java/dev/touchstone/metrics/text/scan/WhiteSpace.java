package dev.touchstone.metrics.text.scan;

/// White space as Python's `str.split()`, `str.strip()` and `\s` see it.
///
/// Unlike Java's: the separators U+001C to U+001F, U+0085 and the no-break spaces count, U+200B does not.
public final class WhiteSpace {

    /// One bit for each white character up to the space: tab to carriage return, U+001C to U+0020.
    private static final long LOW = 0x1_F000_3E00L;

    private WhiteSpace() {}

    /// Whether a character is white space.
    ///
    /// @param character a code point or a UTF-16 unit; no white space lies beyond the basic plane
    public static boolean is(int character) {
        if (character <= ' ') {
            return (LOW >>> character & 1) != 0;
        }
        return character >= 0x85 && isHigh(character);
    }

    private static boolean isHigh(int character) {
        return switch (character) {
            case 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
            default -> character >= 0x2000 && character <= 0x200A;
        };
    }

    /// The text without white space at its end.
    public static String stripEnd(String text) {
        return text.substring(0, end(text));
    }

    /// The text without white space at both ends.
    public static String strip(String text) {
        int end = end(text);
        int start = 0;
        while (start < end && is(text.charAt(start))) {
            start++;
        }
        return text.substring(start, end);
    }

    private static int end(String text) {
        int end = text.length();
        while (end > 0 && is(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }
}
