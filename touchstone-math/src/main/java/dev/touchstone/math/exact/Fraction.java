package dev.touchstone.math.exact;

import dev.touchstone.math.notation.OutOfReach;
import dev.touchstone.metrics.exact.Rational;
import java.util.Optional;

/// A fraction of two polynomials over the atoms of one comparison.
///
/// @param denominator not the zero polynomial; 1 where it is constant
public record Fraction(Polynomial numerator, Polynomial denominator) {

    static final Fraction ONE = of(Rational.ONE);

    static Fraction of(Rational value) {
        return new Fraction(Polynomial.of(value), Polynomial.ONE);
    }

    static Fraction of(Polynomial value) {
        return new Fraction(value, Polynomial.ONE);
    }

    /// Whether it is nothing but a rational number.
    public Optional<Rational> constant() {
        return denominator.constant().isPresent() ? numerator.constant() : Optional.empty();
    }

    /// Whether it is 0 for certain.
    public boolean zero() {
        return numerator.zero();
    }

    Fraction plus(Fraction other, Atoms atoms) {
        if (denominator.equals(other.denominator)) {
            return of(numerator.plus(other.numerator, atoms.work()), denominator, atoms);
        }
        Polynomial top = atoms.product(numerator, other.denominator)
                .plus(atoms.product(other.numerator, denominator), atoms.work());
        return of(top, atoms.product(denominator, other.denominator), atoms);
    }

    Fraction negated() {
        return new Fraction(numerator.negated(), denominator);
    }

    Fraction times(Fraction other, Atoms atoms) {
        return of(atoms.product(numerator, other.numerator),
                atoms.product(denominator, other.denominator), atoms);
    }

    Fraction over(Fraction other, Atoms atoms) {
        if (other.zero()) {
            throw new OutOfReach(OutOfReach.Cause.UNDEFINED, "a division by zero");
        }
        return of(atoms.product(numerator, other.denominator),
                atoms.product(denominator, other.numerator), atoms);
    }

    Fraction power(int exponent, Atoms atoms) {
        if (exponent < 0) {
            return ONE.over(power(-exponent, atoms), atoms);
        }
        return of(atoms.power(numerator, exponent), atoms.power(denominator, exponent), atoms);
    }

    /// The fraction with a constant denominator divided out, and equal parts cancelled.
    static Fraction of(Polynomial top, Polynomial bottom, Atoms atoms) {
        if (bottom.zero()) {
            throw new OutOfReach(OutOfReach.Cause.UNDEFINED, "a division by zero");
        }
        if (top.zero()) {
            return new Fraction(Polynomial.ZERO, Polynomial.ONE);
        }
        Optional<Rational> constant = bottom.constant();
        if (constant.isPresent()) {
            return new Fraction(top.times(Rational.ONE.dividedBy(constant.get()), atoms.work()),
                    Polynomial.ONE);
        }
        atoms.work().spend(8L * bottom.terms().size());
        Rational content = bottom.content();
        if (bottom.leadsNegative(atoms)) {
            content = content.negated();
        }
        Rational inverse = Rational.ONE.dividedBy(content);
        return new Fraction(top.times(inverse, atoms.work()), bottom.times(inverse, atoms.work()));
    }

    /// A text that is the same for the same fraction.
    String key(Atoms atoms) {
        String top = numerator.key(atoms);
        return denominator.equals(Polynomial.ONE) ? "(" + top + ")" : "((" + top + ")/("
                + denominator.key(atoms) + "))";
    }

    /// Whether only variables occur in it: then a form other than 0 is a value other than 0.
    boolean onlyVariables(Atoms atoms) {
        return java.util.stream.Stream.concat(numerator.terms().keySet().stream(),
                denominator.terms().keySet().stream()).allMatch(monomial -> {
                    for (int i = 0; i < monomial.size(); i++) {
                        if (!atoms.atom(monomial.atom(i)).free()) {
                            return false;
                        }
                    }
                    return true;
                });
    }
}
