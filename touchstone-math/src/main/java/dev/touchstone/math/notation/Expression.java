package dev.touchstone.math.notation;

import dev.touchstone.metrics.exact.Rational;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// What an answer says: a value, or a shape made of values.
///
/// Equality of these records is equality of notation, not of meaning.
public sealed interface Expression {

    /// A number in digits.
    ///
    /// @param value exact
    /// @param decimals how many digits stand behind the point
    record Number(Rational value, int decimals) implements Expression {}

    /// A number in a stated base, `101_2`.
    ///
    /// @param digits as written, upper case
    record Numeral(Rational value, int base, String digits) implements Expression {}

    /// A variable.
    record Symbol(String name) implements Expression {}

    /// A fixed number with a name.
    enum Constant implements Expression { PI, E, I, INFINITY }

    /// The factor 1 or -1 of `\pm` (`plusFirst`) and `\mp`.
    record Choice(boolean plusFirst) implements Expression {}

    /// A sum of at least two terms.
    record Sum(List<Expression> terms) implements Expression {
        public Sum {
            terms = List.copyOf(terms);
        }
    }

    /// A product of at least two factors.
    record Product(List<Expression> factors) implements Expression {
        public Product {
            factors = List.copyOf(factors);
        }
    }

    /// A fraction.
    record Quotient(Expression numerator, Expression denominator) implements Expression {}

    /// A power.
    record Power(Expression base, Expression exponent) implements Expression {}

