package dev.touchstone.tasks.extract;

import java.util.List;

/// Reads what stands before the digits of a number: minus and currency.
final class Signs {

    private static final List<String> CURRENCIES = List.of("\\$", "$", "€", "£", "¥", "￥", "US$", "Rs.",
            "USD");

    private Signs() {}

    /// Where the number begins, currency and minus included.
    static int start(String text, int digits) {
        int start = currency(text, digits);
        if (minus(text, start)) {
            start--;
            return currency(text, start);
        }
        return start;
    }

    /// Whether a minus stands between `start` and the digits.
    static boolean negative(String text, int start, int digits) {
        return text.substring(start, digits).indexOf('-') >= 0;
    }

    private static int currency(String text, int before) {
        int end = before > 0 && text.charAt(before - 1) == ' ' ? before - 1 : before;
        for (String currency : CURRENCIES) {
            int from = end - currency.length();
            if (from >= 0 && text.startsWith(currency, from)) {
                return from;
            }
        }
        return before;
    }

    /// A hyphen is a minus unless it stands between two operands or within a word.
    private static boolean minus(String text, int before) {
        if (before == 0 || text.charAt(before - 1) != '-') {
            return false;
        }
        int i = before - 2;
        if (i < 0) {
            return true;
        }
        char touching = text.charAt(i);
        if (Character.isLetterOrDigit(touching) && touching < 0x2e80 || touching == ')' || touching == ']'
                || touching == '}'
                || touching == '-' || touching == '%') {
            return false;
        }
        while (i >= 0 && text.charAt(i) == ' ') {
            i--;
        }
        return i < 0 || !Characters.digit(text.charAt(i));
    }
}
