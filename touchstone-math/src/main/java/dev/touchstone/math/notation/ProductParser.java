package dev.touchstone.math.notation;

import dev.touchstone.math.notation.Expression.Call;
import dev.touchstone.math.notation.Expression.Constant;
import dev.touchstone.math.notation.Expression.Degrees;
import dev.touchstone.math.notation.Expression.Number;
import dev.touchstone.math.notation.Expression.Numeral;
import dev.touchstone.math.notation.Expression.Percent;
import dev.touchstone.math.notation.Expression.Power;
import dev.touchstone.math.notation.Expression.Product;
import dev.touchstone.math.notation.Expression.Quantity;
import dev.touchstone.math.notation.Expression.Quotient;
import dev.touchstone.metrics.exact.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Products with and without signs, quotients, powers, and the units behind them.
final class ProductParser {

    private static final Map<String, Integer> SCALES = Map.of(
            "hundred", 2, "thousand", 3, "million", 6, "billion", 9, "trillion", 12);

    private static final int MAX_SIGNS = 20;

    private final Cursor cursor;
    private final PrimaryParser primaries;

    ProductParser(Cursor cursor, Parser parser) {
        this.cursor = cursor;
        this.primaries = new PrimaryParser(cursor, parser, this);
    }

    /// A product with its unit.
    Expression product() {
        List<Expression> factors = new ArrayList<>();
        factors.add(factor());
        while (true) {
            if (Parser.set(factors.getLast())) {
                break;
            }
            if (cursor.accept("*") || cursor.accept("cdot")) {
                factors.add(factor());
            } else if (cursor.accept("/") || cursor.accept("div")) {
                Expression top = productOf(factors);
                factors.clear();
                factors.add(quotient(top, factor()));
            } else if (startsFactor()) {
                factors.add(factor());
            } else {
                break;
            }
        }
        return unit(productOf(factors));
    }

    private static Expression quotient(Expression top, Expression bottom) {
        return switch (top) {
            case Quantity(Expression value, String unit) -> new Quantity(quotient(value, bottom), unit);
            // flat, so that a long chain of divisions is no deep tree
            case Quotient(Expression above, Product(List<Expression> factors)) -> {
                List<Expression> more = new ArrayList<>(factors);
                more.add(bottom);
                yield new Quotient(above, new Product(more));
            }
            case Quotient(Expression above, Expression below) ->
                new Quotient(above, new Product(List.of(below, bottom)));
            default -> new Quotient(top, bottom);
        };
    }

    /// A product; the unit of one factor becomes the unit of the product.
    static Expression productOf(List<Expression> factors) {
        if (factors.size() == 1) {
            return factors.getFirst();
        }
        List<Expression> bare = new ArrayList<>();
        String unit = "";
        for (Expression factor : factors) {
            if (factor instanceof Quantity(Expression value, String found) && unit.isEmpty()) {
                unit = found;
                bare.add(value);
            } else if (factor instanceof Quantity) {
                throw Cursor.unreadable("two units in one product");
            } else {
                bare.add(factor);
            }
        }
        Expression product = new Product(bare);
        return unit.isEmpty() ? product : new Quantity(product, unit);
    }

    /// Factors without a sign between them, up to the next function: the argument of `\sin 2x`.
    Expression bareArgument() {
        List<Expression> factors = new ArrayList<>();
        factors.add(signedFactor());
        while (startsFactor() && !primaries.startsFunction()) {
            factors.add(factor());
        }
        Expression argument = productOf(factors);
        boolean angle = argument.any(part -> part == Constant.PI);
        if (angle && cursor.accept("/")) {
            argument = new Quotient(argument, factor());
        }
        return argument;
    }

    private boolean startsFactor() {
        return switch (cursor.peek()) {
            case Token.Digits digits -> digitsMayFollow(digits);
            case Token.Based _, Token.Letter _ -> true;
            case Token.Sign(String sign) -> switch (sign) {
                case "(", "[", "{" -> true;
                case "|" -> cursor.bars(0) == 0;
                default -> false;
            };
            case Token.Command(String name) when name.equals("$") -> cursor.peek(1) instanceof Token.Digits;
            case Token.Command(String name) -> !name.equals("|") && primaries.startsPrimary(name)
                    || name.equals("|") && cursor.bars(0) == 0;
            case Token.Text _, Token.End _ -> false;
        };
    }

    /// Two numbers side by side are no product, except behind a power, a bracket or a letter.
    private boolean digitsMayFollow(Token.Digits digits) {
        cursor.back();
        Token before = cursor.peek();
        cursor.next();
        return !(before instanceof Token.Digits) && !(before instanceof Token.Based)
                && digits.exponent() == 0;
    }

    /// A factor with an optional sign before it.
    Expression signedFactor() {
        boolean negative = false;
        while (cursor.before("-") || cursor.before("+")) {
            negative ^= cursor.next().equals(new Token.Sign("-"));
        }
        Expression factor = factor();
        return negative ? Expression.negated(factor) : factor;
    }

