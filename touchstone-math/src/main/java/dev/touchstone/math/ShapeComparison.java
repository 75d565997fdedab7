package dev.touchstone.math;

import dev.touchstone.math.Verdict.Different;
import dev.touchstone.math.Verdict.Equal;
import dev.touchstone.math.Verdict.Undecided;
import dev.touchstone.math.exact.Work;
import dev.touchstone.math.notation.Expression;
import dev.touchstone.math.notation.Expression.Bracketed;
import dev.touchstone.math.notation.Expression.Combined;
import dev.touchstone.math.notation.Expression.Matrix;
import dev.touchstone.math.notation.Expression.NamedSet;
import dev.touchstone.math.notation.Expression.Product;
import dev.touchstone.math.notation.Expression.Quotient;
import dev.touchstone.math.notation.Expression.Ratio;
import dev.touchstone.math.notation.Expression.Relation;
import dev.touchstone.math.notation.Expression.Sequence;
import dev.touchstone.math.notation.Expression.SetOf;
import dev.touchstone.math.notation.Expression.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Answers of every kind: finds out what the two are and hands them to the comparison of that kind.
final class ShapeComparison {

    private static final int MAX_ITEMS = 200;

    private final MathConventions conventions;
    private final SignComparison signs;
    private final RelationComparison relations;

    ShapeComparison(MathConventions conventions) {
        this.conventions = conventions;
        this.signs = new SignComparison(conventions, this::compare);
        this.relations = new RelationComparison(conventions, this::compare);
    }

    /// Whether two answers mean the same.
    Verdict compare(Expression reference, Expression answer) {
        Expression left = ShapeArithmetic.simplified(Choices.written(TextComparison.meaning(reference)));
        Expression right = ShapeArithmetic.simplified(Choices.written(TextComparison.meaning(answer)));
        if (left.equals(right)) {
            return new Equal("the same notation");
        }
        if (left instanceof Words(String one)) {
            return right instanceof Words(String other) && one.equalsIgnoreCase(other)
                    ? new Equal("the same words") : new Different("words");
        }
        Optional<Verdict> signed = signs.compare(left, right);
        if (signed.isPresent()) {
            return signed.get();
        }
        if (left instanceof Relation one) {
            return right instanceof Relation other ? relations.compare(one, other) : statement(one, right);
        }
        if (right instanceof Relation other) {
            return statement(other, left);
        }
        if (scalar(left) && scalar(right)) {
            return new ScalarComparison(conventions).compare(left, right);
        }
        return shapes(left, right);
    }

    private static boolean scalar(Expression expression) {
        return expression.scalar() || ScalarComparison.infinite(expression) != 0;
    }

    private Verdict statement(Relation statement, Expression other) {
        return other instanceof Sequence(List<Expression> items, String joined)
                && Assignment.find(statement).isEmpty() && items.stream()
                        .noneMatch(Relation.class::isInstance)
                && !joined.equals("or") ? new Different("a statement and a list")
                : relations.compare(statement, other);
    }

    private Verdict shapes(Expression left, Expression right) {
        if (left instanceof Ratio || right instanceof Ratio) {
            return ratios(left, right);
        }
        Optional<List<Expression>> leftVector = vector(left);
        Optional<List<Expression>> rightVector = vector(right);
        if (left instanceof Matrix || right instanceof Matrix || angled(left) || angled(right)) {
            return matrices(left, right, leftVector, rightVector);
        }
        if (left instanceof Bracketed one && right instanceof Bracketed other) {
            return bracketed(one, other);
        }
        boolean finite = left instanceof Bracketed && right instanceof SetOf
                || left instanceof SetOf && right instanceof Bracketed;
        boolean interval = finite && vector(left).isEmpty() && vector(right).isEmpty();
        if (joinedSet(left) || joinedSet(right) || interval) {
            return sets(left, right);
        }
        return lists(left, right);
    }

    private static boolean angled(Expression expression) {
        return expression instanceof Bracketed(char open, char _, List<Expression> _) && open == '<';
    }

    private Verdict bracketed(Bracketed left, Bracketed right) {
        boolean brackets = left.open() == right.open() && left.close() == right.close();
        boolean point = left.items().size() > 2 && conventions.shapes().bracketsOptional();
        if (left.items().size() != right.items().size()) {
            return new Different("different numbers of items");
        }
        if (!brackets && infinite(left) && infinite(right)) {
            return sets(left, right);
        }
        return brackets || point ? inOrder(left.items(), right.items()) : new Different("different brackets");
    }

