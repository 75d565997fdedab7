package dev.touchstone.math.enclosure;

import dev.touchstone.math.exact.Work;
import dev.touchstone.math.notation.OutOfReach;
import java.math.BigDecimal;
import java.math.BigInteger;

/// Operations on rectangles of the complex plane; real values stay real.
final class ComplexArithmetic {

    private final Elementary real;

    ComplexArithmetic(int digits, Work work) {
        this.real = new Elementary(digits, work);
    }

    Elementary real() {
        return real;
    }

    Complex plus(Complex left, Complex right) {
        return new Complex(real.plus(left.real(), right.real()),
                left.isReal() && right.isReal() ? Interval.ZERO
                        : real.plus(left.imaginary(), right.imaginary()));
    }

    Complex negated(Complex value) {
        return new Complex(value.real().negated(), value.imaginary().negated());
    }

    Complex times(Complex left, Complex right) {
        if (left.isReal() && right.isReal()) {
            return Complex.of(real.times(left.real(), right.real()));
        }
        return new Complex(
                real.minus(real.times(left.real(), right.real()),
                        real.times(left.imaginary(), right.imaginary())),
                real.plus(real.times(left.real(), right.imaginary()),
                        real.times(left.imaginary(), right.real())));
    }

    Complex over(Complex left, Complex right) {
        if (right.isReal()) {
            return new Complex(real.over(left.real(), right.real()),
                    left.isReal() ? Interval.ZERO : real.over(left.imaginary(), right.real()));
        }
        Interval norm = square(right);
        Complex product = times(left, new Complex(right.real(), right.imaginary().negated()));
        return new Complex(real.over(product.real(), norm), real.over(product.imaginary(), norm));
    }

    private Interval square(Complex value) {
        return real.plus(real.power(value.real(), BigInteger.TWO),
                real.power(value.imaginary(), BigInteger.TWO));
    }

    Interval absolute(Complex value) {
        if (value.isReal()) {
            Interval part = value.real();
            return part.low().signum() >= 0 ? part : part.high().signum() <= 0 ? part.negated()
                    : new Interval(BigDecimal.ZERO, part.magnitude());
        }
        return real.root(2, square(value));
    }

    /// A power with a whole exponent.
    Complex power(Complex base, BigInteger exponent) {
        if (exponent.signum() == 0) {
            return Complex.of(Interval.ONE);
        }
        if (exponent.signum() < 0) {
            return over(Complex.of(Interval.ONE), power(base, exponent.negate()));
        }
        if (base.isReal()) {
            return Complex.of(real.power(base.real(), exponent));
        }
        if (exponent.bitLength() > 20) {
            throw new OutOfReach(OutOfReach.Cause.LIMIT, "a power is too large");
        }
        Complex result = Complex.of(Interval.ONE);
        for (int bit = exponent.bitLength() - 1; bit >= 0; bit--) {
            result = times(result, result);
            result = exponent.testBit(bit) ? times(result, base) : result;
        }
        return result;
    }

    Complex exponential(Complex value) {
        Interval size = real.exponential(value.real());
        return value.isReal() ? Complex.of(size)
                : new Complex(real.times(size, real.cosine(value.imaginary())),
                        real.times(size, real.sine(value.imaginary())));
    }

    /// The logarithm whose imaginary part lies between -π and π.
    Complex logarithm(Complex value) {
        if (value.isReal() && value.real().low().signum() > 0) {
            return Complex.of(real.logarithm(value.real()));
        }
        if (value.isZero()) {
            throw new OutOfReach(OutOfReach.Cause.UNDEFINED, "the logarithm of 0");
        }
        if (value.mayBeZero()) {
            throw new OutOfReach(OutOfReach.Cause.PRECISION, "the logarithm of a number close to 0");
        }
        return new Complex(real.logarithm(absolute(value)), angle(value));
    }

    private Interval angle(Complex value) {
        Interval half = real.times(real.pi(), Interval.exact(new BigDecimal("0.5")));
        if (value.isReal()) {
            return value.real().high().signum() < 0 ? real.pi() : Interval.ZERO;
        }
        if (value.imaginary().low().signum() > 0) {
            return real.minus(half, real.arcTangent(real.over(value.real(), value.imaginary())));
        }
        if (value.imaginary().high().signum() < 0) {
            return real.minus(half.negated(), real.arcTangent(real.over(value.real(), value.imaginary())));
        }
        if (value.real().low().signum() > 0) {
            return real.arcTangent(real.over(value.imaginary(), value.real()));
        }
        throw new OutOfReach(OutOfReach.Cause.PRECISION, "an angle at the cut of the logarithm");
    }

    /// The root of a real number of at least 0, or the principal root of a complex one.
    Complex root(int index, Complex value) {
        if (value.isReal() && value.real().low().signum() >= 0) {
            return value.isZero() ? value : RealArithmetic.exactRoot(index)
                    ? Complex.of(real.root(index, value.real()))
                    : exponential(scaled(logarithm(value), index));
        }
        if (value.isReal() && value.real().high().signum() > 0) {
            throw new OutOfReach(OutOfReach.Cause.PRECISION, "a root of a number close to 0");
        }
        if (value.isReal() && index == 2) {
            return new Complex(Interval.ZERO, real.root(2, value.real().negated()));
        }
        return exponential(scaled(logarithm(value), index));
    }

    private Complex scaled(Complex value, int index) {
        return over(value, Complex.of(Interval.exact(BigDecimal.valueOf(index))));
    }
}
