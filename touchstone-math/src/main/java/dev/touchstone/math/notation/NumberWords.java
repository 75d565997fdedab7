package dev.touchstone.math.notation;

import dev.touchstone.metrics.exact.Rational;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Numbers in words: English up to a hundred, Chinese numerals up to ten thousand times ten thousand.
public final class NumberWords {

    private static final List<String> SMALL =
            List.of(("zero one two three four five six seven eight nine ten eleven"
            + " twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen").split(" "));
    private static final List<String> TENS =
            List.of("twenty thirty forty fifty sixty seventy eighty ninety".split(" "));
    private static final String DIGITS = "零一二三四五六七八九";
    private static final Map<Character, Long> UNITS = Map.of('十', 10L, '百', 100L, '千', 1_000L);

    private NumberWords() {}

    /// The number that the words name.
    public static Optional<Expression> find(String words) {
        String lower = words.toLowerCase(Locale.ROOT).strip();
        if (SMALL.contains(lower)) {
            return number(SMALL.indexOf(lower));
        }
        if (lower.equals("hundred") || lower.equals("one hundred")) {
            return number(100);
        }
        String[] parts = lower.split("[- ]");
        if (TENS.contains(parts[0]) && parts.length <= 2) {
            long tens = 20 + 10L * TENS.indexOf(parts[0]);
            int ones = parts.length == 2 ? SMALL.indexOf(parts[1]) : 0;
            return ones < 0 || ones > 9 ? Optional.empty() : number(tens + ones);
        }
        return chinese(lower.replace('两', '二').replace('〇', '零'));
    }

    private static Optional<Expression> number(long value) {
        return Optional.of(new Expression.Number(Rational.of(value), 0));
    }

    private static Optional<Expression> chinese(String text) {
        long thousands = 0;
        long section = 0;
        long digit = 0;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (DIGITS.indexOf(sign) >= 0) {
                digit = DIGITS.indexOf(sign);
            } else if (UNITS.containsKey(sign)) {
                section += (digit == 0 ? 1 : digit) * UNITS.get(sign);
                digit = 0;
            } else if (sign == '万') {
                thousands = (section + digit) * 10_000;
                section = 0;
                digit = 0;
            } else {
                return Optional.empty();
            }
        }
        return text.isEmpty() || text.length() > 16 ? Optional.empty() : number(thousands + section + digit);
    }
}
