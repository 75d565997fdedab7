package dev.touchstone.math.enclosure;

import dev.touchstone.math.exact.Normalizer;
import dev.touchstone.math.notation.Expression;
import dev.touchstone.math.notation.Expression.Call;
import dev.touchstone.math.notation.Expression.Constant;
import dev.touchstone.math.notation.Expression.Number;
import dev.touchstone.math.notation.Expression.Numeral;
import dev.touchstone.math.notation.Expression.Percent;
import dev.touchstone.math.notation.Expression.Power;
import dev.touchstone.math.notation.Expression.Product;
import dev.touchstone.math.notation.Expression.Quotient;
import dev.touchstone.math.notation.Expression.Sum;
import dev.touchstone.math.notation.Function;
import dev.touchstone.metrics.exact.Rational;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// How close to 0 a number made of rationals and roots can be without being 0.
///
/// An algebraic number E with bounds u of the conjugates of its numerator and l of those of its denominator,
/// whose roots multiply to the degree D, is 0 or at least 1 / (u^(D-1) · l) in size: the BFMSS bound
/// (Burnikel, Funke, Mehlhorn, Schirra, Schmitt 2001). Sines and cosines of rational parts of `\pi` are
/// algebraic too: 2cos(2πk/n) is a whole algebraic number of degree at most n whose conjugates are at most 2.
public final class RootBound {

    private final Normalizer normalizer;
    private final Set<Expression> radicals = new HashSet<>();
    private double degree = 1;

    /// A bound; one object serves one number.
    ///
    /// @param normalizer finds the angles that are parts of `\pi`
    public RootBound(Normalizer normalizer) {
        this.normalizer = normalizer;
    }

    private record Bound(double upper, double lower) {

        Bound times(Bound other) {
            return new Bound(upper + other.upper, lower + other.lower);
        }

        Bound inverse() {
            return new Bound(lower, upper);
        }

        Bound plus(Bound other) {
            double left = upper + other.lower;
            double right = other.upper + lower;
            return new Bound(Math.max(left, right) + 1, lower + other.lower);
        }
    }

    /// The number of bits b so that the value is 0 or greater than 2^-b in size; empty for a number that is
    /// not made of roots.
    public OptionalDouble bits(Expression expression) {
        Optional<Bound> bound = bound(expression);
        return bound.isEmpty() ? OptionalDouble.empty()
                : OptionalDouble.of((degree - 1) * Math.max(0, bound.get().upper())
                        + Math.max(0, bound.get().lower()) + 1);
    }

    private Optional<Bound> bound(Expression expression) {
        return switch (expression) {
            case Number(Rational value, int _) -> Optional.of(number(value));
            case Numeral(Rational value, int _, String _) -> Optional.of(number(value));
            case Percent(Expression value) -> bound(value).map(inner ->
                    inner.times(number(Rational.of(1, 100))));
            case Constant constant when constant == Constant.I ->
                    Optional.of(root(expression, 2, new Bound(0, 0)));
            case Sum(List<Expression> terms) -> all(terms, true);
            case Product(List<Expression> factors) -> all(factors, false);
            case Quotient(Expression top, Expression bottom) ->
                bound(top).flatMap(above -> bound(bottom).map(below -> above.times(below.inverse())));
            case Power(Expression base, Expression exponent) ->
                Evaluator.literal(exponent).flatMap(number -> power(expression, base, number));
            case Call(Function function, List<Expression> arguments) -> call(expression, function, arguments);
            default -> Optional.empty();
        };
    }

    private Optional<Bound> all(List<Expression> parts, boolean sum) {
        Optional<Bound> bound = Optional.empty();
        for (Expression part : parts) {
            Optional<Bound> next = bound(part);
            if (next.isEmpty()) {
                return next;
            }
            bound = bound.isEmpty() ? next
                    : Optional.of(sum ? bound.get().plus(next.get()) : bound.get().times(next.get()));
        }
        return bound;
    }

    private static Bound number(Rational value) {
        return new Bound(bits(value.numerator()), bits(value.denominator()));
    }

    private static double bits(BigInteger value) {
        return value.abs().equals(BigInteger.ONE) || value.signum() == 0 ? 0 : value.abs().bitLength();
    }

    private Optional<Bound> power(Expression whole, Expression base, Rational exponent) {
        if (exponent.numerator().bitLength() > 12 || exponent.denominator().bitLength() > 8) {
            return Optional.empty();
        }
        int times = exponent.numerator().abs().intValue();
        int index = exponent.denominator().intValue();
        return bound(base).map(inner -> index == 1 ? inner
                : root(new Call(Function.ROOT, List.of(Expression.whole(index), base)), index, inner))
                .map(rooted -> new Bound(rooted.upper() * times, rooted.lower() * times))
                .map(powered -> exponent.signum() < 0 ? powered.inverse() : powered);
    }

    private Optional<Bound> call(Expression whole, Function function, List<Expression> arguments) {
        return switch (function) {
            case ROOT -> Evaluator.literal(arguments.getFirst())
                    .filter(index -> index.whole() && index.signum() > 0 && index.numerator().bitLength() < 8)
                    .flatMap(index -> bound(arguments.getLast())
                            .map(inner -> root(whole, index.numerator().intValue(), inner)));
            case ABS -> arguments.getFirst().any(part -> part == Constant.I)
                    ? Optional.empty() : bound(arguments.getFirst());
            case SIN, COS -> angle(whole, arguments.getFirst());
            case TAN -> angle(new Call(Function.SIN, arguments), arguments.getFirst()).flatMap(sine ->
                    angle(new Call(Function.COS, arguments), arguments.getFirst())
                            .map(cosine -> sine.times(cosine.inverse())));
            default -> Optional.empty();
        };
    }

    private Bound root(Expression radical, int index, Bound inner) {
        if (radicals.add(radical)) {
            degree *= index;
        }
        double upper = Math.max(0, inner.upper());
        double lower = Math.max(0, inner.lower());
        return upper >= lower ? new Bound((upper + (index - 1) * lower) / index, lower)
                : new Bound(upper, ((index - 1) * upper + lower) / index);
    }

    private Optional<Bound> angle(Expression whole, Expression argument) {
        Optional<Rational> turn = normalizer.turn(argument).filter(part -> part.denominator()
                .bitLength() < 10);
        if (turn.isEmpty()) {
            return Optional.empty();
        }
        if (radicals.add(whole)) {
            degree *= 4 * turn.get().denominator().intValue();
        }
        return Optional.of(new Bound(1, 1));
    }
}
