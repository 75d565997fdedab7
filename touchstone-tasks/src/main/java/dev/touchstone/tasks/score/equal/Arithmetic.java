package dev.touchstone.tasks.score.equal;

import dev.touchstone.metrics.exact.Rational;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/// Evaluates texts that hold only numbers and arithmetic, exactly: `-\frac{3}{4}`, `1\frac{1}{10}`, `4 \times
/// 10^{4}`, `2^{10}-1`, `7/2`.
final class Arithmetic {

    private static final int MAX_DIGITS = 1_000;
    private static final int MAX_EXPONENT = 1_000;
    private static final int MAX_DEPTH = 30;

    private final String text;
    private int at;
    private int depth;

    private Arithmetic(String text) {
        this.text = text;
    }

    /// The value; empty when anything but arithmetic stands there, when it divides by zero or grows beyond
    /// bounds.
    static Optional<Rational> evaluate(String text) {
        try {
            Arithmetic arithmetic = new Arithmetic(text);
            Rational value = arithmetic.sum();
            arithmetic.spaces();
            return arithmetic.at == text.length() ? Optional.of(value) : Optional.empty();
        } catch (NotArithmetic notArithmetic) {
            return Optional.empty();
        }
    }

    private Rational sum() throws NotArithmetic {
        if (++depth > MAX_DEPTH) {
            throw new NotArithmetic();
        }
        Rational value = product();
        while (true) {
            spaces();
            if (eat("+")) {
                value = bounded(value.plus(product()));
            } else if (eat("-")) {
                value = bounded(value.minus(product()));
            } else {
                depth--;
                return value;
            }
        }
    }

    private Rational product() throws NotArithmetic {
        Rational value = signed();
        while (true) {
            spaces();
            if (eat("\\times") || eat("\\cdot") || eat("*")) {
                value = bounded(value.times(signed()));
            } else if (eat("/") || eat("\\div")) {
                value = bounded(divide(value, signed()));
            } else {
                return value;
            }
        }
    }

    private Rational signed() throws NotArithmetic {
        spaces();
        int minus = 0;
        for (int signs = 0; signs < 3 && (peek('-') || peek('+')); signs++) {
            minus += peek('-') ? 1 : 0;
            at++;
            spaces();
        }
        Rational value = power();
        return minus % 2 == 1 ? value.negated() : value;
    }

    private Rational power() throws NotArithmetic {
        Rational base = atom();
        spaces();
        if (!eat("^")) {
            return base;
        }
        Rational exponent = peek('{') ? braced() : signed();
        if (!exponent.whole() || exponent.numerator().abs().bitLength() > 10) {
            throw new NotArithmetic();
        }
        int power = exponent.numerator().intValue();
        int size = Math.max(base.numerator().bitLength(), base.denominator().bitLength());
        if (Math.abs(power) > MAX_EXPONENT || (long) size * Math.abs(power) > 4_000) {
            throw new NotArithmetic();
        }
        Rational raised = new Rational(base.numerator().pow(Math.abs(power)), base.denominator()
                .pow(Math.abs(power)));
        return power < 0 ? divide(Rational.ONE, raised) : raised;
    }

    private Rational atom() throws NotArithmetic {
        spaces();
        if (eat("\\frac")) {
            return divide(braced(), braced());
        }
        if (eat("(")) {
            Rational value = sum();
            spaces();
            expect(")");
            return value;
        }
        if (peek('{')) {
            return braced();
        }
        return mixed(decimal());
    }

    /// A whole number directly before a fraction is a mixed number, not a product.
    private Rational mixed(Rational whole) throws NotArithmetic {
        int before = at;
        if (!whole.whole()) {
            return whole;
        }
        boolean apart = peek(' ');
        spaces();
        if (eat("\\frac")) {
            return bounded(whole.plus(divide(braced(), braced())));
        }
        if (apart && at < text.length() && digit(text.charAt(at))) {
            Rational top = decimal();
            spaces();
            if (eat("/") && at < text.length() && digit(text.charAt(at))) {
                return bounded(whole.plus(divide(top, decimal())));
            }
            throw new NotArithmetic(); // two numbers side by side
        }
        at = before;
        return whole;
    }

    private Rational decimal() throws NotArithmetic {
        int start = at;
        int digits = 0;
        boolean point = false;
        while (at < text.length() && (digit(text.charAt(at)) || !point && text.charAt(at) == '.')) {
            point |= text.charAt(at) == '.';
            digits += digit(text.charAt(at)) ? 1 : 0;
            at++;
        }
        if (digits == 0 || digits > MAX_DIGITS) {
            throw new NotArithmetic();
        }
        return Rational.of(new BigDecimal(text.substring(start, at)));
    }

    private Rational braced() throws NotArithmetic {
        spaces();
        expect("{");
        Rational value = sum();
        spaces();
        expect("}");
        return value;
    }

    private static Rational divide(Rational top, Rational bottom) throws NotArithmetic {
        if (bottom.signum() == 0) {
            throw new NotArithmetic();
        }
        return top.dividedBy(bottom);
    }

    private static Rational bounded(Rational value) throws NotArithmetic {
        BigInteger widest = value.numerator().abs().max(value.denominator());
        if (widest.bitLength() > 8_000) {
            throw new NotArithmetic();
        }
        return value;
    }

    private void spaces() {
        while (peek(' ')) {
            at++;
        }
    }

    private boolean peek(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private boolean eat(String word) {
        if (text.startsWith(word, at)) {
            at += word.length();
            return true;
        }
        return false;
    }

    private void expect(String word) throws NotArithmetic {
        if (!eat(word)) {
            throw new NotArithmetic();
        }
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    /// The text is something else; carries nothing and is never seen outside.
    private static final class NotArithmetic extends Exception {
        private NotArithmetic() {
            super("", null, false, false);
        }
    }
}
