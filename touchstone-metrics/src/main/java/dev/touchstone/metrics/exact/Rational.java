package dev.touchstone.metrics.exact;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/// An exact fraction in lowest terms.
///
/// @param numerator carries the sign
/// @param denominator greater than 0
public record Rational(BigInteger numerator, BigInteger denominator) implements Comparable<Rational> {

    /// 0.
    public static final Rational ZERO = of(0);

    /// 1.
    public static final Rational ONE = of(1);

    public Rational {
        if (denominator.signum() == 0) {
            throw new IllegalArgumentException("the denominator of " + numerator + " is 0");
        }
        BigInteger divisor = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            divisor = divisor.negate();
        }
        if (!divisor.equals(BigInteger.ONE)) {
            numerator = numerator.divide(divisor);
            denominator = denominator.divide(divisor);
        }
    }

    /// A whole number.
    public static Rational of(long whole) {
        return new Rational(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    /// A fraction of two whole numbers.
    public static Rational of(long numerator, long denominator) {
        return new Rational(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /// The exact value of a decimal; its scale must lie between -2,000 and 2,000.
    ///
    /// @throws IllegalArgumentException when the exponent is larger, which would need that many digits
    public static Rational of(BigDecimal decimal) {
        int scale = decimal.scale();
        if (Math.abs(scale) > 2_000) {
            throw new IllegalArgumentException("the exponent of " + decimal + " is too large");
        }
        return scale <= 0
                ? new Rational(decimal.toBigIntegerExact(), BigInteger.ONE)
                : new Rational(decimal.unscaledValue(), BigInteger.TEN.pow(scale));
    }

    /// The sum.
    public Rational plus(Rational other) {
        return new Rational(numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    /// The difference.
    public Rational minus(Rational other) {
        return plus(other.negated());
    }

    /// The product.
    public Rational times(Rational other) {
        return new Rational(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /// The quotient.
    ///
    /// @throws IllegalArgumentException when the divisor is 0
    public Rational dividedBy(Rational other) {
        return new Rational(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    /// The value with the other sign.
    public Rational negated() {
        return new Rational(numerator.negate(), denominator);
    }

    /// -1, 0 or 1.
    public int signum() {
        return numerator.signum();
    }

    /// Whether it is a whole number.
    public boolean whole() {
        return denominator.equals(BigInteger.ONE);
    }

    /// The nearest double, for display and statistics only.
    public double approximate() {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), MathContext.DECIMAL64)
                .doubleValue();
    }

    @Override
    public int compareTo(Rational other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /// A whole number or finite decimal in plain digits (`-1234.5`), every other value as `a/b`.
    public String display() {
        if (whole()) {
            return numerator.toString();
        }
        BigInteger rest = denominator;
        int twos = rest.getLowestSetBit();
        rest = rest.shiftRight(twos);
        int fives = 0;
        BigInteger five = BigInteger.valueOf(5);
        while (rest.mod(five).signum() == 0) {
            rest = rest.divide(five);
            fives++;
        }
        return rest.equals(BigInteger.ONE)
                ? new BigDecimal(numerator).divide(new BigDecimal(denominator), Math.max(twos, fives),
                        RoundingMode.UNNECESSARY).toPlainString()
                : toString();
    }

    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
