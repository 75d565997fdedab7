package dev.touchstone.math.exact;

import dev.touchstone.math.notation.Function;
import dev.touchstone.metrics.exact.Rational;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Sines and cosines: table values at parts of `\pi`, addition theorems for sums and multiples, and
/// `sin² = 1 - cos²`.
final class Angles {

    private static final int MAX_MULTIPLE = 12;

    private final Atoms atoms;
    private final Roots roots;

    Angles(Atoms atoms, Roots roots) {
        this.atoms = atoms;
        this.roots = roots;
    }

    private record Pair(Fraction sine, Fraction cosine) {}

    Fraction value(Function function, Fraction angle) {
        Pair pair = pair(angle);
        return switch (function) {
            case SIN -> pair.sine();
            case COS -> pair.cosine();
            case TAN -> pair.sine().over(pair.cosine(), atoms);
            case COT -> pair.cosine().over(pair.sine(), atoms);
            case SEC -> Fraction.ONE.over(pair.cosine(), atoms);
            default -> Fraction.ONE.over(pair.sine(), atoms);
        };
    }

    private Pair pair(Fraction angle) {
        if (angle.denominator().constant().isEmpty()) {
            return atom(angle);
        }
        Pair sum = new Pair(Fraction.of(Rational.ZERO), Fraction.ONE);
        int pi = atoms.opaque("pi");
        for (Map.Entry<Monomial, Rational> term : angle.numerator().terms().entrySet()) {
            boolean turn = term.getKey().equals(Monomial.of(pi, 1));
            sum = added(sum, turn ? part(term.getValue()) : multiple(term.getKey(), term.getValue()));
        }
        return sum;
    }

    private Pair added(Pair left, Pair right) {
        Fraction sine = left.sine().times(right.cosine(), atoms)
                .plus(left.cosine().times(right.sine(), atoms), atoms);
        Fraction cosine = left.cosine().times(right.cosine(), atoms)
                .plus(left.sine().times(right.sine(), atoms).negated(), atoms);
        return new Pair(sine, cosine);
    }

    private Pair multiple(Monomial monomial, Rational factor) {
        Rational unit = new Rational(BigInteger.ONE, factor.denominator());
        BigInteger count = factor.numerator().abs();
        boolean many = count.bitLength() > 5 || count.intValue() > MAX_MULTIPLE;
        Pair one = atom(Fraction.of(Polynomial.of(monomial, many ? factor.signum() < 0 ? factor.negated()
                : factor : unit)));
        Pair sum = one;
        for (int i = 1; !many && i < count.intValue(); i++) {
            sum = added(sum, one);
        }
        return factor.signum() < 0 ? new Pair(sum.sine().negated(), sum.cosine()) : sum;
    }

    /// An angle that stays whole; turned to the side where its first term is positive.
    private Pair atom(Fraction angle) {
        boolean negative = angle.numerator().leadsNegative(atoms);
        Fraction turned = negative ? angle.negated() : angle;
        String key = turned.key(atoms);
        int cosine = atoms.opaque("cos" + key);
        Polynomial square = atoms.product(atoms.polynomial(cosine), atoms.polynomial(cosine));
        int sine = atoms.algebraic("sin" + key, 2, Polynomial.ONE.plus(square.negated(), atoms.work()));
        Fraction value = Fraction.of(atoms.polynomial(sine));
        return new Pair(negative ? value.negated() : value, Fraction.of(atoms.polynomial(cosine)));
    }

    /// The pair of a rational part of `\pi`.
    private Pair part(Rational turn) {
        BigInteger[] whole = turn.numerator().divideAndRemainder(turn.denominator().shiftLeft(1));
        Rational reduced = new Rational(whole[1], turn.denominator());
        if (reduced.signum() < 0) {
            reduced = reduced.plus(Rational.of(2));
        }
        boolean lower = reduced.compareTo(Rational.ONE) >= 0;
        Rational upper = lower ? reduced.minus(Rational.ONE) : reduced;
        boolean left = upper.compareTo(Rational.of(1, 2)) > 0;
        Rational first = left ? Rational.ONE.minus(upper) : upper;
        Optional<Fraction> sine = table(first);
        Optional<Fraction> cosine = table(Rational.of(1, 2).minus(first));
        Pair pair = sine.isPresent() && cosine.isPresent() ? new Pair(sine.get(), cosine.get())
                : atom(Fraction.of(Polynomial.of(Monomial.of(atoms.opaque("pi"), 1), first)));
        Fraction turnedCosine = left != lower ? pair.cosine().negated() : pair.cosine();
        return new Pair(lower ? pair.sine().negated() : pair.sine(), turnedCosine);
    }

    /// The sine of a part of `\pi` between 0 and 1/2 that is a multiple of 1/12.
    private Optional<Fraction> table(Rational part) {
        Rational twelfths = part.times(Rational.of(12));
        if (!twelfths.whole()) {
            return Optional.empty();
        }
        return Optional.of(switch (twelfths.numerator().intValue()) {
            case 0 -> Fraction.of(Rational.ZERO);
            case 1 -> halves(List.of(6L, -2L), 4);
            case 2 -> Fraction.of(Rational.of(1, 2));
            case 3 -> halves(List.of(2L), 2);
            case 4 -> halves(List.of(3L), 2);
            case 5 -> halves(List.of(6L, 2L), 4);
            default -> Fraction.ONE;
        });
    }

    /// The sum of square roots over a number; a negative entry is subtracted.
    private Fraction halves(List<Long> radicands, long over) {
        Fraction sum = Fraction.of(Rational.ZERO);
        for (long radicand : radicands) {
            Fraction root = roots.root(2, Fraction.of(Rational.of(Math.abs(radicand))));
            sum = sum.plus(radicand < 0 ? root.negated() : root, atoms);
        }
        return sum.times(Fraction.of(Rational.of(1, over)), atoms);
    }
}
