package dev.touchstone.tasks.extract;

/// Replacements of single characters that keep every offset.
final class Characters {

    private Characters() {}

    /// Full-width letters, digits and signs become ASCII, odd spaces a space, odd minus signs a hyphen.
    static String normalise(String text) {
        int length = text.length();
        int first = 0;
        while (first < length && normalised(text.charAt(first)) == text.charAt(first)) {
            first++;
        }
        if (first == length) {
            return text;
        }
        char[] characters = text.toCharArray();
        for (int i = first; i < length; i++) {
            boolean grouped = characters[i] == '，' && i > 0 && i + 1 < length && wideDigit(text.charAt(i - 1))
                    && wideDigit(text.charAt(i + 1));
            characters[i] = grouped ? ',' : normalised(characters[i]);
        }
        return new String(characters);
    }

    /// Markdown's `**`, `__` and back-ticks become spaces; a single star stays, it may be a product.
    static String withoutBold(String text) {
        if (text.indexOf('*') < 0 && text.indexOf('`') < 0 && text.indexOf("__") < 0) {
            return text;
        }
        char[] characters = text.toCharArray();
        for (int i = 0; i < characters.length; i++) {
            char c = characters[i];
            boolean doubled = i + 1 < characters.length && characters[i + 1] == c;
            if (c == '`') {
                characters[i] = ' ';
            } else if ((c == '*' || c == '_') && doubled) {
                while (i < characters.length && characters[i] == c) {
                    characters[i++] = ' ';
                }
                i--;
            }
        }
        return new String(characters);
    }

    /// ASCII letters in lower case, everything else as it is.
    static String lower(String text) {
        int length = text.length();
        int first = 0;
        while (first < length && !capital(text.charAt(first))) {
            first++;
        }
        if (first == length) {
            return text;
        }
        char[] characters = text.toCharArray();
        for (int i = first; i < length; i++) {
            if (capital(characters[i])) {
                characters[i] += 32;
            }
        }
        return new String(characters);
    }

    static boolean capital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    static boolean latin(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    /// Whether a line or sentence ends with the character at `i`; a full stop within a number does not end
    /// one.
    static boolean endsSentence(String text, int i) {
        char c = text.charAt(i);
        return switch (c) {
            case '\n', '。', '！', '？', '；', '!', '?', ';' -> true;
            case '.' -> i + 1 >= text.length() || !Characters.digit(text.charAt(i + 1))
                    && !Characters.latin(text.charAt(i + 1)) && text.charAt(i + 1) != '.'
                    && (i == 0 || text.charAt(i - 1) != '.');
            default -> false;
        };
    }

    private static boolean wideDigit(char c) {
        return c >= '０' && c <= '９';
    }

    private static char normalised(char c) {
        if (c < 0x80) {
            return c;
        }
        if (c >= '０' && c <= '９' || c >= 'Ａ' && c <= 'Ｚ' || c >= 'ａ' && c <= 'ｚ') {
            return (char) (c - 0xFEE0);
        }
        return switch (c) {
            case '\u00a0', '\u2002', '\u2003', '\u2007', '\u2009', '\u202f', '\u3000' -> ' ';
            case '\u2010', '\u2011', '\u2012', '\u2212', '－' -> '-';
            case '：' -> ':';
            case '（' -> '(';
            case '）' -> ')';
            case '．' -> '.';
            case '％' -> '%';
            case '＝' -> '=';
            case '＋' -> '+';
            case '＄' -> '$';
            case '／' -> '/';
            case '＊' -> '*';
            case '＃' -> '#';
            case '［', '【' -> '[';
            case '］', '】' -> ']';
            default -> c;
        };
    }
}