    /// Whether an end is infinite: then its bracket says nothing.
    private static boolean infinite(Bracketed bracketed) {
        return bracketed.items().stream().anyMatch(item -> ScalarComparison.infinite(item) != 0);
    }

    private Verdict matrices(Expression left, Expression right, Optional<List<Expression>> leftVector,
            Optional<List<Expression>> rightVector) {
        if (left instanceof Matrix(var rows, boolean _) && right instanceof Matrix(var others, boolean _)) {
            boolean same = rows.size() == others.size() && rows.getFirst().size() == others.getFirst().size();
            return same ? inOrder(left.parts(), right.parts()) : new Different("different sizes");
        }
        if (leftVector.isPresent() && rightVector.isPresent()) {
            return conventions.shapes().vectorIsPoint() ? inOrder(leftVector.get(), rightVector.get())
                    : new Different("a vector and a point");
        }
        boolean list = left instanceof Sequence || right instanceof Sequence;
        return list && leftVector.or(() -> rightVector).isPresent() ? lists(left, right)
                : new Different("different shapes");
    }

    /// The entries of a column, a row or a point.
    private static Optional<List<Expression>> vector(Expression expression) {
        return switch (expression) {
            case Matrix(List<List<Expression>> rows, boolean determinant)
                    when !determinant && (rows.size() == 1 || rows.getFirst().size() == 1) ->
                Optional.of(expression.parts());
            case Bracketed(char open, char close, List<Expression> items)
                    when open == '(' && close == ')' || open == '<' || open == '[' && close == ']'
                            && items.size() > 2 ->
                Optional.of(items);
            default -> Optional.empty();
        };
    }

    private static boolean joinedSet(Expression expression) {
        return expression instanceof Combined || expression instanceof NamedSet;
    }

    private Verdict sets(Expression left, Expression right) {
        RealSets sets = new RealSets(new Work(conventions.effort().steps()));
        Optional<RealSets.RealSet> one = sets.find(left);
        Optional<RealSets.RealSet> other = sets.find(right);
        if (one.isPresent() && other.isPresent()) {
            return sets.compare(one.get(), other.get());
        }
        if (left instanceof Combined(var joint, Expression a, Expression b)
                && right instanceof Combined(var same, Expression c, Expression d) && joint == same) {
            return inOrder(List.of(a, b), List.of(c, d)).equal() ? new Equal("the same parts")
                    : new Undecided("sets that are not sets of real numbers");
        }
        boolean number = scalar(left) || scalar(right);
        boolean numbers = (one.isPresent() || other.isPresent())
                && (left instanceof Sequence || right instanceof Sequence);
        return number || numbers || left instanceof NamedSet && right instanceof NamedSet
                ? new Different("different sets") : new Undecided("sets that are not sets of real numbers");
    }

    private Verdict lists(Expression left, Expression right) {
        boolean bare = left instanceof Sequence || right instanceof Sequence;
        if (bare && left.getClass() != right.getClass() && !conventions.shapes().bracketsOptional()) {
            return new Different("a list and something else");
        }
        if (bare && statements(left) | statements(right)) {
            return statements(left, right);
        }
        if (left instanceof SetOf(var items) && items.isEmpty() || right instanceof SetOf(var none)
                && none.isEmpty()) {
            return new Different("one set is empty");
        }
        Optional<List<Expression>> one = items(left);
        Optional<List<Expression>> other = items(right);
        if (one.isEmpty() || other.isEmpty()) {
            return single(left, right);
        }
        boolean point = vector(left).isPresent() || vector(right).isPresent();
        boolean set = left instanceof SetOf || right instanceof SetOf;
        if (point && set) {
            return new Different("a point and a set");
        }
        boolean ordered = point || !set && conventions.shapes().orderedLists();
        return ordered ? inOrder(one.get(), other.get()) : inAnyOrder(one.get(), other.get());
    }

