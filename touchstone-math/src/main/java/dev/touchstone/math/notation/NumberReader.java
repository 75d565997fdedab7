package dev.touchstone.math.notation;

import dev.touchstone.metrics.exact.Rational;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads numbers in digits: grouped digits, decimals, repeating decimals, scientific notation, numerals with
/// a base.
final class NumberReader {

    /// Longest number that is read, in digits.
    static final int MAX_DIGITS = 20_000;

    private static final String MARKED =
            "(?:\\{,\\}|,\\\\!|\\\\,|\\\\ |\\\\;|\\\\:|,?\\\\!|~|\\{\\\\,\\}|,\\\\,| )";
    private static final Pattern GROUPED =
            Pattern.compile("\\d{1,3}(?:" + MARKED + "\\s*\\d{3}(?!\\d))+");
    private static final Pattern COMMAS = Pattern.compile("\\d{1,3}(?:,\\d{3}(?!\\d))+");
    private static final Pattern INDIAN = Pattern.compile("\\d{1,2}(?:,\\d{2})+,\\d{3}(?!\\d)");
    private static final Pattern FRACTION = Pattern.compile("\\.(\\d+)");
    private static final Pattern REPEATING =
            Pattern.compile("\\.(\\d*)(?:\\\\(?:overline|bar|dot)\\s*(?:\\{(\\d+)\\}|(\\d))|\\((\\d+)\\))");
    private static final Pattern DOTTED =
            Pattern.compile("\\.(\\d{1,12}?)(\\d{1,12})\\2(?:\\.\\.\\.|\\\\[cl]?dots)");
    private static final Pattern EXPONENT = Pattern.compile("[eE]([+-]?\\d{1,12})(?![\\d.])");
    private static final Pattern BASED =
            Pattern.compile("([0-9A-Z]{1,200})(?:\\.([0-9A-Z]{1,200}))?_\\s*"
                    + "(?:\\{\\s*(\\d{1,2})\\s*\\}|(\\d{1,2}))(?![\\d^])");

    private final String text;

    NumberReader(String text) {
        this.text = text;
    }

    /// A token and where the text goes on.
    record Found(Token token, int end) {}

    /// The numeral with a base that starts there.
    Optional<Found> numeral(int at) {
        Matcher matcher = BASED.matcher(text).region(at, text.length());
        if (text.indexOf('_', at) < 0 || !matcher.lookingAt() || !Character.isDigit(text.charAt(at))) {
            return Optional.empty();
        }
        int base = Integer.parseInt(matcher.group(3) == null ? matcher.group(4) : matcher.group(3));
        String whole = matcher.group(1);
        String behind = matcher.group(2) == null ? "" : matcher.group(2);
        return based(whole, behind, base).map(token -> new Found(token, matcher.end()));
    }

    /// The numeral of those digits; absent where a digit does not exist in the base.
    static Optional<Token.Based> based(String whole, String behind, int base) {
        if (base < 2 || base > 36 || whole.length() + behind.length() > 1_000
                || (whole + behind).chars().anyMatch(digit -> Character.digit(digit, base) < 0)) {
            return Optional.empty();
        }
        Rational value = new Rational(new BigInteger(whole + behind, base),
                BigInteger.valueOf(base).pow(behind.length()));
        return Optional.of(new Token.Based(value, base, behind.isEmpty() ? whole : whole + "." + behind));
    }

    /// The number that starts at a digit or at a point before a digit.
    ///
    /// @param commas whether plain commas between groups of digits belong to the number
    Found number(int at, boolean commas, boolean spaced) {
        int end = at;
        Matcher grouped = GROUPED.matcher(text).region(at, text.length());
        Matcher plain = (commas ? COMMAS : GROUPED).matcher(text).region(at, text.length());
        Matcher indian = INDIAN.matcher(text).region(at, text.length());
        if (commas && plain.lookingAt()) {
            end = plain.end();
        } else if (commas && indian.lookingAt()) {
            end = indian.end();
        } else if (grouped.lookingAt()) {
            end = grouped.end();
        } else {
            return plain(at, spaced);
        }
        String whole = onlyDigits(text.substring(at, end));
        return behindPoint(whole, end, spaced);
    }

    /// The number that starts there, its digits not grouped: an index or exponent.
    Found plain(int at, boolean spaced) {
        int end = at;
        while (end < text.length() && digit(end)) {
            end++;
        }
        return behindPoint(text.substring(at, end), end, spaced);
    }

    private Found behindPoint(String whole, int at, boolean spaced) {
        Matcher repeating = REPEATING.matcher(text).region(at, text.length());
        Matcher dotted = DOTTED.matcher(text).region(at, text.length());
        if (at < text.length() && text.charAt(at) == '.' && repeating.lookingAt()) {
            String period = repeating.group(2) != null ? repeating.group(2)
                    : repeating.group(3) != null ? repeating.group(3) : repeating.group(4);
            return new Found(repeated(whole, repeating.group(1), period, spaced), repeating.end());
        }
        if (at < text.length() && text.charAt(at) == '.' && text.indexOf("dots", at)
                + text.indexOf("...", at) > -2
                && dotted.lookingAt() && dotted.group(2).length() * 3 <= dotted.group().length() + 3) {
            return new Found(repeated(whole, dotted.group(1), dotted.group(2), spaced), dotted.end());
        }
        Matcher fraction = FRACTION.matcher(text).region(at, text.length());
        String behind = "";
        int end = at;
        if (fraction.lookingAt()) {
            behind = fraction.group(1);
            end = fraction.end();
        } else if (at < text.length() && text.charAt(at) == '.' && !text.startsWith("..", at)) {
            end = at + 1;
        }
        if (whole.length() + behind.length() > MAX_DIGITS) {
            throw new OutOfReach(OutOfReach.Cause.LIMIT, "a number has more than " + MAX_DIGITS + " digits");
        }
        long exponent = 0;
        Matcher scientific = EXPONENT.matcher(text).region(end, text.length());
        if (scientific.lookingAt()) {
            exponent = Long.parseLong(scientific.group(1));
            end = scientific.end();
        }
        Rational value = new Rational(new BigInteger("0" + whole + behind),
                BigInteger.TEN.pow(behind.length()));
        return new Found(new Token.Digits(value, behind.length(), exponent, spaced), end);
    }

    private static Token.Digits repeated(String whole, String fixed, String period, boolean spaced) {
        BigInteger scale = BigInteger.TEN.pow(fixed.length());
        BigInteger nines = BigInteger.TEN.pow(period.length()).subtract(BigInteger.ONE);
        Rational start = new Rational(new BigInteger("0" + whole + fixed), scale);
        Rational rest = new Rational(new BigInteger(period), scale.multiply(nines));
        return new Token.Digits(start.plus(rest), 0, 0, spaced);
    }

    private boolean digit(int at) {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static String onlyDigits(String grouped) {
        StringBuilder digits = new StringBuilder(grouped.length());
        for (int i = 0; i < grouped.length(); i++) {
            if (Character.isDigit(grouped.charAt(i))) {
                digits.append(grouped.charAt(i));
            }
        }
        return digits.toString();
    }
}
