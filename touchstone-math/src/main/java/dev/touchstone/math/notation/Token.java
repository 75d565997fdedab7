package dev.touchstone.math.notation;

import dev.touchstone.metrics.exact.Rational;
import java.util.List;

/// One token of an answer.
sealed interface Token {

    /// A number in digits; a large power of ten stands apart.
    ///
    /// @param decimals digits behind the point
    /// @param exponent the power of ten of scientific notation, 0 without
    /// @param spaced whether space stands before it
    record Digits(Rational value, int decimals, long exponent, boolean spaced) implements Token {}

    /// A number with its base.
    record Based(Rational value, int base, String digits) implements Token {}

    /// A letter, or a letter with a decoration, such as `\hat{x}`.
    record Letter(String name) implements Token {}

    /// A command without its backslash; function names in plain text count as commands.
    record Command(String name) implements Token {}

    /// Words.
    record Text(String words) implements Token {}

    /// A sign of one or two characters.
    record Sign(String sign) implements Token {}

    /// The text was used up.
    record End() implements Token {}

    /// A text that is the same for the same tokens.
    static String text(List<Token> tokens) {
        StringBuilder text = new StringBuilder();
        for (Token token : tokens) {
            switch (token) {
                case Digits(Rational value, int decimals, long exponent, boolean _) ->
                    text.append('#').append(value.numerator()).append('/').append(decimals).append('/')
                            .append(value.denominator()).append('e').append(exponent);
                case Based(Rational _, int base, String digits) -> text.append('_').append(base)
                        .append(digits);
                case Letter(String name) -> text.append(name);
                case Command(String name) -> text.append('\\').append(name);
                case Text(String words) -> text.append('"').append(words);
                case Sign(String sign) -> text.append(sign);
                case End _ -> text.append('.');
            }
            text.append(' ');
        }
        return text.toString();
    }
}
