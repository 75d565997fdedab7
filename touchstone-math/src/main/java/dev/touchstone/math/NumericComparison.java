package dev.touchstone.math;

import dev.touchstone.math.Verdict.Different;
import dev.touchstone.math.Verdict.Equal;
import dev.touchstone.math.Verdict.Undecided;
import dev.touchstone.math.enclosure.Complex;
import dev.touchstone.math.enclosure.Evaluator;
import dev.touchstone.math.enclosure.RootBound;
import dev.touchstone.math.exact.Normalizer;
import dev.touchstone.math.exact.Work;
import dev.touchstone.math.notation.Expression;
import dev.touchstone.math.notation.Expression.Call;
import dev.touchstone.math.notation.Expression.Constant;
import dev.touchstone.math.notation.Expression.Number;
import dev.touchstone.math.notation.Expression.Sum;
import dev.touchstone.math.notation.Expression.Symbol;
import dev.touchstone.math.notation.Function;
import dev.touchstone.math.notation.OutOfReach;
import dev.touchstone.metrics.exact.Rational;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Values by their bounds: disjoint bounds prove a difference, the bound of roots proves equality, and
/// agreement to many digits shows it.
final class NumericComparison {

    private static final int FIRST_DIGITS = 24;
    private static final int MAX_DIGITS = 4_000;
    private static final int SMOOTH_POINTS = 6;
    private static final int JUMPING_POINTS = 18;

    private final Expression left;
    private final Expression right;
    private final Work work;
    private final boolean agreement;
    private final Set<String> variables = new TreeSet<>();
    private final boolean realOnly;

    NumericComparison(Expression left, Expression right, Work work, boolean agreement) {
        this.left = left;
        this.right = right;
        this.work = work;
        this.agreement = agreement;
        both().forEach(part -> {
            if (part instanceof Symbol(String name)) {
                variables.add(name);
            }
        });
        this.realOnly = !variables.isEmpty() && both().noneMatch(part -> part == Constant.I);
    }

    private Stream<Expression> both() {
        return Stream.concat(left.everything(), right.everything());
    }

    Verdict compare() {
        return variables.isEmpty() ? constants() : functions();
    }

