package dev.touchstone.tasks.score.call;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Numbers of source code; longer ones than [#LONGEST] characters are texts, so that none costs long.
final class SourceNumbers {

    private static final int LONGEST = 400;
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+(?:_[0-9]+)*");
    private static final Pattern REAL = Pattern.compile(
            "[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?|[+-]?(?i:inf|infinity|nan)");

    private SourceNumbers() {}

    /// A whole number, else a real one, else nothing; blanks around it do not matter.
    static Optional<Literal> read(String text) {
        String number = text.strip();
        if (number.length() > LONGEST) {
            return Optional.empty();
        } else if (WHOLE.matcher(number).matches()) {
            return Optional.of(whole(number));
        } else if (REAL.matcher(number).matches()) {
            return Optional.of(new Literal.Real(real(number)));
        }
        return Optional.empty();
    }

    /// A whole number that a pattern has found.
    static Literal whole(String digits) {
        String plain = digits.replace("_", "");
        return plain.length() > LONGEST ? new Literal.Text(digits)
                : new Literal.Whole(new BigInteger(plain.startsWith("+") ? plain.substring(1) : plain));
    }

    static double real(String digits) {
        String lower = digits.toLowerCase(Locale.ROOT).replace("+", "");
        return switch (lower) {
            case "inf", "infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            case "nan", "-nan" -> Double.NaN;
            default -> Double.parseDouble(digits);
        };
    }
}
