package dev.touchstone.math;

import dev.touchstone.math.notation.Comparator;
import dev.touchstone.math.notation.Expression;
import dev.touchstone.math.notation.Expression.Applied;
import dev.touchstone.math.notation.Expression.Bracketed;
import dev.touchstone.math.notation.Expression.Product;
import dev.touchstone.math.notation.Expression.Relation;
import dev.touchstone.math.notation.Expression.Symbol;
import dev.touchstone.math.notation.Expression.Words;
import java.util.List;
import java.util.Optional;

/// A name and the value it is given, `x = 5`.
///
/// @param name the side that only names: a variable, `f(2)`, words, the name of a segment
/// @param value the other side
record Assignment(Expression name, Expression value) {

    /// The assignment that a statement makes; in a chain `x = a = b` the last side is the value.
    static Optional<Assignment> find(Expression expression) {
        if (!(expression instanceof Relation(List<Expression> sides, List<Comparator> signs))
                || signs.stream().anyMatch(sign -> sign != Comparator.EQUAL && sign != Comparator.IN)) {
            return Optional.empty();
        }
        Expression first = sides.getFirst();
        Expression last = sides.getLast();
        if (names(first, last)) {
            return Optional.of(new Assignment(first, last));
        }
        return sides.size() == 2 && signs.getFirst() == Comparator.EQUAL && names(last, first)
                ? Optional.of(new Assignment(last, first)) : Optional.empty();
    }

    private static boolean names(Expression name, Expression value) {
        return switch (name) {
            case Symbol symbol -> !value.any(symbol::equals);
            case Applied applied -> !value.any(applied::equals);
            case Words _ -> true;
            case Bracketed(char _, char _, List<Expression> items) ->
                items.stream().allMatch(Symbol.class::isInstance) && value instanceof Bracketed;
            case Product(List<Expression> factors) -> factors.size() <= 4
                    && factors.stream().allMatch(factor ->
                    factor instanceof Symbol(String letter) && (letter.equals("\\angle")
                            || letter.length() == 1 && Character.isUpperCase(letter.charAt(0))))
                    && !value.any(Symbol.class::isInstance);
            default -> false;
        };
    }

    /// Whether two names may stand for one thing: the same letter, or a letter and something longer.
    boolean mayName(Assignment other) {
        return name.equals(other.name) || !(name instanceof Symbol) || !(other.name instanceof Symbol);
    }
}
