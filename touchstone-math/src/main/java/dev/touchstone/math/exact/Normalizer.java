package dev.touchstone.math.exact;

import dev.touchstone.math.notation.Expression;
import dev.touchstone.math.notation.Expression.Applied;
import dev.touchstone.math.notation.Expression.Call;
import dev.touchstone.math.notation.Expression.Constant;
import dev.touchstone.math.notation.Expression.Degrees;
import dev.touchstone.math.notation.Expression.Matrix;
import dev.touchstone.math.notation.Expression.Number;
import dev.touchstone.math.notation.Expression.Numeral;
import dev.touchstone.math.notation.Expression.Percent;
import dev.touchstone.math.notation.Expression.Power;
import dev.touchstone.math.notation.Expression.Product;
import dev.touchstone.math.notation.Expression.Quotient;
import dev.touchstone.math.notation.Expression.Sum;
import dev.touchstone.math.notation.Expression.Symbol;
import dev.touchstone.math.notation.Function;
import dev.touchstone.math.notation.OutOfReach;
import dev.touchstone.metrics.exact.Rational;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Brings values to their exact form; one normalizer serves one comparison, so that atoms are shared.
public final class Normalizer {

    private static final int MAX_EXPANDED = 60;
    private static final int MAX_DETERMINANT = 5;

    private final Atoms atoms;
    private final Roots roots;
    private final Angles angles;
    private final Counting counting;

    /// A normalizer that spends the given work.
    public Normalizer(Work work) {
        this.atoms = new Atoms(work);
        this.roots = new Roots(atoms);
        this.angles = new Angles(atoms, roots);
        this.counting = new Counting(atoms);
    }

    /// The exact form.
    ///
    /// @throws OutOfReach when it is no value, is undefined or costs too much
    public Fraction normal(Expression expression) {
        return switch (expression) {
            case Number(Rational value, int _) -> Fraction.of(value);
            case Numeral(Rational value, int _, String _) -> Fraction.of(value);
            case Symbol(String name) -> Fraction.of(atoms.polynomial(atoms.variable(name)));
            case Constant constant -> constant(constant);
            case Sum(List<Expression> terms) -> sum(terms);
            case Product(List<Expression> factors) -> product(factors);
            case Quotient(Expression top, Expression bottom) -> normal(top).over(normal(bottom), atoms);
            case Power(Expression base, Expression exponent) -> power(base, exponent);
            case Call(Function function, List<Expression> arguments) -> call(function, arguments);
            case Applied(String name, List<Expression> arguments) ->
                opaque(name, arguments.stream().map(this::normal).toList());
            case Percent(Expression value) ->
                normal(value).times(Fraction.of(Rational.of(1, 100)), atoms);
            case Degrees(Expression value) -> normal(value)
                    .times(normal(Constant.PI), atoms).times(Fraction.of(Rational.of(1, 180)), atoms);
            case Matrix(List<List<Expression>> rows, boolean determinant) when determinant ->
                    determinant(rows);
            case Expression other -> throw new OutOfReach(OutOfReach.Cause.UNREADABLE,
                    "a " + other.getClass().getSimpleName().toLowerCase(Locale.ROOT) + " is no value");
        };
    }

    /// The value where it is a rational number and the exact form shows it.
    public Optional<Rational> rational(Expression expression) {
        return normal(expression).constant();
    }

    /// The difference of two exact forms.
    public Fraction difference(Fraction left, Fraction right) {
        return left.plus(right.negated(), atoms);
    }

    /// Whether only variables and numbers occur in a form, so that it is 0 only where it is the form 0.
    public boolean polynomial(Fraction form) {
        return form.onlyVariables(atoms);
    }

    /// The factor that makes the numerator of one form of the other, where it is a rational number other than
    /// 0.
    public Optional<Rational> proportion(Fraction left, Fraction right) {
        if (left.numerator().terms().size() != right.numerator().terms().size()) {
            return Optional.empty();
        }
        Optional<Rational> factor = Optional.empty();
        for (Map.Entry<Monomial, Rational> term : left.numerator().terms().entrySet()) {
            Rational other = right.numerator().terms().get(term.getKey());
            if (other == null) {
                return Optional.empty();
            }
            Rational quotient = term.getValue().dividedBy(other);
            if (factor.isPresent() && !factor.get().equals(quotient)) {
                return Optional.empty();
            }
            factor = Optional.of(quotient);
        }
        return factor;
    }

