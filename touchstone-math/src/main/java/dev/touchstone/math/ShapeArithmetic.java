package dev.touchstone.math;

import dev.touchstone.math.notation.Expression;
import dev.touchstone.math.notation.Expression.Bracketed;
import dev.touchstone.math.notation.Expression.Matrix;
import dev.touchstone.math.notation.Expression.Product;
import dev.touchstone.math.notation.Expression.Quotient;
import dev.touchstone.math.notation.Expression.Sum;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Works out multiples and sums of vectors and matrices, entry by entry.
final class ShapeArithmetic {

    private ShapeArithmetic() {}

    /// The same with every multiple and sum of shapes worked out; unchanged where shapes do not fit.
    static Expression simplified(Expression expression) {
        return switch (expression) {
            case Product(List<Expression> factors) -> product(expression, factors);
            case Quotient(Expression top, Expression bottom) when shape(simplified(top)) && bottom.scalar() ->
                entries(simplified(top), entry -> new Quotient(entry, bottom));
            case Sum(List<Expression> terms) -> sum(expression, terms.stream()
                    .map(ShapeArithmetic::simplified).toList());
            case Matrix(List<List<Expression>> rows, boolean determinant)
                    when !determinant && rows.size() == 1 && rows.getFirst().size() == 1 ->
                rows.getFirst().getFirst();
            default -> expression;
        };
    }

    private static boolean shape(Expression expression) {
        return expression instanceof Matrix(List<List<Expression>> _, boolean determinant) && !determinant
                || expression instanceof Bracketed(char open, char close, List<Expression> _)
                && (open == '(' && close == ')' || open == '<');
    }

    private static Expression product(Expression whole, List<Expression> factors) {
        List<Expression> scalars = factors.stream().filter(Expression::scalar).toList();
        List<Expression> shapes = factors.stream().filter(factor -> !factor.scalar()).toList();
        if (shapes.size() != 1 || !shape(shapes.getFirst()) || scalars.isEmpty()) {
            return whole;
        }
        Expression scalar = scalars.size() == 1 ? scalars.getFirst() : new Product(scalars);
        return entries(shapes.getFirst(), entry -> new Product(List.of(scalar, entry)));
    }

    private static Expression entries(Expression shape, UnaryOperator<Expression> change) {
        return shape.rebuilt(change);
    }

    private static Expression sum(Expression whole, List<Expression> terms) {
        if (!terms.stream().allMatch(ShapeArithmetic::shape)) {
            return whole;
        }
        Expression first = terms.getFirst();
        int size = first.parts().size();
        if (terms.stream().anyMatch(term -> term.parts().size() != size
                || term.getClass() != first.getClass())
                || first instanceof Matrix(List<List<Expression>> rows, boolean _)
                && terms.stream().anyMatch(term -> ((Matrix) term).rows().size() != rows.size())) {
            return whole;
        }
        int[] at = {0};
        return first.rebuilt(_ -> {
            List<Expression> entries = new ArrayList<>();
            terms.forEach(term -> entries.add(term.parts().get(at[0])));
            at[0]++;
            return new Sum(entries);
        });
    }
}
