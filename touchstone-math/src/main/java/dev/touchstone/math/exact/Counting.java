package dev.touchstone.math.exact;

import dev.touchstone.math.notation.Function;
import dev.touchstone.math.notation.OutOfReach;
import dev.touchstone.metrics.exact.Rational;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/// Functions of whole numbers and those with jumps; with variables inside they stay atoms.
final class Counting {

    private static final int MAX_FACTORIAL = 3_000;
    private static final int MAX_STEPS = 20;

    private final Atoms atoms;

    Counting(Atoms atoms) {
        this.atoms = atoms;
    }

    /// An atom for a function value.
    static Fraction opaque(String name, List<Fraction> arguments, Atoms atoms) {
        StringBuilder key = new StringBuilder(name).append('(');
        for (Fraction argument : arguments) {
            key.append(argument.key(atoms)).append(';');
        }
        atoms.work().spend(1 + key.length() / 16);
        return Fraction.of(atoms.polynomial(atoms.opaque(key.append(')').toString())));
    }

    Fraction absolute(Fraction value) {
        Optional<Rational> constant = value.constant();
        if (constant.isPresent()) {
            return constant.get().signum() < 0 ? value.negated() : value;
        }
        Fraction positive = value.numerator().leadsNegative(atoms) ? value.negated() : value;
        return opaque("abs", List.of(positive), atoms);
    }

    Fraction factorial(Fraction value) {
        Optional<Rational> constant = value.constant();
        if (constant.isPresent()) {
            Rational number = constant.get();
            if (!number.whole() || number.signum() < 0) {
                throw new OutOfReach(OutOfReach.Cause.UNDEFINED, "the factorial of " + number.display());
            }
            if (number.numerator().bitLength() > 12 || number.numerator().intValue() > MAX_FACTORIAL) {
                return opaque("factorial", List.of(value), atoms);
            }
            return Fraction.of(new Rational(factorial(number.numerator().intValue()), BigInteger.ONE));
        }
        Rational shift = value.denominator().constant().isEmpty() ? Rational.ZERO
                : value.numerator().terms().getOrDefault(Monomial.ONE, Rational.ZERO);
        if (!shift.whole() || shift.signum() == 0 || shift.numerator().abs().intValue() > MAX_STEPS) {
            return opaque("factorial", List.of(value), atoms);
        }
        Fraction base = value.plus(Fraction.of(shift.negated()), atoms);
        Fraction result = opaque("factorial", List.of(base), atoms);
        int steps = shift.numerator().intValue();
        for (int step = 1; step <= steps; step++) {
            result = result.times(base.plus(Fraction.of(Rational.of(step)), atoms), atoms);
        }
        for (int step = 0; step > steps; step--) {
            result = result.over(base.plus(Fraction.of(Rational.of(step)), atoms), atoms);
        }
        return result;
    }

    private BigInteger factorial(int number) {
        BigInteger product = BigInteger.ONE;
        for (int factor = 2; factor <= number; factor++) {
            product = product.multiply(BigInteger.valueOf(factor));
            atoms.work().spend(1 + product.bitLength() / 256);
        }
        return product;
    }

    Fraction binomial(Fraction from, Fraction taken) {
        Optional<Rational> count = taken.constant();
        Optional<Rational> total = from.constant();
        if (count.isEmpty() || !count.get().whole() || count.get().signum() < 0) {
            return opaque("binomial", List.of(from, taken), atoms);
        }
        BigInteger steps = count.get().numerator();
        if (total.isPresent() && total.get().whole() && total.get().signum() >= 0) {
            BigInteger other = total.get().numerator().subtract(steps);
            if (other.signum() < 0) {
                return Fraction.of(Rational.ZERO);
            }
            steps = steps.min(other);
        }
        if (steps.bitLength() > 11 || total.isEmpty() && steps.intValue() > MAX_STEPS) {
            return opaque("binomial", List.of(from, taken), atoms);
        }
        Fraction result = Fraction.ONE;
        for (int step = 0; step < steps.intValue(); step++) {
            Fraction factor = from.plus(Fraction.of(Rational.of(-step)), atoms);
            result = result.times(factor, atoms).times(Fraction.of(Rational.of(1, step + 1)), atoms);
        }
        return result;
    }

    /// Rounding, divisors, least and greatest; worked out for numbers only.
    Fraction whole(Function function, List<Fraction> values) {
        List<Rational> numbers = values.stream().map(Fraction::constant).flatMap(Optional::stream).toList();
        if (numbers.size() < values.size()) {
            return opaque(function.toString(), values, atoms);
        }
        Rational result = numbers.getFirst();
        for (Rational number : numbers) {
            result = switch (function) {
                case MIN -> number.compareTo(result) < 0 ? number : result;
                case MAX -> number.compareTo(result) > 0 ? number : result;
                case FLOOR -> rounded(number, RoundingMode.FLOOR);
                case CEILING -> rounded(number, RoundingMode.CEILING);
                default -> divisor(function, result, number);
            };
        }
        return Fraction.of(result);
    }

    private static Rational divisor(Function function, Rational left, Rational right) {
        if (!left.whole() || !right.whole()) {
            throw new OutOfReach(OutOfReach.Cause.UNDEFINED, "a divisor of fractions");
        }
        BigInteger shared = left.numerator().gcd(right.numerator());
        BigInteger result = function == Function.GCD || shared.signum() == 0 ? shared
                : left.numerator().multiply(right.numerator()).abs().divide(shared);
        return new Rational(result, BigInteger.ONE);
    }

    private static Rational rounded(Rational number, RoundingMode mode) {
        BigInteger[] parts = number.numerator().divideAndRemainder(number.denominator());
        BigInteger floor = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
        boolean up = mode == RoundingMode.CEILING && parts[1].signum() != 0;
        return new Rational(up ? floor.add(BigInteger.ONE) : floor, BigInteger.ONE);
    }
}
