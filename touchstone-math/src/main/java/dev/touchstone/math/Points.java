package dev.touchstone.math;

import dev.touchstone.math.notation.Expression;
import dev.touchstone.math.notation.Expression.Call;
import dev.touchstone.math.notation.Expression.Number;
import dev.touchstone.math.notation.Function;
import dev.touchstone.metrics.exact.Rational;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The points at which expressions with variables are compared: always the same ones, of both signs, small
/// and large, some beyond the numbers that occur in the expressions; whole numbers where something is
/// counted.
final class Points {

    private static final long[][] VALUES = {
        {7_368_421, 5_299_999}, {1_312_711, 1_000_003}, {-6_180_341, 7_000_003}, {2_871_113, 9_999_991},
        {24_142_133, 9_000_011}, {-17_320_511, 8_000_009}, {31_415_929, 6_000_011},
                {577_215_667, 100_000_007},
        {-433_333_331, 90_000_049}, {11_937_713, 1_000_033}, {-131_071, 3_000_017}, {47_311_117, 1_000_037},
        {13_131_313, 700_001}, {-29_979_247, 1_000_039}, {161_803_399, 2_000_003}, {999_983, 99_999_989},
        {271_828_181, 900_001}, {-66_260_701, 500_009}, {86_028_157, 1_299_827}, {-1_299_709, 1_000_081}};

    private static final int WHOLE_POINTS = 6;

    private final Set<String> variables;
    private final List<Expression> parts;

    /// @param parts the expressions to be compared and everything inside them
    Points(Set<String> variables, List<Expression> parts) {
        this.variables = variables;
        this.parts = parts;
    }

    /// The points, in a fixed order; without variables the one empty point.
    List<Map<String, Rational>> points() {
        if (variables.isEmpty()) {
            return List.of(Map.of());
        }
        boolean counted = parts.stream().anyMatch(part -> part instanceof Call(Function function,
                List<Expression> _)
                && (function == Function.FACTORIAL || function == Function.BINOMIAL));
        List<Map<String, Rational>> points = new ArrayList<>();
        int rounds = counted ? 12 : VALUES.length;
        for (int index = 0; index < rounds; index++) {
            points.add(point(index, counted));
        }
        for (int index = 0; index < WHOLE_POINTS && !counted; index++) {
            points.add(point(index, true));
        }
        Rational beyond = largest();
        for (int index = 0; index < 8 && !counted && beyond.compareTo(Rational.of(3)) > 0; index++) {
            Map<String, Rational> scaled = new HashMap<>();
            Rational factor = index % 2 == 0 ? beyond : beyond.negated();
            point(index, false).forEach((name, value) -> scaled.put(name, value.times(factor)));
            points.add(scaled);
        }
        return points;
    }

    private Map<String, Rational> point(int index, boolean counted) {
        Map<String, Rational> point = new HashMap<>();
        int number = 0;
        for (String variable : variables) {
            int at = (index + 7 * number) % VALUES.length;
            Rational shift = Rational.of(number * 101L, 1_009);
            point.put(variable, counted ? Rational.of(2L + index + number * (3L + index * index % 5))
                    : Rational.of(VALUES[at][0], VALUES[at][1]).plus(shift));
            number++;
        }
        return point;
    }

    private Rational largest() {
        Rational largest = Rational.ONE;
        for (Expression part : parts) {
            if (part instanceof Number(Rational value, int _) && value.numerator().bitLength() < 60) {
                Rational size = value.signum() < 0 ? value.negated() : value;
                largest = size.compareTo(largest) > 0 ? size : largest;
            }
        }
        return largest;
    }

    /// A point for the reader of a verdict.
    static String describe(Map<String, Rational> point) {
        return point.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + " = " + entry.getValue().display())
                .collect(Collectors.joining(", "));
    }
}
