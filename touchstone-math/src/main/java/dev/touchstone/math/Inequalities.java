package dev.touchstone.math;

import dev.touchstone.math.RealSets.RealSet;
import dev.touchstone.math.exact.Fraction;
import dev.touchstone.math.exact.Normalizer;
import dev.touchstone.math.exact.Work;
import dev.touchstone.math.notation.Comparator;
import dev.touchstone.math.notation.Expression;
import dev.touchstone.math.notation.Expression.Call;
import dev.touchstone.math.notation.Expression.Joint;
import dev.touchstone.math.notation.Expression.Quotient;
import dev.touchstone.math.notation.Expression.Relation;
import dev.touchstone.math.notation.Expression.Sum;
import dev.touchstone.math.notation.Expression.Symbol;
import dev.touchstone.math.notation.Function;
import dev.touchstone.metrics.exact.Rational;
import java.util.List;
import java.util.Optional;

/// Solves statements that are linear in their only variable.
final class Inequalities {

    private final Work work;

    Inequalities(Work work) {
        this.work = work;
    }

    /// The numbers for which a statement holds; empty where it is not linear in one variable.
    Optional<RealSet> find(Relation relation) {
        List<Expression> sides = relation.sides();
        List<Comparator> signs = relation.signs();
        if (signs.getFirst() == Comparator.IN) {
            return sides.size() == 2 && sides.getFirst() instanceof Symbol
                    ? new RealSets(work).find(sides.getLast()) : Optional.empty();
        }
        List<String> variables = relation.everything().filter(Symbol.class::isInstance)
                .map(part -> ((Symbol) part).name()).distinct().toList();
        if (variables.size() != 1 || !sides.stream().allMatch(side -> side.scalar() || infinite(side))) {
            return Optional.empty();
        }
        Optional<RealSet> all = Optional.empty();
        for (int i = 0; i < signs.size(); i++) {
            Optional<RealSet> next = pair(sides.get(i), signs.get(i), sides.get(i + 1), variables.getFirst());
            if (next.isEmpty()) {
                return next;
            }
            all = all.isEmpty() ? next : Optional.of(new RealSet.Joined(Joint.INTERSECTION, all.get(),
                    next.get()));
        }
        return all;
    }

    private static boolean infinite(Expression side) {
        return ScalarComparison.infinite(side) != 0;
    }

    private Optional<RealSet> pair(Expression left, Comparator sign, Expression right, String variable) {
        if (infinite(left) || infinite(right)) {
            return infinity(left, sign, right);
        }
        if (left instanceof Call(Function function, List<Expression> inner) && function == Function.ABS
                && sign.orders() && constant(right)) {
            return absolute(inner.getFirst(), sign, right, variable);
        }
        if (right instanceof Call(Function function, List<Expression> _) && function == Function.ABS
                && constant(left)) {
            return pair(right, sign.reversed(), left, variable);
        }
        if (left.equals(new Symbol(variable)) && constant(right)) {
            return Optional.of(half(sign, right));
        }
        if (right.equals(new Symbol(variable)) && constant(left)) {
            return Optional.of(half(sign.reversed(), left));
        }
        return linear(left, sign, right, variable);
    }

    private static boolean constant(Expression expression) {
        return !expression.any(part -> part instanceof Symbol
                || part == Expression.Constant.I);
    }

    private static Optional<RealSet> infinity(Expression left, Comparator sign, Expression right) {
        int low = ScalarComparison.infinite(left);
        int high = ScalarComparison.infinite(right);
        boolean always = switch (sign) {
            case LESS, AT_MOST -> low < 0 || high > 0;
            case GREATER, AT_LEAST -> low > 0 || high < 0;
            case EQUAL, NOT_EQUAL, IN -> false;
        };
        return always ? Optional.of(RealSets.ALL) : Optional.empty();
    }

    private Optional<RealSet> absolute(Expression inner, Comparator sign, Expression bound, String variable) {
        boolean inside = sign == Comparator.LESS || sign == Comparator.AT_MOST;
        Comparator lower = sign.reversed();
        Optional<RealSet> first = pair(inner, sign, bound, variable);
        Optional<RealSet> second = pair(inner, lower, Expression.negated(bound), variable);
        return first.flatMap(one -> second.map(other ->
                new RealSet.Joined(inside ? Joint.INTERSECTION : Joint.UNION, one, other)));
    }

    /// The numbers that stand in that relation to a bound.
    private static RealSet half(Comparator sign, Expression bound) {
        Optional<Expression> here = Optional.of(bound);
        return switch (sign) {
            case LESS -> new RealSet.Span(Optional.empty(), false, here, false);
            case AT_MOST -> new RealSet.Span(Optional.empty(), false, here, true);
            case GREATER -> new RealSet.Span(here, false, Optional.empty(), false);
            case AT_LEAST -> new RealSet.Span(here, true, Optional.empty(), false);
            case EQUAL, IN -> new RealSet.Members(List.of(bound));
            case NOT_EQUAL ->
                new RealSet.Joined(Joint.DIFFERENCE, RealSets.ALL, new RealSet.Members(List.of(bound)));
        };
    }

    private Optional<RealSet> linear(Expression left, Comparator sign, Expression right, String variable) {
        Normalizer normalizer = new Normalizer(work);
        Fraction form = normalizer.difference(normalizer.normal(left), normalizer.normal(right));
        Optional<Rational> slope = normalizer.linear(form, variable)
                .flatMap(parts -> parts.getFirst().constant());
        if (slope.isEmpty()) {
            return Optional.empty();
        }
        Expression rest = new Sum(List.of(at(right, variable), Expression.negated(at(left, variable))));
        Expression bound = new Quotient(rest, new Expression.Number(slope.get(), 0));
        return Optional.of(half(slope.get().signum() < 0 ? sign.reversed() : sign, bound));
    }

    /// A side with 0 in place of the variable.
    private static Expression at(Expression side, String variable) {
        return side.equals(new Symbol(variable)) ? Expression.whole(0)
                : side.rebuilt(part -> at(part, variable));
    }
}
