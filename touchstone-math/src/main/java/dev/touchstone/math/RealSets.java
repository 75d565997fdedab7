package dev.touchstone.math;

import dev.touchstone.math.Verdict.Different;
import dev.touchstone.math.Verdict.Equal;
import dev.touchstone.math.exact.Work;
import dev.touchstone.math.notation.Expression;
import dev.touchstone.math.notation.Expression.Bracketed;
import dev.touchstone.math.notation.Expression.Combined;
import dev.touchstone.math.notation.Expression.Joint;
import dev.touchstone.math.notation.Expression.NamedSet;
import dev.touchstone.math.notation.Expression.Relation;
import dev.touchstone.math.notation.Expression.Sequence;
import dev.touchstone.math.notation.Expression.SetOf;
import dev.touchstone.math.notation.OutOfReach;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Sets of real numbers: intervals, finite sets, their unions, intersections and differences, and
/// inequalities in one variable. Two such sets are equal where they agree at every bound of either and
/// between all bounds.
final class RealSets {

    private static final int MAX_BOUNDS = 60;

    private final Work work;

    RealSets(Work work) {
        this.work = work;
    }

    /// A set of real numbers.
    sealed interface RealSet {

        /// An interval; an absent bound is infinite.
        record Span(Optional<Expression> low, boolean lowIn, Optional<Expression> high, boolean highIn)
                implements RealSet {}

        /// Single numbers.
        record Members(List<Expression> numbers) implements RealSet {}

        /// Two sets joined.
        record Joined(Joint joint, RealSet left, RealSet right) implements RealSet {}
    }

    /// All real numbers.
    static final RealSet ALL = new RealSet.Span(Optional.empty(), false, Optional.empty(), false);

    /// The set that an expression describes; empty where it describes none.
    Optional<RealSet> find(Expression expression) {
        return switch (expression) {
            case Bracketed(char open, char close, List<Expression> items) -> span(open, close, items);
            case NamedSet(String name) -> name.equals("R") ? Optional.of(ALL) : Optional.empty();
            case SetOf(List<Expression> items) -> constants(items)
                    ? Optional.of(new RealSet.Members(items)) : Optional.empty();
            case Combined(Joint joint, Expression left, Expression right) ->
                find(left).flatMap(one -> find(right).map(other -> new RealSet.Joined(joint, one, other)));
            case Relation relation -> new Inequalities(work).find(relation);
            case Sequence(List<Expression> items, String joined) -> joined(items, joined);
            default -> Optional.empty();
        };
    }

    private Optional<RealSet> joined(List<Expression> items, String joined) {
        Optional<RealSet> all = Optional.empty();
        boolean relations = items.stream().anyMatch(Relation.class::isInstance);
        for (Expression item : items) {
            Optional<RealSet> next = find(item);
            if (next.isEmpty() || item instanceof SetOf) {
                return Optional.empty();
            }
            Joint joint = relations && joined.equals("and") ? Joint.INTERSECTION : Joint.UNION;
            all = all.isEmpty() ? next : Optional.of(new RealSet.Joined(joint, all.get(), next.get()));
        }
        return all;
    }

    private static boolean constants(List<Expression> items) {
        return items.stream().allMatch(item -> item.scalar() && !item.any(part ->
                part instanceof Expression.Symbol || part == Expression.Constant.INFINITY
                        || part == Expression.Constant.I));
    }

    private static Optional<RealSet> span(char open, char close, List<Expression> items) {
        if (items.size() != 2 || "([".indexOf(open) < 0 || ")]".indexOf(close) < 0) {
            return Optional.empty();
        }
        int low = ScalarComparison.infinite(items.getFirst());
        int high = ScalarComparison.infinite(items.getLast());
        Optional<Expression> from = low == 0 ? Optional.of(items.getFirst()) : Optional.empty();
        Optional<Expression> to = high == 0 ? Optional.of(items.getLast()) : Optional.empty();
        List<Expression> finite = new ArrayList<>();
        from.ifPresent(finite::add);
        to.ifPresent(finite::add);
        return low > 0 || high < 0 || !constants(finite) ? Optional.empty()
                : Optional.of(new RealSet.Span(from, open == '[' && low == 0, to, close == ']' && high == 0));
    }

    /// Whether two sets hold the same numbers.
    Verdict compare(RealSet left, RealSet right) {
        List<Expression> bounds = new ArrayList<>();
        collect(left, bounds);
        collect(right, bounds);
        if (bounds.size() > MAX_BOUNDS) {
            throw new OutOfReach(OutOfReach.Cause.LIMIT, "a set has more than " + MAX_BOUNDS + " bounds");
        }
        Map<Expression, Integer> places = places(bounds);
        int cells = 2 * (1 + places.values().stream().mapToInt(place -> place).max().orElse(-1)) + 1;
        for (int cell = 0; cell < cells; cell++) {
            if (holds(left, cell, places) != holds(right, cell, places)) {
                return new Different("a number lies in one set alone");
            }
        }
        return new Equal("the same set of numbers");
    }

    private static void collect(RealSet set, List<Expression> bounds) {
        switch (set) {
            case RealSet.Span(Optional<Expression> low, boolean _, Optional<Expression> high, boolean _) -> {
                low.ifPresent(bounds::add);
                high.ifPresent(bounds::add);
            }
            case RealSet.Members(List<Expression> numbers) -> bounds.addAll(numbers);
            case RealSet.Joined(Joint _, RealSet left, RealSet right) -> {
                collect(left, bounds);
                collect(right, bounds);
            }
        }
    }

    /// The place of every bound in ascending order; equal bounds share a place.
    private Map<Expression, Integer> places(List<Expression> bounds) {
        List<List<Expression>> groups = new ArrayList<>();
        for (Expression bound : bounds) {
            int at = 0;
            int order = 1;
            while (at < groups.size()) {
                order = NumericComparison.order(bound, groups.get(at).getFirst(), work);
                if (order <= 0) {
                    break;
                }
                at++;
            }
            if (order == 0) {
                groups.get(at).add(bound);
            } else {
                groups.add(at, new ArrayList<>(List.of(bound)));
            }
        }
        Map<Expression, Integer> places = new IdentityHashMap<>();
        for (int place = 0; place < groups.size(); place++) {
            for (Expression bound : groups.get(place)) {
                places.put(bound, place);
            }
        }
        return places;
    }

    /// Whether a set holds a cell: odd cells are the bounds, even cells lie between them.
    private static boolean holds(RealSet set, int cell, Map<Expression, Integer> places) {
        return switch (set) {
            case RealSet.Span(Optional<Expression> low, boolean lowIn, Optional<Expression> high,
                    boolean highIn) -> {
                int from = low.isEmpty() ? -1 : 2 * places.get(low.get()) + 1;
                int to = high.isEmpty() ? Integer.MAX_VALUE : 2 * places.get(high.get()) + 1;
                yield (cell > from || cell == from && lowIn) && (cell < to || cell == to && highIn);
            }
            case RealSet.Members(List<Expression> numbers) ->
                numbers.stream().anyMatch(number -> cell == 2 * places.get(number) + 1);
            case RealSet.Joined(Joint joint, RealSet left, RealSet right) -> switch (joint) {
                case UNION -> holds(left, cell, places) || holds(right, cell, places);
                case INTERSECTION -> holds(left, cell, places) && holds(right, cell, places);
                case DIFFERENCE -> holds(left, cell, places) && !holds(right, cell, places);
            };
        };
    }
}