    /// A set of one number and the number itself.
    private Verdict single(Expression left, Expression right) {
        boolean braces = conventions.shapes().bracketsOptional();
        if (braces && left instanceof SetOf(var items) && items.size() == 1 && scalar(right)) {
            return compare(items.getFirst(), right);
        }
        if (braces && right instanceof SetOf(var items) && items.size() == 1 && scalar(left)) {
            return compare(left, items.getFirst());
        }
        return new Different("different kinds of answers");
    }

    private static Optional<List<Expression>> items(Expression expression) {
        return switch (expression) {
            case Sequence(List<Expression> items, String _) -> Optional.of(items);
            case SetOf(List<Expression> items) -> Optional.of(items);
            default -> vector(expression);
        };
    }

    private static boolean statements(Expression expression) {
        return expression instanceof Sequence(List<Expression> items, String _)
                && items.stream().anyMatch(Relation.class::isInstance);
    }

    /// Lists of statements: solutions of one variable, values of several, or sets of numbers.
    private Verdict statements(Expression left, Expression right) {
        RealSets sets = new RealSets(new Work(conventions.effort().steps()));
        Optional<Expression> one = solutions(left);
        Optional<Expression> other = solutions(right);
        if (one.isPresent() && other.isPresent()) {
            return compare(one.get(), other.get());
        }
        Optional<RealSets.RealSet> first = sets.find(left);
        Optional<RealSets.RealSet> second = sets.find(right);
        if (first.isPresent() && second.isPresent()) {
            return sets.compare(first.get(), second.get());
        }
        if (left instanceof Sequence(var items, String _) && right instanceof Sequence(var others,
                String _)) {
            return inAnyOrder(items, others);
        }
        return new Undecided("statements and something else");
    }

    /// `x = 1 or x = 2` as the list `1, 2`; `x = 1, y = 2` as the point `(1, 2)`; other answers unchanged.
    private Optional<Expression> solutions(Expression expression) {
        if (!statements(expression)) {
            return Optional.of(expression);
        }
        List<Assignment> assignments = new ArrayList<>();
        List<Expression> bare = new ArrayList<>();
        for (Expression item : expression.parts()) {
            Optional<Assignment> found = Assignment.find(item);
            if (found.isPresent()) {
                assignments.add(found.get());
            } else if (item instanceof Relation || assignments.isEmpty()) {
                return Optional.empty();
            } else {
                assignments.add(new Assignment(assignments.getLast().name(), item));
            }
        }
        long names = assignments.stream().map(Assignment::name).distinct().count();
        if (names == 1) {
            assignments.forEach(found -> bare.add(found.value()));
            return Optional.of(new Sequence(bare, "or"));
        }
        assignments.sort(java.util.Comparator.comparing(found -> found.name().toString()));
        assignments.forEach(found -> bare.add(found.value()));
        return names == assignments.size() ? Optional.of(new Bracketed('(', ')', bare)) : Optional.empty();
    }

    private Verdict ratios(Expression left, Expression right) {
        boolean fraction = conventions.values().ratioIsFraction();
        if (left instanceof Ratio(var parts) && right instanceof Ratio(var others)) {
            if (parts.size() != others.size()) {
                return new Different("different numbers of parts");
            }
            Verdict verdict = new Equal("proportional parts");
            for (int i = 1; i < parts.size() && verdict.equal(); i++) {
                verdict = compare(new Product(List.of(parts.getFirst(), others.get(i))),
                        new Product(List.of(others.getFirst(), parts.get(i))));
            }
            return verdict;
        }
        if (left instanceof Ratio(var parts) && parts.size() == 2 && scalar(right) && fraction) {
            return compare(new Quotient(parts.getFirst(), parts.getLast()), right);
        }
        if (right instanceof Ratio(var parts) && parts.size() == 2 && scalar(left) && fraction) {
            return compare(left, new Quotient(parts.getFirst(), parts.getLast()));
        }
        return new Different("a proportion and something else");
    }

    private Verdict inOrder(List<Expression> left, List<Expression> right) {
        return left.size() != right.size() ? new Different("different numbers of items")
                : Matching.inOrder(left, right, this::compare);
    }

    private Verdict inAnyOrder(List<Expression> left, List<Expression> right) {
        if (left.size() != right.size()) {
            return new Different("different numbers of items");
        }
        return left.size() > MAX_ITEMS ? new Undecided("more than " + MAX_ITEMS + " items")
                : Matching.inAnyOrder(left, right, this::compare);
    }
}
