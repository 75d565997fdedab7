package dev.touchstone.tasks.extract;

import java.util.List;
import java.util.regex.Pattern;

/// Reads what stands before the digits of a number: minus and currency.
final class Signs {

    private static final List<String> CURRENCIES = List.of("\\$", "$", "€", "£", "¥", "￥", "US$", "Rs.",
            "USD");

    private static final Pattern NEGATIVE = Pattern.compile("(?i)-|negative|minus|负|零下");
    /// Behind other words `minus` stands between two operands.
    private static final Pattern BEFORE_MINUS = Pattern.compile(
            "(?i)(?:^|[:=\\n]|\\b(?:is|was|be|to|of|at|about|exactly|equals|reached|reaches"
            + "|becomes))\\s{0,3}$");

    private Signs() {}

    /// Where the number begins, currency and minus included.
    static int start(String text, int digits) {
        int start = currency(text, digits);
        if (minus(text, start)) {
            start--;
            return currency(text, start);
        }
        return word(text, start);
    }

    /// Whether a minus stands between `start` and the digits.
    static boolean negative(String text, int start, int digits) {
        return start < digits && NEGATIVE.matcher(text).region(start, digits).find();
    }

    /// Where a word begins that makes the number negative: `negative 5`, `is minus 5`, `零下5`.
    private static int word(String text, int start) {
        int end = start;
        while (end > 0 && start - end < 3 && text.charAt(end - 1) == ' ') {
            end--;
        }
        if (end == 0 || end < start && !Characters.latin(text.charAt(end - 1))) {
            return start;
        }
        char last = text.charAt(end - 1);
        if (last == '负' && (end < 2 || "正胜平".indexOf(text.charAt(end - 2)) < 0
                && !Characters.digit(text.charAt(end - 2)))) {
            return end - 1;
        }
        if (last == '下' && text.startsWith("零下", end - 2)) {
            return end - 2;
        }
        if (end < start && last == 'e' && text.regionMatches(true, end - 8, "negative", 0, 8)
                && (end == 8 || text.charAt(end - 9) <= ' ')) {
            return end - 8;
        }
        boolean minus = end < start && last == 's' && text.regionMatches(true, end - 5, "minus", 0, 5)
                && BEFORE_MINUS.matcher(text).region(Math.max(0, end - 20), end - 5).find();
        return minus ? end - 5 : start;
    }

    /// Where a currency sign before the number begins, or the number itself.
    static int currency(String text, int before) {
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
