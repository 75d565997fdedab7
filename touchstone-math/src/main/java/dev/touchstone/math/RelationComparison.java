package dev.touchstone.math;

import dev.touchstone.math.Verdict.Different;
import dev.touchstone.math.Verdict.Equal;
import dev.touchstone.math.Verdict.Undecided;
import dev.touchstone.math.exact.Fraction;
import dev.touchstone.math.exact.Normalizer;
import dev.touchstone.math.exact.Work;
import dev.touchstone.math.notation.Comparator;
import dev.touchstone.math.notation.Expression;
import dev.touchstone.math.notation.Expression.Relation;
import dev.touchstone.math.notation.Expression.Symbol;
import dev.touchstone.metrics.exact.Rational;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// Statements: equations and inequalities against each other, and against the value that they give.
final class RelationComparison {

    private final MathConventions conventions;
    private final BiFunction<Expression, Expression, Verdict> answers;

    /// @param answers compares two answers of any kind
    RelationComparison(MathConventions conventions, BiFunction<Expression, Expression, Verdict> answers) {
        this.conventions = conventions;
        this.answers = answers;
    }

    /// Two statements.
    Verdict compare(Relation left, Relation right) {
        Optional<Assignment> one = Assignment.find(left);
        Optional<Assignment> other = Assignment.find(right);
        if (one.isPresent() && other.isPresent() && one.get().mayName(other.get())) {
            return answers.apply(one.get().value(), other.get().value());
        }
        Work work = new Work(conventions.effort().steps());
        RealSets sets = new RealSets(work);
        boolean ordered = ordered(left) && ordered(right);
        if (ordered) {
            Optional<RealSets.RealSet> first = sets.find(left);
            Optional<RealSets.RealSet> second = sets.find(right);
            if (first.isPresent() && second.isPresent()) {
                boolean sameVariable = variables(left).equals(variables(right));
                Verdict verdict = sets.compare(first.get(), second.get());
                return sameVariable || !verdict.equal() ? verdict : new Different("different variables");
            }
        }
        if (left.signs().size() != right.signs().size()) {
            return new Undecided("statements with different numbers of sides");
        }
        return left.signs().size() > 1 ? chains(left, right) : single(left, right, new Normalizer(work));
    }

    private static boolean ordered(Relation relation) {
        return relation.signs().stream().anyMatch(sign -> sign != Comparator.EQUAL);
    }

    private static List<Expression> variables(Relation relation) {
        return relation.everything().filter(Symbol.class::isInstance).distinct().toList();
    }

    private Verdict chains(Relation left, Relation right) {
        boolean same = left.signs().equals(right.signs());
        boolean turned = left.signs().reversed().stream().map(Comparator::reversed).toList()
                .equals(right.signs());
        if (!same && !turned) {
            return new Different("different signs between the sides");
        }
        Verdict straight = same ? sides(left.sides(), right.sides()) : new Different("another order");
        return straight.equal() || !turned ? straight : sides(left.sides().reversed(), right.sides());
    }

    private Verdict sides(List<Expression> left, List<Expression> right) {
        Verdict verdict = new Equal("the same sides");
        for (int i = 0; i < left.size(); i++) {
            Verdict side = answers.apply(left.get(i), right.get(i));
            if (!side.equal()) {
                verdict = side;
            }
            if (side instanceof Different) {
                return new Undecided("statements with different sides");
            }
        }
        return verdict;
    }

    /// Two statements with one sign each: the same where one is a multiple of the other.
    private Verdict single(Relation left, Relation right, Normalizer normalizer) {
        if (!left.sides().stream().allMatch(Expression::scalar)
                || !right.sides().stream().allMatch(Expression::scalar)) {
            return new Undecided("statements about other things than numbers");
        }
        Comparator sign = left.signs().getFirst();
        Comparator other = right.signs().getFirst();
        Fraction one = difference(left, normalizer);
        Fraction two = difference(right, normalizer);
        Optional<Rational> factor = normalizer.proportion(one, two);
        boolean equation = sign == Comparator.EQUAL || sign == Comparator.NOT_EQUAL;
        if (factor.isPresent()) {
            boolean fits = equation ? sign == other
                    : sign == (factor.get().signum() > 0 ? other : other.reversed());
            return fits && (equation || normalizer.whole(one) && normalizer.whole(two))
                    ? new Equal("one statement is a multiple of the other")
                            : new Different("another direction");
        }
        return normalizer.polynomial(one) && normalizer.polynomial(two) && equation && sign == other
                ? new Different("the equations are no multiples of each other")
                : new Undecided("statements that are no multiples of each other");
    }

    private static Fraction difference(Relation relation, Normalizer normalizer) {
        return normalizer.difference(normalizer.normal(relation.sides().getFirst()),
                normalizer.normal(relation.sides().getLast()));
    }

    /// A statement and an answer that is none.
    Verdict compare(Relation statement, Expression other) {
        Optional<Assignment> assignment = Assignment.find(statement);
        if (assignment.isPresent()) {
            boolean member = statement.signs().contains(Comparator.IN);
            return conventions.values().assignmentIsValue() || member
                    ? answers.apply(assignment.get().value(), other)
                            : new Different("a statement and a value");
        }
        RealSets sets = new RealSets(new Work(conventions.effort().steps()));
        Optional<RealSets.RealSet> set = sets.find(statement);
        Optional<RealSets.RealSet> values = sets.find(other);
        if (ordered(statement) && set.isPresent() && values.isPresent()) {
            return sets.compare(set.get(), values.get());
        }
        if (ordered(statement) && other.scalar()) {
            return new Different("an inequality and a value");
        }
        boolean number = other.scalar() && !other.any(Symbol.class::isInstance);
        return number && variables(statement).size() > 1
                ? new Different("an equation in several variables and a number")
                : new Undecided("a statement and a value");
    }
}
