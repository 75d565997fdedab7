package dev.touchstone.tasks.score.equal;

import dev.touchstone.metrics.exact.Rational;
import dev.touchstone.tasks.extract.Decimals;
import dev.touchstone.tasks.extract.NumberScanner;
import dev.touchstone.tasks.extract.NumberToken;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// A text that holds one number and no mathematics: `70,000`, `$1.50`, `2 million`, `50%`, `12 cm`.
///
/// @param value its exact value, the percent sign left aside
/// @param percent whether it has a percent sign
public record NumberText(Rational value, boolean percent) {

    private static final int MAX_LENGTH = 1_200;
    private static final Rational HUNDRED = Rational.of(100);
    private static final String MATHEMATICS = "\\^_√π!";

    /// Reads a text; empty when it holds no number, several, or signs that make another value of it.
    public static Optional<NumberText> parse(String text) {
        Optional<BigDecimal> decimal = Decimals.parse(text);
        if (decimal.isPresent()) {
            return decimal.map(value -> new NumberText(Rational.of(value), false));
        }
        if (text.length() > MAX_LENGTH || text.chars().anyMatch(sign -> MATHEMATICS.indexOf(sign) >= 0)
                || text.startsWith("(") && text.contains(",")) { // `(1,234)` is a pair
            return Optional.empty();
        }
        List<NumberToken> tokens = NumberScanner.all(text, 0, text.length());
        return tokens.size() == 1
                ? Optional.of(new NumberText(tokens.getFirst().value(), tokens.getFirst().percent()))
                : Optional.empty();
    }

    /// Whether both stand for the same number; `50%` equals 50 and 0.5, as references write both.
    public boolean same(NumberText other) {
        return value.equals(other.value)
                || percent && value.equals(other.value.times(HUNDRED))
                || other.percent && other.value.equals(value.times(HUNDRED));
    }
}
