package dev.touchstone.math;

import dev.touchstone.math.notation.Expression;
import dev.touchstone.math.notation.Expression.Choice;
import dev.touchstone.math.notation.Expression.Sequence;
import dev.touchstone.math.notation.Expression.SetOf;
import dev.touchstone.math.notation.OutOfReach;
import java.util.ArrayList;
import java.util.List;

/// Writes `a \pm b` out as the values it stands for.
///
/// Upper and lower signs belong together where `\mp` occurs; otherwise every `\pm` chooses on its own.
final class Choices {

    private static final int MAX_VALUES = 64;

    private Choices() {}

    /// The same without `\pm`: a list in its place, or more items in the list or set around it.
    static Expression written(Expression expression) {
        if (!expression.any(Choice.class::isInstance)) {
            return expression;
        }
        return switch (expression) {
            case Sequence(List<Expression> items, String joined) -> new Sequence(all(items), joined);
            case SetOf(List<Expression> items) -> new SetOf(all(items));
            default -> new Sequence(values(expression), "or");
        };
    }

    private static List<Expression> all(List<Expression> items) {
        List<Expression> all = new ArrayList<>();
        for (Expression item : items) {
            all.addAll(values(item));
        }
        return all;
    }

    private static List<Expression> values(Expression expression) {
        List<Expression> choices = expression.everything().filter(Choice.class::isInstance).toList();
        if (choices.isEmpty()) {
            return List.of(expression);
        }
        boolean together = choices.stream().anyMatch(choice -> !((Choice) choice).plusFirst());
        int bits = together ? 1 : choices.size();
        if (1 << Math.min(bits, 20) > MAX_VALUES) {
            throw new OutOfReach(OutOfReach.Cause.LIMIT, "an answer with many plus-minus signs");
        }
        List<Expression> values = new ArrayList<>();
        for (int pattern = 0; pattern < 1 << bits; pattern++) {
            int[] next = {0};
            int chosen = pattern;
            values.add(chosen(expression, next, chosen, together));
        }
        return values;
    }

    private static Expression chosen(Expression expression, int[] next, int pattern, boolean together) {
        if (expression instanceof Choice(boolean plusFirst)) {
            int bit = together ? pattern & 1 : pattern >> next[0] & 1;
            next[0]++;
            return Expression.whole(bit == 0 == plusFirst ? 1 : -1);
        }
        return expression.rebuilt(part -> chosen(part, next, pattern, together));
    }
}