    /// A function of known meaning.
    record Call(Function function, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /// A function of unknown meaning, `f(2)`.
    record Applied(String name, List<Expression> arguments) implements Expression {
        public Applied {
            arguments = List.copyOf(arguments);
        }
    }

    /// A value followed by a percent sign.
    record Percent(Expression value) implements Expression {}

    /// A value followed by a degree sign.
    record Degrees(Expression value) implements Expression {}

    /// A value with a unit or a word that says what is counted.
    record Quantity(Expression value, String unit) implements Expression {}

    /// Several answers without brackets.
    ///
    /// @param joined how the parts are joined: `,`, `and` or `or`
    record Sequence(List<Expression> items, String joined) implements Expression {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /// Items in round, square or angle brackets: a point, a vector, an interval.
    record Bracketed(char open, char close, List<Expression> items) implements Expression {
        public Bracketed {
            items = List.copyOf(items);
        }
    }

    /// A set in braces; empty for the empty set.
    record SetOf(List<Expression> items) implements Expression {
        public SetOf {
            items = List.copyOf(items);
        }
    }

    /// A set with a name: R, Q, Z, N, C.
    record NamedSet(String name) implements Expression {}

    /// Two sets joined.
    record Combined(Joint joint, Expression left, Expression right) implements Expression {}

    /// How two sets are joined.
    enum Joint { UNION, INTERSECTION, DIFFERENCE }

    /// A rectangle of values, row by row.
    ///
    /// @param determinant whether it stands between bars
    record Matrix(List<List<Expression>> rows, boolean determinant) implements Expression {
        public Matrix {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /// A statement, `a < b < c`: one sign fewer than sides.
    record Relation(List<Expression> sides, List<Comparator> signs) implements Expression {
        public Relation {
            sides = List.copyOf(sides);
            signs = List.copyOf(signs);
        }
    }

    /// A proportion, `a:b`.
    record Ratio(List<Expression> parts) implements Expression {
        public Ratio {
            parts = List.copyOf(parts);
        }
    }

    /// An answer in words.
    record Words(String text) implements Expression {}

    /// A text that follows no notation known here; only the same text equals it.
    record Unread(String text, String reason) implements Expression {}

    /// A whole number.
    static Expression whole(long value) {
        return new Number(Rational.of(value), 0);
    }

    /// The negative; the sign of a number, and of what carries a unit, goes inside.
    static Expression negated(Expression value) {
        return switch (value) {
            case Number(Rational number, int decimals) -> new Number(number.negated(), decimals);
            case Quantity(Expression inner, String unit) -> new Quantity(negated(inner), unit);
            case Percent(Expression inner) -> new Percent(negated(inner));
            case Degrees(Expression inner) -> new Degrees(negated(inner));
            default -> new Product(List.of(whole(-1), value));
        };
    }

    /// The direct parts, in order.
    default List<Expression> parts() {
        return switch (this) {
            case Number _, Numeral _, Symbol _, Constant _, Choice _, NamedSet _, Words _, Unread _ ->
                    List.of();
            case Sum(List<Expression> terms) -> terms;
            case Product(List<Expression> factors) -> factors;
            case Quotient(Expression numerator, Expression denominator) -> List.of(numerator, denominator);
            case Power(Expression base, Expression exponent) -> List.of(base, exponent);
            case Call(Function _, List<Expression> arguments) -> arguments;
            case Applied(String _, List<Expression> arguments) -> arguments;
            case Percent(Expression value) -> List.of(value);
            case Degrees(Expression value) -> List.of(value);
            case Quantity(Expression value, String _) -> List.of(value);
            case Sequence(List<Expression> items, String _) -> items;
            case Bracketed(char _, char _, List<Expression> items) -> items;
            case SetOf(List<Expression> items) -> items;
            case Combined(Joint _, Expression left, Expression right) -> List.of(left, right);
            case Matrix(List<List<Expression>> rows, boolean _) -> rows.stream().flatMap(List::stream)
                    .toList();
            case Relation(List<Expression> sides, List<Comparator> _) -> sides;
            case Ratio(List<Expression> parts) -> parts;
        };
    }

    /// This and everything inside it.
    default Stream<Expression> everything() {
        List<Expression> parts = parts();
        return parts.isEmpty() ? Stream.of(this)
                : Stream.concat(Stream.of(this), parts.stream().flatMap(Expression::everything));
    }

    /// Whether the claim holds for this or anything inside it.
    default boolean any(Predicate<Expression> claim) {
        if (claim.test(this)) {
            return true;
        }
        for (Expression part : parts()) {
            if (part.any(claim)) {
                return true;
            }
        }
        return false;
    }

    /// Whether it is a value that arithmetic is defined for.
    default boolean scalar() {
        return switch (this) {
            case Number _, Numeral _, Symbol _, Constant _ -> true;
            case Sum _, Product _, Quotient _, Power _, Call _, Applied _, Percent _, Degrees _ ->
                allScalar(parts());
            case Matrix(List<List<Expression>> _, boolean determinant) ->
                determinant && allScalar(parts());
            case Choice _, Quantity _, Sequence _, Bracketed _, SetOf _, NamedSet _, Combined _, Relation _,
                    Ratio _, Words _, Unread _ -> false;
        };
    }

    /// The same with other parts, each made by the given change.
    default Expression rebuilt(UnaryOperator<Expression> change) {
        return switch (this) {
            case Number _, Numeral _, Symbol _, Constant _, Choice _, NamedSet _, Words _, Unread _ -> this;
            case Sum(List<Expression> terms) -> new Sum(all(terms, change));
            case Product(List<Expression> factors) -> new Product(all(factors, change));
            case Quotient(Expression top, Expression bottom) ->
                new Quotient(change.apply(top), change.apply(bottom));
            case Power(Expression base, Expression exponent) ->
                new Power(change.apply(base), change.apply(exponent));
            case Call(Function function, List<Expression> arguments) ->
                new Call(function, all(arguments, change));
            case Applied(String name, List<Expression> arguments) ->
                    new Applied(name, all(arguments, change));
            case Percent(Expression value) -> new Percent(change.apply(value));
            case Degrees(Expression value) -> new Degrees(change.apply(value));
            case Quantity(Expression value, String unit) -> new Quantity(change.apply(value), unit);
            case Sequence(List<Expression> items, String joined) -> new Sequence(all(items, change), joined);
            case Bracketed(char open, char close, List<Expression> items) ->
                new Bracketed(open, close, all(items, change));
            case SetOf(List<Expression> items) -> new SetOf(all(items, change));
            case Combined(Joint joint, Expression left, Expression right) ->
                new Combined(joint, change.apply(left), change.apply(right));
            case Matrix(List<List<Expression>> rows, boolean determinant) ->
                new Matrix(rows.stream().map(row -> all(row, change)).toList(), determinant);
            case Relation(List<Expression> sides, List<Comparator> signs) ->
                new Relation(all(sides, change), signs);
            case Ratio(List<Expression> parts) -> new Ratio(all(parts, change));
        };
    }

    private static boolean allScalar(List<Expression> parts) {
        for (Expression part : parts) {
            if (!part.scalar()) {
                return false;
            }
        }
        return true;
    }

    private static List<Expression> all(
            List<Expression> parts, UnaryOperator<Expression> change) {
        return parts.stream().map(change).toList();
    }
}
