package dev.touchstone.math.enclosure;

import dev.touchstone.math.exact.Work;
import dev.touchstone.math.notation.OutOfReach;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;

/// Exponential, logarithm and the functions of angles for intervals.
///
/// A series is summed for the middle in fixed point; the result is widened by the last digit for every step,
/// by what the series leaves out and by the width of the argument times a bound of the slope.
final class Elementary extends RealArithmetic {

    private static final BigDecimal LARGEST_ANGLE = BigDecimal.TEN.pow(12);
    private static final BigDecimal LARGEST_EXPONENT = BigDecimal.TEN.pow(6);
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal SMALL = new BigDecimal("0.01");

    private final int places;
    private final BigInteger one;
    private final Map<String, Interval> constants = new HashMap<>();

    Elementary(int digits, Work work) {
        super(digits, work);
        this.places = digits + 6;
        this.one = BigInteger.TEN.pow(places);
    }

    private record Middle(BigInteger value, BigDecimal radius) {}

    private Middle middle(Interval interval) {
        BigDecimal size = interval.magnitude();
        if ((long) size.precision() - size.scale() < -places) {
            // below the last place: shifting its digits there would cost as many digits as it has zeros
            return new Middle(BigInteger.ZERO, BigDecimal.ONE.movePointLeft(places));
        }
        BigDecimal middle = interval.low().add(interval.high()).multiply(HALF);
        BigInteger fixed = middle.setScale(places, RoundingMode.FLOOR).unscaledValue();
        BigDecimal radius = interval.high().subtract(interval.low())
                .add(BigDecimal.ONE.movePointLeft(places));
        return new Middle(fixed, radius);
    }

    private Interval around(BigInteger fixed, long steps, BigDecimal radius) {
        BigDecimal value = new BigDecimal(fixed, places);
        BigDecimal width = new BigDecimal(BigInteger.valueOf(steps), places).add(radius);
        return rounded(new Interval(value.subtract(width), value.add(width)));
    }

    private Interval rounded(Interval interval) {
        return plus(interval, Interval.ZERO);
    }

    private BigInteger times(BigInteger left, BigInteger right) {
        return left.multiply(right).divide(one);
    }

    Interval pi() {
        return constants.computeIfAbsent("pi", _ -> {
            BigInteger fifth = inverseTangent(5);
            BigInteger other = inverseTangent(239);
            BigInteger pi = fifth.multiply(BigInteger.valueOf(16))
                    .subtract(other.multiply(BigInteger.valueOf(4)));
            return around(pi, 32L * (places + 4), BigDecimal.ZERO);
        });
    }

    private BigInteger inverseTangent(int divisor) {
        BigInteger square = BigInteger.valueOf((long) divisor * divisor);
        BigInteger power = one.divide(BigInteger.valueOf(divisor));
        BigInteger sum = power;
        spend(places);
        for (long odd = 3; power.signum() != 0; odd += 2) {
            power = power.divide(square);
            BigInteger term = power.divide(BigInteger.valueOf(odd));
            sum = (odd & 2) == 2 ? sum.subtract(term) : sum.add(term);
        }
        return sum;
    }

    /// The exponential, by halving the argument and squaring the result.
    Interval exponential(Interval value) {
        if (value.isZero()) {
            return Interval.ONE;
        }
        if (value.magnitude().compareTo(LARGEST_EXPONENT) > 0) {
            throw new OutOfReach(OutOfReach.Cause.LIMIT, "an exponent is too large");
        }
        int halvings = 0;
        BigDecimal size = value.magnitude();
        while (size.compareTo(SMALL) > 0) {
            size = size.multiply(HALF);
            halvings++;
        }
        Interval result = exponentialSeries(value, halvings);
        for (int i = 0; i < halvings; i++) {
            result = times(result, result);
        }
        return result;
    }

    private Interval exponentialSeries(Interval value, int halvings) {
        BigDecimal scale = HALF.pow(halvings);
        Middle middle = middle(new Interval(value.low().multiply(scale), value.high().multiply(scale)));
        BigInteger term = one;
        BigInteger sum = one;
        long steps = 4;
        for (long n = 1; term.signum() != 0; n++) {
            term = times(term, middle.value()).divide(BigInteger.valueOf(n));
            sum = sum.add(term);
            steps += 2;
        }
        spend(steps);
        // the slope is at most e^0.02 < 2 there
        return around(sum, steps, middle.radius().add(middle.radius()));
    }

    /// The natural logarithm of an interval of positive numbers.
    Interval logarithm(Interval value) {
        if (value.low().signum() <= 0) {
            throw new OutOfReach(value.high().signum() <= 0 ? OutOfReach.Cause.UNDEFINED
                    : OutOfReach.Cause.PRECISION,
                    "the logarithm of a number that is not positive");
        }
        Interval low = logarithm(value.low());
        return value.point() ? low : low.and(logarithm(value.high()));
    }

