package dev.touchstone.math;

import dev.touchstone.math.Verdict.Different;
import dev.touchstone.math.Verdict.Equal;
import dev.touchstone.math.Verdict.Undecided;
import dev.touchstone.math.exact.Fraction;
import dev.touchstone.math.exact.Normalizer;
import dev.touchstone.math.exact.Work;
import dev.touchstone.math.notation.Expression;
import dev.touchstone.math.notation.Expression.Applied;
import dev.touchstone.math.notation.Expression.Constant;
import dev.touchstone.math.notation.Expression.Number;
import dev.touchstone.math.notation.Expression.Numeral;
import dev.touchstone.math.notation.Expression.Product;
import dev.touchstone.math.notation.Expression.Symbol;
import dev.touchstone.math.notation.OutOfReach;
import dev.touchstone.metrics.exact.Rational;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalInt;

/// Values: numbers and expressions with or without variables.
final class ScalarComparison {

    private final MathConventions conventions;

    ScalarComparison(MathConventions conventions) {
        this.conventions = conventions;
    }

    /// Whether two values are the same; both are scalar.
    Verdict compare(Expression left, Expression right) {
        if (left.equals(right)) {
            return new Equal("the same value");
        }
        Optional<Rational> leftNumber = number(left);
        Optional<Rational> rightNumber = number(right);
        if (leftNumber.isPresent() && rightNumber.isPresent()
                && conventions.values().roundedFrom().isEmpty()) {
            return numbers(leftNumber.get(), rightNumber.get());
        }
        int leftInfinite = infinite(left);
        int rightInfinite = infinite(right);
        if (leftInfinite != 0 || rightInfinite != 0) {
            return leftInfinite == rightInfinite ? new Equal("both infinite")
                    : new Different("one is infinite");
        }
        Work work = new Work(conventions.effort().steps());
        Expression one = named(left, work);
        Expression other = named(right, work);
        Verdict exact = exact(one, other, work);
        return exact instanceof Undecided ? numeric(one, other, work, exact) : rounded(one, other, exact);
    }

    private static Verdict numbers(Rational left, Rational right) {
        return left.equals(right) ? new Equal("the same number") : new Different("different numbers");
    }

    private static Optional<Rational> number(Expression expression) {
        return switch (expression) {
            case Number(Rational value, int _) -> Optional.of(value);
            case Numeral(Rational value, int _, String _) -> Optional.of(value);
            default -> Optional.empty();
        };
    }

    /// 1 for infinity, -1 for minus infinity, 0 for everything finite.
    static int infinite(Expression expression) {
        if (expression == Constant.INFINITY) {
            return 1;
        }
        return expression instanceof Product(var factors) && factors.size() == 2
                && factors.getFirst().equals(Expression.whole(-1)) && factors.getLast() == Constant.INFINITY
                        ? -1 : 0;
    }

    /// The same with a variable in place of every value of a function of unknown meaning.
    private static Expression named(Expression expression, Work work) {
        return switch (expression) {
            case Applied applied -> new Symbol(new Normalizer(work).key(applied));
            default -> expression.any(Applied.class::isInstance)
                    ? expression.rebuilt(part -> named(part, work)) : expression;
        };
    }

    /// By exact forms; undecided where they differ and prove nothing.
    private Verdict exact(Expression left, Expression right, Work work) {
        try {
            Normalizer normalizer = new Normalizer(work);
            Fraction leftForm = normalizer.normal(left);
            Fraction rightForm = normalizer.normal(right);
            Fraction difference = normalizer.difference(leftForm, rightForm);
            boolean certain = normalizer.polynomial(leftForm) && normalizer.polynomial(rightForm);
            if (certain) {
                return difference.zero() ? new Equal("the same exact form")
                        : new Different("different exact forms");
            }
            // a denominator with roots might be 0 in disguise; then equal forms would prove nothing
            return difference.zero() && NumericComparison.defined(left, right, work)
                    ? new Equal("the same exact form") : new Undecided("the exact forms differ");
        } catch (OutOfReach found) {
            return new Undecided(found.getMessage());
        }
    }

    private Verdict numeric(Expression left, Expression right, Work work, Verdict exact) {
        Verdict verdict = new NumericComparison(left, right, work, conventions.effort().agreement())
                .compare();
        return verdict instanceof Undecided && exact instanceof Undecided(String reason)
                && !reason.equals("the exact forms differ") ? exact : rounded(left, right, verdict);
    }

    /// A written decimal stands for what rounds to it, where the conventions say so.
    private Verdict rounded(Expression left, Expression right, Verdict verdict) {
        OptionalInt from = conventions.values().roundedFrom();
        if (from.isEmpty() || verdict instanceof Equal) {
            return verdict;
        }
        boolean rounded = rounds(left, right, from.getAsInt()) || rounds(right, left, from.getAsInt());
        return rounded ? new Equal("equal after rounding") : verdict;
    }

    private boolean rounds(Expression decimal, Expression value, int from) {
        return decimal instanceof Number(Rational _, int decimals) && decimals >= Math.max(1, from)
                && NumericComparison.within(decimal, value,
                        new Rational(BigInteger.ONE,
                                BigInteger.TEN.pow(decimals).shiftLeft(1)),
                        new Work(conventions.effort().steps()));
    }
}
