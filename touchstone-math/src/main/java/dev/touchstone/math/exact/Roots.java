package dev.touchstone.math.exact;

import dev.touchstone.math.notation.OutOfReach;
import dev.touchstone.metrics.exact.Rational;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Roots and logarithms: numbers are taken apart into primes, so that `√12` and `2√3` are one form.
final class Roots {

    private static final int MAX_INDEX = 1_000;

    private final Atoms atoms;

    Roots(Atoms atoms) {
        this.atoms = atoms;
    }

    Fraction imaginaryUnit() {
        return Fraction.of(atoms.polynomial(atoms.algebraic("i", 2, Polynomial.of(Rational.of(-1)))));
    }

    /// A whole number as an `int`.
    int small(BigInteger number) {
        if (number.bitLength() > 30) {
            throw new OutOfReach(OutOfReach.Cause.LIMIT, "an exponent or index is too large");
        }
        return number.intValue();
    }

    /// Whether a power stays within the length of numbers.
    boolean affordable(Fraction base, Rational exponent) {
        if (exponent.numerator().bitLength() > 30) {
            return false;
        }
        long bits = 1;
        for (Rational factor : base.numerator().terms().values()) {
            bits = Math.max(bits, Polynomial.bits(factor));
        }
        for (Rational factor : base.denominator().terms().values()) {
            bits = Math.max(bits, Polynomial.bits(factor));
        }
        return bits <= 1 || bits * Math.abs(exponent.numerator().longValue()) < Work.MAX_BITS / 2;
    }

    /// The positive root of that index; of a negative number the negative root for an odd index.
    Fraction root(int index, Fraction value) {
        if (index <= 0 || index > MAX_INDEX) {
            throw new OutOfReach(OutOfReach.Cause.LIMIT, "a root with the index " + index);
        }
        if (index == 1 || value.zero()) {
            return value;
        }
        Optional<Rational> constant = value.constant();
        if (constant.isPresent()) {
            return root(index, constant.get());
        }
        if (value.denominator().constant().isEmpty()) {
            return Counting.opaque("root" + index, List.of(value), atoms);
        }
        Rational content = value.numerator().content();
        Polynomial bare = value.numerator().times(Rational.ONE.dividedBy(content), atoms.work());
        if (index % 2 == 1 && bare.leadsNegative(atoms)) {
            return root(index, value.negated()).negated();
        }
        int atom = atoms.algebraic("root" + index + "(" + bare.key(atoms) + ")", index, bare);
        return root(index, content).times(Fraction.of(atoms.polynomial(atom)), atoms);
    }

    private Fraction root(int index, Rational value) {
        if (value.signum() < 0) {
            Fraction positive = root(index, value.negated());
            if (index % 2 == 1) {
                return positive.negated();
            }
            return index == 2 ? positive.times(imaginaryUnit(), atoms)
                    : Counting.opaque("root" + index, List.of(Fraction.of(value)), atoms);
        }
        Fraction result = Fraction.ONE;
        for (Map.Entry<BigInteger, Integer> factor : signedFactors(value).entrySet()) {
            int exponent = Math.floorDiv(factor.getValue(), index);
            int rest = Math.floorMod(factor.getValue(), index);
            Rational prime = new Rational(factor.getKey(), BigInteger.ONE);
            result = result.times(Fraction.of(prime).power(exponent, atoms), atoms);
            if (rest > 0) {
                int shared = BigInteger.valueOf(index).gcd(BigInteger.valueOf(rest)).intValue();
                int atom = atoms.algebraic("root" + index / shared + "(" + factor.getKey() + ")",
                        index / shared, Polynomial.of(prime));
                result = result.times(Fraction.of(atoms.power(atoms.polynomial(atom), rest / shared)), atoms);
            }
        }
        return result;
    }

    /// The primes of a positive fraction; those of the denominator have negative exponents.
    private Map<BigInteger, Integer> signedFactors(Rational value) {
        Map<BigInteger, Integer> factors = new HashMap<>(Primes.factors(value.numerator(), atoms.work()));
        Primes.factors(value.denominator(), atoms.work())
                .forEach((prime, exponent) -> factors.merge(prime, -exponent, Integer::sum));
        return factors;
    }

    /// What a base of a power is made of: the primes of a positive number, otherwise the base alone.
    Map<Fraction, Integer> wholeParts(Fraction base) {
        Optional<Rational> constant = base.constant().filter(value -> value.signum() > 0);
        if (constant.isEmpty()) {
            return Map.of(base, 1);
        }
        Map<Fraction, Integer> parts = new LinkedHashMap<>();
        signedFactors(constant.get()).forEach((prime, exponent) ->
                parts.put(Fraction.of(new Rational(prime, BigInteger.ONE)), exponent));
        return parts;
    }

    /// The natural logarithm: of a positive number a sum over its primes, of a power of e its exponent.
    Fraction logarithm(Fraction value) {
        if (value.zero()) {
            throw new OutOfReach(OutOfReach.Cause.UNDEFINED, "the logarithm of 0");
        }
        Optional<Map.Entry<Monomial, Rational>> single = value.denominator().constant().isPresent()
                ? value.numerator().single() : Optional.empty();
        if (single.isPresent() && single.get().getValue().signum() > 0) {
            Fraction sum = Fraction.of(Rational.ZERO);
            for (Map.Entry<BigInteger, Integer> factor : signedFactors(single.get().getValue()).entrySet()) {
                int atom = atoms.opaque("ln(" + factor.getKey() + ")");
                sum = sum.plus(Fraction.of(atoms.polynomial(atom)
                        .times(Rational.of(factor.getValue()), atoms.work())), atoms);
            }
            Monomial monomial = single.get().getKey();
            for (int i = 0; i < monomial.size(); i++) {
                Optional<Fraction> part = logarithm(monomial.atom(i));
                if (part.isEmpty()) {
                    return Counting.opaque("ln", List.of(value), atoms);
                }
                sum = sum.plus(part.get().times(Fraction.of(Rational.of(monomial.exponent(i))), atoms),
                        atoms);
            }
            return sum;
        }
        return Counting.opaque("ln", List.of(value), atoms);
    }

    /// The logarithm of one atom that is positive for certain.
    private Optional<Fraction> logarithm(int atom) {
        Atoms.Atom found = atoms.atom(atom);
        if (found.key().equals("e")) {
            return Optional.of(Fraction.ONE);
        }
        Optional<Rational> radicand = found.power().flatMap(Polynomial::constant)
                .filter(value -> value.signum() > 0 && found.key().startsWith("root"));
        return radicand.map(value -> logarithm(Fraction.of(value))
                .times(Fraction.of(Rational.of(1, found.degree())), atoms));
    }
}
