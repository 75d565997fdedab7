package dev.touchstone.math;

import dev.touchstone.math.Verdict.Different;
import dev.touchstone.math.Verdict.Equal;
import dev.touchstone.math.Verdict.Undecided;
import dev.touchstone.math.notation.Expression;
import dev.touchstone.math.notation.OutOfReach;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// Items against items: all equal is equal, one certainly different is different, the rest stays open.
final class Matching {

    private Matching() {}

    /// Item by item; both lists have the same size.
    static Verdict inOrder(List<Expression> left, List<Expression> right,
            BiFunction<Expression, Expression, Verdict> items) {
        Verdict verdict = new Equal("the same items");
        for (int i = 0; i < left.size(); i++) {
            Verdict item = compare(left.get(i), right.get(i), items);
            if (item instanceof Different) {
                return item;
            }
            verdict = item instanceof Undecided ? item : verdict;
        }
        return verdict;
    }

    /// Each item against one item of the other list, in any order; both lists have the same size.
    static Verdict inAnyOrder(List<Expression> left, List<Expression> right,
            BiFunction<Expression, Expression, Verdict> items) {
        List<Expression> rest = new ArrayList<>(right);
        Optional<Verdict> open = Optional.empty();
        for (Expression one : left) {
            Optional<Verdict> undecided = Optional.empty();
            boolean found = false;
            for (int i = 0; i < rest.size() && !found; i++) {
                Verdict item = compare(one, rest.get(i), items);
                found = item.equal();
                undecided = item instanceof Undecided ? Optional.of(item) : undecided;
                if (found) {
                    rest.remove(i);
                }
            }
            if (!found && undecided.isEmpty()) {
                return new Different("an item occurs in one list alone");
            }
            open = found ? open : undecided;
        }
        return open.orElse(new Equal("the same items"));
    }

    private static Verdict compare(
            Expression left, Expression right, BiFunction<Expression, Expression, Verdict> items) {
        try {
            return items.apply(left, right);
        } catch (OutOfReach found) {
            return new Undecided(found.getMessage());
        }
    }
}