    private Interval logarithm(BigDecimal value) {
        long exponent = (long) value.precision() - value.scale();
        BigDecimal mantissa = value.scaleByPowerOfTen(Math.toIntExact(-exponent));
        Interval part = mantissaLogarithm(Interval.exact(mantissa));
        if (exponent == 0) {
            return part;
        }
        Interval ten = constants.computeIfAbsent("ln10",
                _ -> mantissaLogarithm(Interval.exact(new BigDecimal("0.1"))).negated());
        return plus(part, times(ten, Interval.exact(BigDecimal.valueOf(exponent))));
    }

    /// The logarithm of numbers from 0.1 to 1: five square roots bring them near 1, then the series of
    /// artanh.
    private Interval mantissaLogarithm(Interval value) {
        Interval near = value;
        for (int i = 0; i < 5; i++) {
            near = root(2, near);
        }
        Interval ratio = over(minus(near, Interval.ONE), plus(near, Interval.ONE));
        Middle middle = middle(ratio);
        BigInteger square = times(middle.value(), middle.value());
        BigInteger power = middle.value();
        BigInteger sum = power;
        long steps = 4;
        for (long odd = 3; power.signum() != 0 && !power.equals(BigInteger.ONE.negate()); odd += 2) {
            power = times(power, square);
            sum = sum.add(power.divide(BigInteger.valueOf(odd)));
            steps += 3;
        }
        spend(steps);
        // the slope of artanh is below 2 for arguments below 0.1
        Interval half = around(sum, steps, middle.radius().add(middle.radius()));
        return times(half, Interval.exact(BigDecimal.valueOf(64)));
    }

    Interval sine(Interval angle) {
        return angle.isZero() ? Interval.ZERO : turned(angle, true);
    }

    Interval cosine(Interval angle) {
        return angle.isZero() ? Interval.ONE : turned(angle, false);
    }

    private Interval turned(Interval angle, boolean sine) {
        if (angle.magnitude().compareTo(LARGEST_ANGLE) > 0) {
            throw new OutOfReach(OutOfReach.Cause.LIMIT, "an angle is too large");
        }
        Interval turn = times(pi(), Interval.exact(BigDecimal.TWO));
        BigDecimal turns = angle.low().divide(turn.low(), 0, RoundingMode.HALF_EVEN);
        Middle middle = middle(minus(angle, times(turn, Interval.exact(turns))));
        BigInteger square = times(middle.value(), middle.value());
        BigInteger term = sine ? middle.value() : one;
        BigInteger sum = term;
        long steps = 4;
        for (long n = sine ? 2 : 1; term.signum() != 0 && !term.equals(BigInteger.ONE.negate()); n += 2) {
            term = times(term, square).divide(BigInteger.valueOf(n * (n + 1))).negate();
            sum = sum.add(term);
            steps += 12;
        }
        spend(steps / 4);
        Interval found = around(sum, steps, middle.radius());
        return new Interval(found.low().max(BigDecimal.ONE.negate()), found.high().min(BigDecimal.ONE));
    }

    /// The angle between -π/2 and π/2 with that tangent.
    Interval arcTangent(Interval value) {
        Interval low = arcTangent(value.low());
        return value.point() ? low : low.and(arcTangent(value.high()));
    }

    private Interval arcTangent(BigDecimal value) {
        if (value.signum() < 0) {
            return arcTangent(value.negate()).negated();
        }
        if (value.compareTo(BigDecimal.ONE) > 0) {
            Interval inverse = over(Interval.ONE, Interval.exact(value));
            return minus(times(pi(), Interval.exact(HALF)), arcTangentSmall(inverse));
        }
        return arcTangentSmall(Interval.exact(value));
    }

    private Interval arcTangentSmall(Interval value) {
        Interval small = value;
        for (int i = 0; i < 3; i++) {
            Interval root = root(2, plus(Interval.ONE, times(small, small)));
            small = over(small, plus(Interval.ONE, root));
        }
        Middle middle = middle(small);
        BigInteger square = times(middle.value(), middle.value());
        BigInteger power = middle.value();
        BigInteger sum = power;
        long steps = 4;
        for (long odd = 3; power.signum() != 0; odd += 2) {
            power = times(power, square).negate();
            sum = sum.add(power.divide(BigInteger.valueOf(odd)));
            steps += 3;
        }
        spend(steps);
        return times(around(sum, steps, middle.radius()), Interval.exact(BigDecimal.valueOf(8)));
    }

    /// The angle between -π/2 and π/2 with that sine.
    Interval arcSine(Interval value) {
        if (value.low().compareTo(BigDecimal.ONE) > 0 || value.high()
                .compareTo(BigDecimal.ONE.negate()) < 0) {
            throw new OutOfReach(OutOfReach.Cause.UNDEFINED, "no angle has such a sine");
        }
        return arcSine(value.low()).and(arcSine(value.high()));
    }

    private Interval arcSine(BigDecimal value) {
        Interval right = times(pi(), Interval.exact(HALF));
        if (value.abs().compareTo(BigDecimal.ONE) >= 0) {
            return value.signum() > 0 ? right : right.negated();
        }
        Interval sine = Interval.exact(value);
        return arcTangent(over(sine, root(2, minus(Interval.ONE, times(sine, sine)))));
    }
}