    /// A text that is the same for expressions with the same exact form.
    public String key(Expression expression) {
        return normal(expression).key(atoms);
    }

    /// Whether a form has a constant denominator, so that its sign is that of its numerator.
    public boolean whole(Fraction form) {
        return form.denominator().constant().isPresent();
    }

    /// The two coefficients of `a·x + b` where the numerator is linear in that one variable and has rational
    /// coefficients, and the denominator is constant.
    public Optional<List<Fraction>> linear(Fraction form, String variable) {
        int atom = atoms.variable(variable);
        Polynomial slope = Polynomial.ZERO;
        Polynomial rest = Polynomial.ZERO;
        if (form.denominator().constant().isEmpty()) {
            return Optional.empty();
        }
        for (Map.Entry<Monomial, Rational> term : form.numerator().terms().entrySet()) {
            int exponent = term.getKey().exponentOf(atom);
            if (exponent > 1) {
                return Optional.empty();
            }
            Polynomial part = Polynomial.of(term.getKey().with(atom, 0), term.getValue());
            slope = exponent == 1 ? slope.plus(part, atoms.work()) : slope;
            rest = exponent == 0 ? rest.plus(part, atoms.work()) : rest;
        }
        return slope.zero() ? Optional.empty() : Optional.of(List.of(Fraction.of(slope), Fraction.of(rest)));
    }

    /// The factor of `\pi` where the value is a rational multiple of it.
    public Optional<Rational> turn(Expression angle) {
        Fraction form = normal(angle);
        Optional<Rational> factor = form.numerator().single()
                .filter(term -> term.getKey().equals(Monomial.of(atoms.opaque("pi"), 1)))
                        .map(Map.Entry::getValue);
        return form.denominator().constant().isEmpty() ? Optional.empty()
                : form.zero() ? Optional.of(Rational.ZERO) : factor;
    }

    private Fraction constant(Constant constant) {
        return switch (constant) {
            case PI -> Fraction.of(atoms.polynomial(atoms.opaque("pi")));
            case E -> Fraction.of(atoms.polynomial(atoms.opaque("e")));
            case I -> roots.imaginaryUnit();
            case INFINITY -> throw new OutOfReach(OutOfReach.Cause.UNDEFINED, "infinity is no number");
        };
    }

    private Fraction sum(List<Expression> terms) {
        Fraction sum = Fraction.of(Rational.ZERO);
        for (Expression term : terms) {
            sum = sum.plus(normal(term), atoms);
        }
        return sum;
    }

    private Fraction product(List<Expression> factors) {
        Fraction product = Fraction.ONE;
        for (Expression factor : factors) {
            product = product.times(normal(factor), atoms);
        }
        return product;
    }

    private Fraction power(Expression base, Expression exponent) {
        Fraction below = normal(base);
        Fraction above = normal(exponent);
        Optional<Rational> constant = above.constant();
        if (constant.isPresent()) {
            return power(below, constant.get());
        }
        if (above.denominator().constant().isEmpty()) {
            return opaque("power", List.of(below, above));
        }
        Fraction product = Fraction.ONE;
        for (Map.Entry<Monomial, Rational> term : above.numerator().terms().entrySet()) {
            Rational factor = term.getValue();
            if (term.getKey().equals(Monomial.ONE)) {
                product = product.times(power(below, factor), atoms);
                continue;
            }
            Polynomial unit = Polynomial.of(term.getKey(), new Rational(BigInteger.ONE,
                    factor.denominator()));
            for (Map.Entry<Fraction, Integer> part : roots.wholeParts(below).entrySet()) {
                Fraction atom = opaque("power", List.of(part.getKey(), Fraction.of(unit)));
                int times = roots.small(factor.numerator().multiply(BigInteger.valueOf(part.getValue())));
                product = product.times(atom.power(times, atoms), atoms);
            }
        }
        return product;
    }

