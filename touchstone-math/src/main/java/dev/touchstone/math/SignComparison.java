package dev.touchstone.math;

import dev.touchstone.math.MathConventions.SignRule;
import dev.touchstone.math.MathConventions.UnitRule;
import dev.touchstone.math.Verdict.Different;
import dev.touchstone.math.Verdict.Equal;
import dev.touchstone.math.notation.Expression;
import dev.touchstone.math.notation.Expression.Degrees;
import dev.touchstone.math.notation.Expression.Percent;
import dev.touchstone.math.notation.Expression.Product;
import dev.touchstone.math.notation.Expression.Quantity;
import dev.touchstone.math.notation.Units;
import dev.touchstone.metrics.exact.Rational;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/// Percent signs, degree signs and units behind a value.
final class SignComparison {

    private static final Pattern SQUARE = Pattern.compile("\\b(square|sq\\.?)\\s+(\\S+)");
    private static final Pattern CUBIC = Pattern.compile("\\b(cubic|cu\\.?)\\s+(\\S+)");

    private final MathConventions conventions;
    private final BiFunction<Expression, Expression, Verdict> values;

    /// @param values compares what the signs stand behind
    SignComparison(MathConventions conventions, BiFunction<Expression, Expression, Verdict> values) {
        this.conventions = conventions;
        this.values = values;
    }

    /// The verdict where one answer at least carries a sign or unit.
    Optional<Verdict> compare(Expression left, Expression right) {
        if (left instanceof Quantity || right instanceof Quantity) {
            return Optional.of(units(left, right));
        }
        if (left instanceof Percent || right instanceof Percent) {
            return Optional.of(signs(conventions.signs().percent(), left, right));
        }
        if (left instanceof Degrees || right instanceof Degrees) {
            return Optional.of(signs(conventions.signs().degrees(), left, right));
        }
        return Optional.empty();
    }

    private Verdict signs(SignRule rule, Expression left, Expression right) {
        Expression bareLeft = bare(left);
        Expression bareRight = bare(right);
        boolean both = left.getClass() == right.getClass();
        Verdict dropped = both || rule != SignRule.VALUE ? values.apply(bareLeft, bareRight)
                : new Different("a sign");
        if (both || dropped.equal() || rule == SignRule.DROPPED) {
            return dropped;
        }
        if (!left.scalar() || !right.scalar()) {
            return dropped;
        }
        Verdict value = new ScalarComparison(conventions).compare(left, right);
        return value.equal() || dropped instanceof Different ? value : dropped;
    }

    private static Expression bare(Expression expression) {
        return switch (expression) {
            case Percent(Expression value) -> value;
            case Degrees(Expression value) -> value;
            default -> expression;
        };
    }

    private Verdict units(Expression left, Expression right) {
        UnitRule rule = conventions.signs().units();
        if (!(left instanceof Quantity(Expression leftValue, String leftUnit))) {
            return rule == UnitRule.REQUIRED ? new Different("a unit is missing")
                    : values.apply(left, ((Quantity) right).value());
        }
        if (!(right instanceof Quantity(Expression rightValue, String rightUnit))) {
            return rule == UnitRule.REQUIRED ? new Different("a unit is missing")
                    : values.apply(leftValue, right);
        }
        List<String> one = words(leftUnit);
        List<String> other = words(rightUnit);
        if (rule == UnitRule.IGNORED || one.equals(other)) {
            return values.apply(leftValue, rightValue);
        }
        Optional<Rational> scale = scale(one, other);
        if (scale.isPresent()) {
            return values.apply(scaled(leftValue, scale.get()), rightValue);
        }
        boolean known = measured(one) && measured(other);
        Verdict verdict = values.apply(leftValue, rightValue);
        return known && verdict instanceof Equal ? new Different("different units") : verdict;
    }

    private static Expression scaled(Expression value, Rational factor) {
        return factor.equals(Rational.ONE) ? value
                : new Product(List.of(new Expression.Number(factor, 0), value));
    }

    /// The words of a unit, one spelling for each known unit, powers behind them.
    private static List<String> words(String unit) {
        String even = SQUARE.matcher(CUBIC.matcher(unit.replace("~", " ")
                .replaceAll("(?i)\\b([ap])\\.?\\s?m\\b\\.?", "$1m")).replaceAll("$2^3")).replaceAll("$2^2");
        List<String> words = new ArrayList<>();
        for (String word : even.split("[\\s.,]+")) {
            int power = word.indexOf('^');
            String name = power < 0 ? word : word.substring(0, power);
            String behind = power < 0 ? "" : word.substring(power);
            if (!name.isEmpty()) {
                words.add(Units.find(name).map(found -> found.dimension() + " " + found.factor())
                        .orElse(singular(name.toLowerCase(Locale.ROOT))) + behind);
            }
        }
        return words;
    }

    private static String singular(String word) {
        return word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }

    private static boolean measured(List<String> words) {
        return words.size() == 1 && words.getFirst().contains(" ");
    }

    /// How many of the other unit one of the first is, for single units of one dimension.
    private static Optional<Rational> scale(List<String> one, List<String> other) {
        if (!measured(one) || !measured(other)) {
            return Optional.empty();
        }
        String[] left = one.getFirst().split(" ");
        String[] right = other.getFirst().split(" ");
        String[] leftFactor = left[1].split("\\^");
        String[] rightFactor = right[1].split("\\^");
        int power = leftFactor.length == 2 ? Integer.parseInt(leftFactor[1]) : 1;
        boolean same = left[0].equals(right[0]) && power <= 3
                && left[1].substring(leftFactor[0].length())
                        .equals(right[1].substring(rightFactor[0].length()));
        Rational top = Rational.of(new BigDecimal(leftFactor[0]));
        Rational bottom = Rational.of(new BigDecimal(rightFactor[0]));
        if (!same || top.signum() == 0 || bottom.signum() == 0) {
            return Optional.empty();
        }
        Rational quotient = top.dividedBy(bottom);
        Rational scale = quotient;
        for (int i = 1; i < power; i++) {
            scale = scale.times(quotient);
        }
        return Optional.of(scale);
    }
}
