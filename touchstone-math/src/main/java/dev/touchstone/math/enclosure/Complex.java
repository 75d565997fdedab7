package dev.touchstone.math.enclosure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.OptionalInt;

/// A rectangle of the complex plane that holds a value.
///
/// @param real its real part
/// @param imaginary exactly 0 for a real value
public record Complex(Interval real, Interval imaginary) {

    private static final MathContext ABOVE = new MathContext(12, RoundingMode.CEILING);

    static Complex of(Interval real) {
        return new Complex(real, Interval.ZERO);
    }

    /// Whether the value is real for certain.
    public boolean isReal() {
        return imaginary.isZero();
    }

    /// Whether the value may be 0.
    public boolean mayBeZero() {
        return real.holdsZero() && imaginary.holdsZero();
    }

    /// Whether the value is 0 for certain.
    public boolean isZero() {
        return real.isZero() && imaginary.isZero();
    }

    /// A bound of the distance from 0.
    public BigDecimal magnitude() {
        return isReal() ? real.magnitude() : real.magnitude().add(imaginary.magnitude(), ABOVE);
    }

    /// -1, 0 or 1 where the sign of a real value is certain.
    public OptionalInt sign() {
        if (!isReal() || real.holdsZero() && !real.isZero()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(real.low().signum());
    }
}