    /// A primary with what stands behind it: powers, factorials, percent and degree signs.
    Expression factor() {
        cursor.deeper();
        int signs = 0;
        Expression value = cursor.before("-") || cursor.before("+") ? signedFactor()
                : primaries.mixed().orElseGet(primaries::primary);
        while (true) {
            if (cursor.sign("^") && degreeFollows()) {
                value = new Degrees(value);
            } else if (cursor.accept("circ")) {
                value = new Degrees(value);
            } else if (cursor.accept("^")) {
                value = new Power(value, exponent());
            } else if (cursor.accept("!")) {
                value = new Call(Function.FACTORIAL, List.of(value));
            } else if (cursor.accept("%")) {
                value = new Percent(value);
            } else if (cursor.sign("_") && value instanceof Number(Rational digits, int _)) {
                value = numeral(digits);
            } else {
                break;
            }
            signs++;
            if (signs > MAX_SIGNS) {
                throw new OutOfReach(OutOfReach.Cause.LIMIT, "too many signs behind a value");
            }
        }
        cursor.shallower();
        return value;
    }

    /// Steps over `^\circ` and `^{\circ}` where they stand next.
    private boolean degreeFollows() {
        int length = cursor.command(1, "circ") ? 2
                : cursor.sign(1, "{") && cursor.command(2, "circ") && cursor.sign(3, "}") ? 4 : 0;
        for (int i = 0; i < length; i++) {
            cursor.next();
        }
        return length > 0;
    }

    /// What stands behind a `^`: a signed primary, itself perhaps a power.
    Expression exponent() {
        if (cursor.before("-") || cursor.before("+")) {
            return signedFactor();
        }
        cursor.deeper();
        Expression exponent = primaries.primary();
        Expression whole = cursor.accept("^") ? new Power(exponent, exponent()) : exponent;
        cursor.shallower();
        return whole;
    }

    private Expression numeral(Rational digits) {
        cursor.expect("_");
        Expression base = primaries.primary();
        if (base instanceof Number(Rational value, int _) && value.whole() && digits.whole()
                && value.numerator().bitLength() < 8) {
            Token.Based based = NumberReader.based(digits.display(), "", value.numerator().intValue())
                    .orElseThrow(() -> Cursor.unreadable("a digit does not exist in base "
                            + value.display()));
            return new Numeral(based.value(), based.base(), based.digits());
        }
        throw Cursor.unreadable("a number carries an index that is no base");
    }

    /// Words behind a value: its unit, a power of the unit, what is counted.
    private Expression unit(Expression value) {
        if (cursor.accept("$")) {
            return value instanceof Quantity ? value : new Quantity(value, "dollar");
        }
        StringBuilder unit = new StringBuilder();
        while (cursor.peek() instanceof Token.Text(String words) && !joint(words)) {
            cursor.next();
            unit.append(unit.isEmpty() ? "" : " ").append(words);
            power(unit);
            boolean over = cursor.before("/") || cursor.before("cdot");
            if (over && cursor.peek(1) instanceof Token.Text) {
                unit.append(cursor.before("/") ? " per" : "");
                cursor.next();
            }
        }
        return unit.isEmpty() ? value : quantity(value, unit.toString());
    }

    private void power(StringBuilder unit) {
        if (cursor.sign("^") && cursor.peek(1) instanceof Token.Digits digits) {
            unit.append('^').append(digits.value().display());
            cursor.next();
            cursor.next();
        } else if (cursor.sign("^") && cursor.sign(1, "{") && cursor.sign(3, "}")
                && cursor.peek(2) instanceof Token.Digits digits) {
            unit.append('^').append(digits.value().display());
            for (int i = 0; i < 4; i++) {
                cursor.next();
            }
        }
    }

    private static boolean joint(String words) {
        String word = words.replace(",", " ").strip().toLowerCase(Locale.ROOT);
        return word.equals("and") || word.equals("or") || word.equals("in") || word.isEmpty();
    }

    private static Expression quantity(Expression value, String unit) {
        String[] words = unit.strip().split(" ", 2);
        Integer scale = SCALES.get(words[0].toLowerCase(Locale.ROOT));
        if (scale != null) {
            Expression factor = new Power(Expression.whole(10), Expression.whole(scale));
            Expression bare = value instanceof Quantity(Expression inner, String _) ? inner : value;
            Expression scaled = new Product(List.of(bare, factor));
            String rest = value instanceof Quantity(Expression _, String outer) ? outer
                    : words.length == 2 ? words[1] : "";
            return rest.isEmpty() ? scaled : new Quantity(scaled, rest);
        }
        if (value instanceof Quantity(Expression inner, String outer)) {
            return new Quantity(inner, outer);
        }
        if (unit.equalsIgnoreCase("percent")) {
            return new Percent(value);
        }
        if (unit.equalsIgnoreCase("degrees") || unit.equalsIgnoreCase("degree")) {
            return new Degrees(value);
        }
        if (value instanceof Degrees(Expression degrees)) {
            return new Quantity(degrees, unit);
        }
        return new Quantity(value, unit);
    }
}