    private Fraction power(Fraction base, Rational exponent) {
        if (!exponent.whole()) {
            int index = roots.small(exponent.denominator());
            return power(roots.root(index, base), new Rational(exponent.numerator(), BigInteger.ONE));
        }
        boolean huge = exponent.numerator().bitLength() > 20;
        int terms = base.numerator().terms().size() + base.denominator().terms().size();
        boolean wide = terms > 2 && (huge || (long) (terms - 2) * Math.abs(exponent.numerator().longValue())
                > MAX_EXPANDED);
        boolean variable = base.constant().isEmpty() && !wide;
        if (!wide && (!huge || variable) && roots.affordable(base, exponent)) {
            return base.power(roots.small(exponent.numerator()), atoms);
        }
        Fraction product = Fraction.ONE;
        for (Map.Entry<Fraction, Integer> part : roots.wholeParts(base).entrySet()) {
            Rational times = exponent.times(Rational.of(part.getValue()));
            boolean negative = times.signum() < 0;
            Fraction atom = opaque("power", List.of(part.getKey(),
                    Fraction.of(negative ? times.negated() : times)));
            product = negative ? product.over(atom, atoms) : product.times(atom, atoms);
        }
        return product;
    }

    private Fraction call(Function function, List<Expression> arguments) {
        List<Fraction> values = new ArrayList<>();
        for (Expression argument : arguments) {
            values.add(normal(argument));
        }
        Fraction first = values.getLast();
        return switch (function) {
            case SIN, COS, TAN, COT, SEC, CSC -> angles.value(function, first);
            case SINH, COSH, TANH -> hyperbolic(function, arguments.getFirst());
            case EXP -> power(Constant.E, arguments.getFirst());
            case LN -> roots.logarithm(first);
            case LOG -> roots.logarithm(first).over(roots.logarithm(values.getFirst()), atoms);
            case ROOT -> values.getFirst().constant().filter(Rational::whole)
                    .map(index -> roots.root(roots.small(index.numerator()), first))
                    .orElseGet(() -> power(arguments.getLast(),
                            new Quotient(Expression.whole(1), arguments.getFirst())));
            case ABS -> counting.absolute(first);
            case FACTORIAL -> counting.factorial(first);
            case BINOMIAL -> counting.binomial(values.getFirst(), first);
            case FLOOR, CEILING, GCD, LCM, MIN, MAX -> counting.whole(function, values);
            case ARCSIN, ARCCOS, ARCTAN, ARCCOT -> opaque(function.toString(), values);
        };
    }

    private Fraction hyperbolic(Function function, Expression argument) {
        Fraction up = power(Constant.E, argument);
        Fraction down = Fraction.ONE.over(up, atoms);
        Fraction half = Fraction.of(Rational.of(1, 2));
        Fraction sine = up.plus(down.negated(), atoms).times(half, atoms);
        Fraction cosine = up.plus(down, atoms).times(half, atoms);
        return switch (function) {
            case SINH -> sine;
            case COSH -> cosine;
            default -> sine.over(cosine, atoms);
        };
    }

    private Fraction determinant(List<List<Expression>> rows) {
        int size = rows.size();
        if (rows.getFirst().size() != size || size > MAX_DETERMINANT) {
            throw new OutOfReach(OutOfReach.Cause.LIMIT, "a determinant of that shape is not worked out");
        }
        if (size == 1) {
            return normal(rows.getFirst().getFirst());
        }
        Fraction sum = Fraction.of(Rational.ZERO);
        for (int column = 0; column < size; column++) {
            List<List<Expression>> minor = new ArrayList<>();
            for (List<Expression> row : rows.subList(1, size)) {
                List<Expression> kept = new ArrayList<>(row);
                kept.remove(column);
                minor.add(kept);
            }
            Fraction term = normal(rows.getFirst().get(column)).times(determinant(minor), atoms);
            sum = sum.plus(column % 2 == 0 ? term : term.negated(), atoms);
        }
        return sum;
    }

    private Fraction opaque(String name, List<Fraction> arguments) {
        return Counting.opaque(name, arguments, atoms);
    }
}