    /// Whether both values exist at one point at least.
    static boolean defined(Expression left, Expression right, Work work) {
        NumericComparison comparison = new NumericComparison(left, right, work, false);
        for (Map<String, Rational> point : comparison.points().points()) {
            try {
                Evaluator evaluator = comparison.evaluator(FIRST_DIGITS * 2, point);
                evaluator.value(left);
                evaluator.value(right);
                return true;
            } catch (OutOfReach found) {
                if (found.why() == OutOfReach.Cause.LIMIT) {
                    // no bounds of a huge value are needed: its exact form was found
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether two constants are certainly no further apart than the given distance.
    static boolean within(Expression left, Expression right, Rational distance, Work work) {
        NumericComparison comparison = new NumericComparison(left, right, work, false);
        if (!comparison.variables.isEmpty()) {
            return false;
        }
        try {
            Evaluator evaluator = comparison.evaluator(FIRST_DIGITS * 2, Map.of());
            Complex difference = evaluator.difference(evaluator.value(left), evaluator.value(right));
            BigDecimal bound = new BigDecimal(distance.numerator())
                    .divide(new BigDecimal(distance.denominator()), MathContext.DECIMAL128);
            return difference.magnitude().compareTo(bound) <= 0;
        } catch (OutOfReach _) {
            return false;
        }
    }

    /// The sign of the difference of two real constants; 0 where they are equal.
    ///
    /// @throws OutOfReach where it stays open
    static int order(Expression left, Expression right, Work work) {
        NumericComparison comparison = new NumericComparison(left, right, work, true);
        if (comparison.constants() instanceof Equal) {
            return 0;
        }
        for (int digits = FIRST_DIGITS; digits <= MAX_DIGITS; digits *= 3) {
            Evaluator evaluator = comparison.evaluator(digits, Map.of());
            Complex difference = evaluator.difference(evaluator.value(left), evaluator.value(right));
            if (difference.sign().isPresent()) {
                return difference.sign().getAsInt();
            }
        }
        throw new OutOfReach(OutOfReach.Cause.LIMIT, "the order of two bounds stays open");
    }

    private Evaluator evaluator(int digits, Map<String, Rational> point) {
        return new Evaluator(digits, point, realOnly, work);
    }

    private Points points() {
        return new Points(variables, both().toList());
    }

    private Verdict constants() {
        Optional<Verdict> quick = decided(FIRST_DIGITS, Map.of());
        if (quick.isPresent()) {
            return quick.get();
        }
        OptionalDouble bits = new RootBound(new Normalizer(work))
                .bits(new Sum(List.of(left, Expression.negated(right))));
        if (bits.isPresent() && bits.getAsDouble() * 0.302 + 20 < MAX_DIGITS) {
            int needed = (int) (bits.getAsDouble() * 0.302) + 20;
            for (int digits = FIRST_DIGITS * 3; digits < needed; digits *= 4) {
                Optional<Verdict> decided = decided(digits, Map.of());
                if (decided.isPresent()) {
                    return decided.get();
                }
            }
            Optional<Verdict> decided = decided(needed + 30, Map.of());
            return decided.isPresent() ? decided.get() : close(needed + 30, needed)
                    ? new Equal("closer than different roots can be")
                            : new Undecided("too many digits are lost");
        }
        int digits = 100 + size();
        Optional<Verdict> decided = decided(digits, Map.of());
        if (decided.isPresent()) {
            return decided.get();
        }
        return agreement && agrees(digits) ? new Equal("agreement to " + digits / 2 + " digits")
                : new Undecided("equal to many digits, which is no proof");
    }

    /// How many digits the numbers of both texts have together, up to a bound.
    private int size() {
        return (int) Math.min(400, both().mapToLong(part -> part instanceof Number(Rational value, int _)
                ? (value.numerator().bitLength() + value.denominator().bitLength()) / 3 : 1).sum());
    }

    /// Whether the values agree, and none on the way was so large or small that others vanish beside it.
    private boolean agrees(int digits) {
        Evaluator evaluator = evaluator(digits, Map.of());
        return close(evaluator, evaluator.value(left), evaluator.value(right), digits / 2)
                && !evaluator.extreme();
    }

    private boolean close(int digits, int agreeing) {
        try {
            Evaluator evaluator = evaluator(digits, Map.of());
            return close(evaluator, evaluator.value(left), evaluator.value(right), agreeing);
        } catch (OutOfReach _) {
            return false;
        }
    }

    private static boolean close(Evaluator evaluator, Complex one, Complex other, int digits) {
        Complex difference = evaluator.difference(one, other);
        return difference.mayBeZero() && difference.magnitude()
                .compareTo(BigDecimal.ONE.movePointLeft(digits)) <= 0;
    }

    /// Different where the bounds exclude each other, equal where they are one exact number.
    private Optional<Verdict> decided(int digits, Map<String, Rational> point) {
        try {
            Evaluator evaluator = evaluator(digits, point);
            Complex difference = evaluator.difference(evaluator.value(left), evaluator.value(right));
            return !difference.mayBeZero()
                    ? Optional.of(new Different("the bounds of the values exclude each other"))
                    : difference.isZero() && point.isEmpty() ? Optional.of(new Equal("the same number"))
                    : Optional.empty();
        } catch (OutOfReach found) {
            if (found.why() == OutOfReach.Cause.PRECISION) {
                return Optional.empty();
            }
            throw found;
        }
    }

    private Verdict functions() {
        Set<Function> jumping = new HashSet<>();
        both().forEach(part -> {
            if (part instanceof Call(Function function, List<Expression> _) && function.jumps()) {
                jumping.add(function);
            }
        });
        int needed = jumping.isEmpty() ? SMOOTH_POINTS : JUMPING_POINTS;
        boolean steps = jumping.contains(Function.FLOOR) || jumping.contains(Function.CEILING);
        int agreeing = 0;
        String last = "no point where both values exist";
        for (Map<String, Rational> point : points().points()) {
            try {
                if (decided(FIRST_DIGITS, point).isPresent()) {
                    return new Different("different values at " + Points.describe(point));
                }
                int digits = 80 + size() / 2;
                Evaluator evaluator = evaluator(digits, point);
                boolean close = close(evaluator, evaluator.value(left), evaluator.value(right), digits / 2)
                        && !evaluator.extreme();
                if (decided(digits, point).isPresent()) {
                    return new Different("different values at " + Points.describe(point));
                }
                agreeing += close ? 1 : 0;
            } catch (OutOfReach found) {
                last = found.getMessage();
            }
            if (agreeing >= needed) {
                break;
            }
        }
        boolean enough = agreeing >= needed || agreeing >= 4 && jumping.isEmpty()
                || agreeing >= 8 && (jumping.contains(Function.FACTORIAL)
                        || jumping.contains(Function.BINOMIAL));
        return enough && agreement && !steps ? new Equal("agreement at " + agreeing + " points")
                : new Undecided(agreeing > 0 ? "equal at " + agreeing + " points, which is no proof" : last);
    }
}
