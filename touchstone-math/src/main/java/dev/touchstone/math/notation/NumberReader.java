package dev.touchstone.math.notation;

import dev.touchstone.metrics.exact.Rational;
import java.math.BigInteger;
import java.util.List;
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
    private static final List<Pattern> WITH_COMMAS = List.of(COMMAS, INDIAN, GROUPED);
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
        int end = at;
        while (end < text.length() && (digit(end) || text.charAt(end) >= 'A' && text.charAt(end) <= 'Z'
                || text.charAt(end) == '.')) {
            end++;
        }
        if (end >= text.length() || text.charAt(end) != '_' || !digit(at)) {
            return Optional.empty();
        }
        Matcher matcher = BASED.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        int base = Integer.parseInt(matcher.group(3) == null ? matcher.group(4) : matcher.group(3));
        String behind = matcher.group(2) == null ? "" : matcher.group(2);
        return based(matcher.group(1), behind, base).map(token -> new Found(token, matcher.end()));
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
        while (end < text.length() && digit(end)) {
            end++;
        }
        boolean grouped = end - at <= 3 && end > at && end < text.length()
                && ",{\\ ~".indexOf(text.charAt(end)) >= 0;
        for (Pattern form : !grouped ? List.<Pattern>of() : commas ? WITH_COMMAS : List.of(GROUPED)) {
            Matcher matcher = form.matcher(text).region(at, text.length());
            if (matcher.lookingAt()) {
                return behindPoint(onlyDigits(matcher.group()), matcher.end(), spaced);
            }
        }
        return behindPoint(text.substring(at, end), end, spaced);
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
        if (at < text.length() && text.charAt(at) == '.') {
            Optional<Found> repeating = repeating(whole, at, spaced);
            if (repeating.isPresent()) {
                return repeating.get();
            }
        }
        int end = at;
        String behind = "";
        if (at + 1 < text.length() && text.charAt(at) == '.' && digit(at + 1)) {
            end = at + 1;
            while (end < text.length() && digit(end)) {
                end++;
            }
            behind = text.substring(at + 1, end);
        } else if (at < text.length() && text.charAt(at) == '.' && !text.startsWith("..", at)) {
            end = at + 1;
        }
        if (whole.length() + behind.length() > MAX_DIGITS) {
            throw new OutOfReach(OutOfReach.Cause.LIMIT, "a number has more than " + MAX_DIGITS + " digits");
        }
        long exponent = 0;
        if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            Matcher scientific = EXPONENT.matcher(text).region(end, text.length());
            if (scientific.lookingAt()) {
                exponent = Long.parseLong(scientific.group(1));
                end = scientific.end();
            }
        }
        BigInteger digits = new BigInteger("0" + whole + behind);
        Rational value = new Rational(digits, BigInteger.TEN.pow(behind.length()));
        return new Found(new Token.Digits(value, behind.length(), exponent, spaced), end);
    }

    /// A decimal that repeats without end, `0.\overline{3}` or `0.333...`.
    private Optional<Found> repeating(String whole, int at, boolean spaced) {
        Matcher marked = REPEATING.matcher(text).region(at, text.length());
        if (marked.lookingAt()) {
            String period = marked.group(2) != null ? marked.group(2)
                    : marked.group(3) != null ? marked.group(3) : marked.group(4);
            return Optional.of(new Found(repeated(whole, marked.group(1), period, spaced), marked.end()));
        }
        if (text.indexOf("dots", at) < 0 && text.indexOf("...", at) < 0) {
            return Optional.empty();
        }
        Matcher dotted = DOTTED.matcher(text).region(at, text.length());
        return dotted.lookingAt()
                ? Optional.of(new Found(repeated(whole, dotted.group(1), dotted.group(2), spaced),
                        dotted.end()))
                : Optional.empty();
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
