package dev.touchstone.math.enclosure;

import dev.touchstone.math.exact.Work;
import dev.touchstone.math.notation.OutOfReach;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/// The four operations, powers and roots of intervals, rounded outwards.
class RealArithmetic {

    private static final int EXACT_ROOTS = 12;
    private static final long MAX_EXPONENT = 1_500_000_000L;

    private final int digits;
    private final MathContext down;
    private final MathContext up;
    private final Work work;
    private final long cost;

    /// Arithmetic that carries so many decimal digits.
    RealArithmetic(int digits, Work work) {
        this.digits = digits;
        this.down = new MathContext(digits, RoundingMode.FLOOR);
        this.up = new MathContext(digits, RoundingMode.CEILING);
        this.work = work;
        this.cost = 2 + (long) digits * digits / 2_000;
    }

    int digits() {
        return digits;
    }

    void spend(long operations) {
        work.spend(operations * cost);
    }

    Interval rational(BigInteger numerator, BigInteger denominator) {
        spend(1);
        BigDecimal top = new BigDecimal(numerator);
        BigDecimal bottom = new BigDecimal(denominator);
        return new Interval(top.divide(bottom, down), top.divide(bottom, up));
    }

    Interval plus(Interval left, Interval right) {
        spend(1);
        return new Interval(left.low().add(right.low(), down), left.high().add(right.high(), up));
    }

    Interval minus(Interval left, Interval right) {
        return plus(left, right.negated());
    }

    Interval times(Interval left, Interval right) {
        spend(1);
        if (left.isZero() || right.isZero()) {
            return Interval.ZERO;
        }
        if (left.low().signum() >= 0 && right.low().signum() >= 0) {
            return new Interval(left.low().multiply(right.low(), down), left.high()
                    .multiply(right.high(), up));
        }
        BigDecimal[] products = {left.low().multiply(right.low()), left.low().multiply(right.high()),
            left.high().multiply(right.low()), left.high().multiply(right.high())};
        BigDecimal low = products[0];
        BigDecimal high = products[0];
        for (BigDecimal product : products) {
            low = low.min(product);
            high = high.max(product);
        }
        return new Interval(low.round(down), high.round(up));
    }

    Interval over(Interval left, Interval right) {
        spend(2);
        if (right.isZero()) {
            throw new OutOfReach(OutOfReach.Cause.UNDEFINED, "a division by zero");
        }
        if (right.holdsZero()) {
            throw new OutOfReach(OutOfReach.Cause.PRECISION, "a divisor too close to 0");
        }
        BigDecimal[][] pairs = {{left.low(), right.low()}, {left.low(), right.high()},
            {left.high(), right.low()}, {left.high(), right.high()}};
        BigDecimal low = pairs[0][0].divide(pairs[0][1], down);
        BigDecimal high = pairs[0][0].divide(pairs[0][1], up);
        for (BigDecimal[] pair : pairs) {
            low = low.min(pair[0].divide(pair[1], down));
            high = high.max(pair[0].divide(pair[1], up));
        }
        return new Interval(low, high);
    }

    /// A power with a whole exponent of at least 1.
    Interval power(Interval base, BigInteger exponent) {
        if (exponent.bitLength() > 40) {
            throw new OutOfReach(OutOfReach.Cause.LIMIT, "a power is too large");
        }
        boolean even = !exponent.testBit(0);
        if (base.low().signum() < 0) {
            if (base.high().signum() <= 0) {
                Interval positive = power(base.negated(), exponent);
                return even ? positive : positive.negated();
            }
            Interval bound = power(new Interval(BigDecimal.ZERO, base.magnitude()), exponent);
            return even ? bound : new Interval(bound.high().negate(), bound.high());
        }
        Interval result = Interval.ONE;
        Interval square = base;
        for (BigInteger rest = exponent; rest.signum() > 0; rest = rest.shiftRight(1)) {
            if (rest.testBit(0)) {
                result = bounded(times(result, square));
            }
            if (rest.bitLength() > 1) {
                square = bounded(times(square, square));
            }
        }
        return result;
    }

    private static Interval bounded(Interval value) {
        if (Math.abs((long) value.high().scale()) > MAX_EXPONENT
                || Math.abs((long) value.low().scale()) > MAX_EXPONENT) {
            throw new OutOfReach(OutOfReach.Cause.LIMIT, "a power is too large");
        }
        return value;
    }

    /// The root of an interval that holds no negative number.
    ///
    /// @param index from 2 to 12
    Interval root(int index, Interval value) {
        return new Interval(root(index, value.low(), false), root(index, value.high(), true));
    }

    static boolean exactRoot(int index) {
        return index <= EXACT_ROOTS;
    }

    private BigDecimal root(int index, BigDecimal value, boolean above) {
        spend(8L * index);
        if (value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        long size = (long) value.precision() - value.scale();
        int shift = Math.toIntExact(digits + 2 - Math.floorDiv(size, index));
        BigDecimal scaled = value.scaleByPowerOfTen(Math.multiplyExact(shift, index));
        BigInteger whole = scaled.toBigInteger();
        BigInteger root = root(index, whole);
        boolean exact = root.pow(index).equals(whole) && scaled.compareTo(new BigDecimal(whole)) == 0;
        BigInteger bound = above && !exact ? root.add(BigInteger.ONE) : root;
        return new BigDecimal(bound).scaleByPowerOfTen(-shift).stripTrailingZeros();
    }

    /// The greatest whole number whose power does not exceed the value.
    static BigInteger root(int index, BigInteger value) {
        if (index == 2) {
            return value.sqrt();
        }
        BigInteger last = BigInteger.valueOf(index - 1L);
        BigInteger guess = BigInteger.ONE.shiftLeft(value.bitLength() / index + 1);
        while (true) {
            BigInteger next = guess.multiply(last).add(value.divide(guess.pow(index - 1)))
                    .divide(BigInteger.valueOf(index));
            if (next.compareTo(guess) >= 0) {
                return guess;
            }
            guess = next;
        }
    }
}
