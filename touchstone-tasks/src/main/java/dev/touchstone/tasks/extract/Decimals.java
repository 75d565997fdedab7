package dev.touchstone.tasks.extract;

import java.math.BigDecimal;
import java.util.Optional;

/// Reads texts that are one plain decimal.
public final class Decimals {

    private Decimals() {}

    /// The decimal of a text such as `-12`, `1,234.5`, `.5`; empty for anything else, and beyond 1,000
    /// digits.
    public static Optional<BigDecimal> parse(String text) {
        String digits = text.strip();
        if (digits.isEmpty() || digits.length() > NumberScanner.MAX_DIGITS) {
            return Optional.empty();
        }
        int from = digits.charAt(0) == '-' || digits.charAt(0) == '+' ? 1 : 0;
        boolean point = false;
        boolean any = false;
        StringBuilder plain = new StringBuilder(digits.length()).append(digits, 0, from);
        for (int i = from; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (Characters.digit(c)) {
                any = true;
                plain.append(c);
            } else if (c == '.' && !point) {
                point = true;
                plain.append(c);
            } else if (c != ',' || point || !group(digits, i, from)) {
                return Optional.empty();
            }
        }
        return any ? Optional.of(new BigDecimal(plain.toString())) : Optional.empty();
    }

    private static boolean group(String digits, int comma, int from) {
        int end = comma + 1;
        while (end < digits.length() && Characters.digit(digits.charAt(end))) {
            end++;
        }
        int first = digits.indexOf(',');
        return end - comma == 4 && first - from <= 3 && first > from;
    }
}
