package dev.touchstone.math.exact;

import dev.touchstone.math.notation.OutOfReach;
import dev.touchstone.metrics.exact.Rational;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The atoms of one comparison, numbered, and the products of polynomials over them.
final class Atoms {

    /// What an atom is.
    ///
    /// @param key the same text for the same value
    /// @param free whether no relation to other atoms can exist: a variable
    /// @param degree the power that `power` replaces, 0 for none
    /// @param power what the atom to that degree equals
    record Atom(String key, boolean free, int degree, Optional<Polynomial> power) {}

    private final List<Atom> atoms = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Work work;

    Atoms(Work work) {
        this.work = work;
    }

    Work work() {
        return work;
    }

    String key(int atom) {
        return atoms.get(atom).key();
    }

    Atom atom(int atom) {
        return atoms.get(atom);
    }

    /// The number of a variable.
    int variable(String name) {
        return number(new Atom(name, true, 0, Optional.empty()));
    }

    /// The number of a value that is not taken apart.
    int opaque(String key) {
        return number(new Atom(key, false, 0, Optional.empty()));
    }

    /// The number of a value whose power is known.
    int algebraic(String key, int degree, Polynomial power) {
        return number(new Atom(key, false, degree, Optional.of(power)));
    }

    private int number(Atom atom) {
        return numbers.computeIfAbsent(atom.key(), _ -> {
            atoms.add(atom);
            return atoms.size() - 1;
        });
    }

    /// An atom as a polynomial.
    Polynomial polynomial(int atom) {
        return Polynomial.of(Monomial.of(atom, 1), Rational.ONE);
    }

    /// The product, with every known power replaced.
    Polynomial product(Polynomial left, Polynomial right) {
        Map<Monomial, Rational> sum = new HashMap<>();
        for (Map.Entry<Monomial, Rational> a : left.terms().entrySet()) {
            for (Map.Entry<Monomial, Rational> b : right.terms().entrySet()) {
                Rational factor = Polynomial.times(a.getValue(), b.getValue(), work);
                addReduced(sum, a.getKey().times(b.getKey()), factor);
            }
        }
        return new Polynomial(sum);
    }

    private void addReduced(Map<Monomial, Rational> sum, Monomial monomial, Rational factor) {
        for (int i = 0; i < monomial.size(); i++) {
            Atom atom = atoms.get(monomial.atom(i));
            int exponent = monomial.exponent(i);
            if (atom.degree() > 0 && exponent >= atom.degree()) {
                Monomial rest = monomial.with(monomial.atom(i), exponent % atom.degree());
                Polynomial replaced = power(atom.power().orElseThrow(), exponent / atom.degree());
                Polynomial reduced = product(Polynomial.of(rest, factor), replaced);
                reduced.terms().forEach((key, value) -> Polynomial.add(sum, key, value, work));
                return;
            }
        }
        Polynomial.add(sum, monomial, factor, work);
    }

    /// A power with an exponent of at least 0.
    Polynomial power(Polynomial base, int exponent) {
        Optional<Map.Entry<Monomial, Rational>> single = base.single();
        boolean plain = single.isPresent() && single.get().getValue().equals(Rational.ONE)
                && single.get().getKey().size() == 1 && atoms.get(single.get().getKey().atom(0))
                        .degree() == 0;
        if (plain && exponent > 0) {
            Monomial monomial = single.get().getKey();
            long raised = (long) monomial.exponent(0) * exponent;
            if (raised > 1_000_000_000) {
                throw new OutOfReach(OutOfReach.Cause.LIMIT, "an exponent is too large");
            }
            return Polynomial.of(Monomial.of(monomial.atom(0), (int) raised), Rational.ONE);
        }
        Polynomial result = Polynomial.ONE;
        Polynomial square = base;
        for (int rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result = product(result, square);
            }
            if (rest > 1) {
                square = product(square, square);
            }
        }
        return result;
    }
}
