package dev.touchstone.math.exact;

import dev.touchstone.metrics.exact.Rational;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A sum of monomials with rational factors; no factor is 0.
record Polynomial(Map<Monomial, Rational> terms) {

    static final Polynomial ZERO = new Polynomial(Map.of());
    static final Polynomial ONE = of(Rational.ONE);

    static Polynomial of(Rational value) {
        return value.signum() == 0 ? new Polynomial(Map.of()) : new Polynomial(Map.of(Monomial.ONE, value));
    }

    static Polynomial of(Monomial monomial, Rational factor) {
        return new Polynomial(Map.of(monomial, factor));
    }

    boolean zero() {
        return terms.isEmpty();
    }

    /// The value where it has no atom.
    Optional<Rational> constant() {
        if (terms.isEmpty()) {
            return Optional.of(Rational.ZERO);
        }
        return terms.size() == 1 ? Optional.ofNullable(terms.get(Monomial.ONE)) : Optional.empty();
    }

    /// The only term, where there is one.
    Optional<Map.Entry<Monomial, Rational>> single() {
        return terms.size() == 1 ? Optional.of(terms.entrySet().iterator().next()) : Optional.empty();
    }

    Polynomial plus(Polynomial other, Work work) {
        Map<Monomial, Rational> sum = new HashMap<>(terms);
        other.terms.forEach((monomial, factor) -> add(sum, monomial, factor, work));
        return new Polynomial(sum);
    }

    Polynomial negated() {
        Map<Monomial, Rational> negative = new HashMap<>();
        terms.forEach((monomial, factor) -> negative.put(monomial, factor.negated()));
        return new Polynomial(negative);
    }

    Polynomial times(Rational number, Work work) {
        if (number.equals(Rational.ONE)) {
            return this;
        }
        Map<Monomial, Rational> product = new HashMap<>();
        terms.forEach((monomial, factor) -> add(product, monomial, times(factor, number, work), work));
        return new Polynomial(product);
    }

    /// The factor that all terms share, greater than 0; 1 for the zero polynomial.
    Rational content() {
        BigInteger top = BigInteger.ZERO;
        BigInteger bottom = BigInteger.ONE;
        for (Rational factor : terms.values()) {
            top = top.gcd(factor.numerator());
            bottom = bottom.multiply(factor.denominator()).divide(bottom.gcd(factor.denominator()));
        }
        return top.signum() == 0 ? Rational.ONE : new Rational(top, bottom);
    }

    /// A text that is the same for the same polynomial, its terms in a fixed order.
    String key(Atoms atoms) {
        List<String> parts = terms.entrySet().stream().map(term -> {
            StringBuilder part = new StringBuilder();
            for (int i = 0; i < term.getKey().size(); i++) {
                part.append(atoms.key(term.getKey().atom(i))).append('^').append(term.getKey().exponent(i))
                        .append('*');
            }
            return part.append(term.getValue()).toString();
        }).sorted().toList();
        return String.join(" + ", parts);
    }

    /// Whether the term that comes first in the fixed order has a negative factor.
    boolean leadsNegative(Atoms atoms) {
        String least = "";
        boolean negative = false;
        for (Map.Entry<Monomial, Rational> term : terms.entrySet()) {
            String key = of(term.getKey(), Rational.ONE).key(atoms);
            if (least.isEmpty() || key.compareTo(least) > 0) {
                least = key;
                negative = term.getValue().signum() < 0;
            }
        }
        return negative;
    }

    static Rational times(Rational left, Rational right, Work work) {
        if (!left.equals(Rational.ONE) && !right.equals(Rational.ONE)) {
            work.number(bits(left) + bits(right));
        }
        return left.times(right);
    }

    static long bits(Rational value) {
        return Math.max(value.numerator().bitLength(), value.denominator().bitLength());
    }

    static void add(Map<Monomial, Rational> sum, Monomial monomial, Rational factor, Work work) {
        work.spend(1);
        Rational before = sum.get(monomial);
        if (before == null) {
            if (factor.signum() != 0) {
                sum.put(monomial, factor);
            }
            return;
        }
        work.number(bits(before) + bits(factor));
        Rational after = before.plus(factor);
        if (after.signum() == 0) {
            sum.remove(monomial);
        } else {
            sum.put(monomial, after);
        }
    }
}
