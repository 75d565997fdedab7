package dev.touchstone.tasks.score.equal;

import dev.touchstone.metrics.exact.Rational;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text that stands for one number, unit and all: `70,000`, `\$1.50`, `12\frac{3}{5}`, `50\%`, `45^\circ`,
/// `x = 3 \text{ cm}`.
///
/// @param value its exact value, the percent sign left aside
/// @param percent whether it has a percent sign
public record NumberLiteral(Rational value, boolean percent) {

    private static final Rational HUNDRED = Rational.of(100);
    private static final Pattern THOUSANDS = Pattern.compile("(?<![\\d.,])\\d{1,3}(?:,\\d{3})++(?![\\d,])");
    private static final Pattern PAIR = Pattern.compile("\\(\\s*+-?\\d{1,3}(?:,\\d{3})++\\s*+\\)");
    private static final Pattern UNIT = Pattern.compile(
            "(?<=[\\d})])\\s*+(?:[A-Za-z][A-Za-z.\\s]+|[\\u4e00-\\u9fff]{1,6})(?:\\^\\{?[23]\\}?)?$");
    private static final Pattern VARIABLE = Pattern.compile("^\\s*+[A-Za-z](?:_\\{?\\w\\}?)?\\s*+=\\s*+"
            + "(?=[^=])");

    /// Reads a text; empty when it is not one number.
    public static Optional<NumberLiteral> parse(String text) {
        if (text.length() > 1_200 || text.chars().noneMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        String plain = Latex.plain(text);
        Matcher variable = VARIABLE.matcher(plain);
        if (variable.find()) {
            plain = plain.substring(variable.end());
        }
        boolean percent = plain.indexOf('%') >= 0;
        if (percent) {
            plain = plain.replace("%", "");
        }
        plain = plain.strip();
        if (Character.isLetter(plain.isEmpty() ? ' ' : plain.charAt(plain.length() - 1))
                || plain.endsWith("2") || plain.endsWith("3") || plain.endsWith("}")) {
            plain = UNIT.matcher(plain).replaceFirst("");
        }
        if (plain.indexOf(',') >= 0) {
            if (PAIR.matcher(plain).matches() && !text.contains("{,}")) {
                return Optional.empty(); // `(1,234)` is an ordered pair
            }
            if (!THOUSANDS.matcher(plain).find()) {
                return Optional.empty();
            }
            plain = plain.replace(",", "");
        }
        return Arithmetic.evaluate(plain).map(value -> new NumberLiteral(value, percent));
    }

    /// Whether both stand for the same number; see [NumericStep] for percent.
    public boolean same(NumberLiteral other) {
        return value.equals(other.value)
                || percent && value.equals(other.value.times(HUNDRED))
                || other.percent && other.value.equals(value.times(HUNDRED));
    }
}
