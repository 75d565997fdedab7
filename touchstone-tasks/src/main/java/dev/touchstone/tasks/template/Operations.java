package dev.touchstone.tasks.template;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.tasks.template.Expression.Operator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// What Python's operators do with two values. Numbers are exact decimals; a quotient has 34 digits.
final class Operations {

    /// No text that a template makes is longer, in characters.
    static final int LONGEST_TEXT = 16_000_000;

    /// What may stand behind `is`; `defined` and `undefined` are answered where names are looked up.
    static final List<String> TESTS = List.of("defined", "undefined", "none", "string", "number", "mapping",
            "sequence", "iterable", "boolean", "odd", "even");

    private Operations() {}

    static boolean truth(Value value) {
        return switch (value) {
            case Value.Text(String text) -> !text.isEmpty();
            case Value.Numeric(BigDecimal number) -> number.signum() != 0;
            case Value.Flag(boolean flag) -> flag;
            case Value.Absent _ -> false;
            case Value.Items(List<Value> items) -> !items.isEmpty();
            case Fields fields -> !fields.entries().isEmpty();
        };
    }

    static boolean equal(Value left, Value right) {
        if (left instanceof Value.Numeric(BigDecimal a) && right instanceof Value.Numeric(BigDecimal b)) {
            return a.compareTo(b) == 0;
        }
        if (left instanceof Value.Items(List<Value> a) && right instanceof Value.Items(List<Value> b)) {
            boolean same = a.size() == b.size();
            for (int at = 0; same && at < a.size(); at++) {
                same = equal(a.get(at), b.get(at));
            }
            return same;
        }
        return left.equals(right);
    }

    static boolean test(String test, Value value) throws Problem {
        return switch (test) {
            case "defined" -> true;
            case "undefined" -> false;
            case "none" -> value instanceof Value.Absent;
            case "string" -> value instanceof Value.Text;
            case "number" -> value instanceof Value.Numeric;
            case "boolean" -> value instanceof Value.Flag;
            case "mapping" -> value instanceof Fields;
            case "sequence", "iterable" ->
                value instanceof Value.Items || value instanceof Value.Text || value instanceof Fields;
            case "odd" -> whole(value, "is odd").mod(BigInteger.TWO).signum() != 0;
            default -> whole(value, "is even").mod(BigInteger.TWO).signum() == 0;
        };
    }

    private static BigInteger whole(Value value, String what) throws Problem {
        return number(value, what).toBigInteger();
    }

    static Value apply(Operator operator, Value left, Value right) throws Problem {
        return switch (operator) {
            case EQUAL -> Value.of(equal(left, right));
            case UNEQUAL -> Value.of(!equal(left, right));
            case LESS -> Value.of(compare(left, right) < 0);
            case LESS_OR_EQUAL -> Value.of(compare(left, right) <= 0);
            case GREATER -> Value.of(compare(left, right) > 0);
            case GREATER_OR_EQUAL -> Value.of(compare(left, right) >= 0);
            case IN -> Value.of(contains(right, left));
            case NOT_IN -> Value.of(!contains(right, left));
            case ADD -> add(left, right);
            case SUBTRACT -> new Value.Numeric(number(left, "-").subtract(number(right, "-")));
            case MULTIPLY -> new Value.Numeric(bounded(number(left, "*").multiply(number(right, "*"))));
            case DIVIDE -> divide(left, right);
            case FLOOR_DIVIDE -> new Value.Numeric(
                    number(left, "//").divide(divisor(right, "//"), 0, RoundingMode.FLOOR));
            case REMAINDER -> remainder(left, right);
            case CONCATENATE -> Value.of(join(left.display(), right.display()));
        };
    }

    private static Value divide(Value left, Value right) throws Problem {
        BigDecimal quotient = number(left, "/").divide(divisor(right, "/"), MathContext.DECIMAL128)
                .stripTrailingZeros();
        return new Value.Numeric(quotient.scale() < 1 ? quotient.setScale(1) : quotient);
    }

    private static Value remainder(Value left, Value right) throws Problem {
        BigDecimal divisor = divisor(right, "%");
        BigDecimal dividend = number(left, "%");
        BigDecimal floor = dividend.divide(divisor, 0, RoundingMode.FLOOR);
        return new Value.Numeric(dividend.subtract(floor.multiply(divisor)));
    }

    private static BigDecimal divisor(Value value, String operator) throws Problem {
        BigDecimal divisor = number(value, operator);
        if (divisor.signum() == 0) {
            throw new Problem("division by zero");
        }
        return divisor;
    }

    private static BigDecimal bounded(BigDecimal number) throws Problem {
        if (number.precision() > 1_000) {
            throw new Problem("a number of more than 1,000 digits");
        }
        return number;
    }

    private static Value add(Value left, Value right) throws Problem {
        if (left instanceof Value.Text(String a) && right instanceof Value.Text(String b)) {
            return Value.of(join(a, b));
        }
        if (left instanceof Value.Items(List<Value> a) && right instanceof Value.Items(List<Value> b)) {
            if (a.size() + b.size() > Rendering.MOST_ITERATIONS) {
                throw new Problem("a list of more than %,d items".formatted(Rendering.MOST_ITERATIONS));
            }
            List<Value> all = new ArrayList<>(a);
            all.addAll(b);
            return new Value.Items(all);
        }
        if (left instanceof Value.Numeric(BigDecimal a) && right instanceof Value.Numeric(BigDecimal b)) {
            return new Value.Numeric(a.add(b));
        }
        throw new Problem("'+' joins two texts, two lists or two numbers, not %s and %s; use ~ or | string"
                .formatted(kind(left), kind(right)));
    }

    static String join(String left, String right) throws Problem {
        if ((long) left.length() + right.length() > LONGEST_TEXT) {
            throw new Problem("a text of more than %,d characters".formatted(LONGEST_TEXT));
        }
        return left + right;
    }

    private static int compare(Value left, Value right) throws Problem {
        if (left instanceof Value.Numeric(BigDecimal a) && right instanceof Value.Numeric(BigDecimal b)) {
            return a.compareTo(b);
        }
        if (left instanceof Value.Text(String a) && right instanceof Value.Text(String b)) {
            return a.compareTo(b);
        }
        throw new Problem("cannot order %s and %s".formatted(kind(left), kind(right)));
    }

    private static boolean contains(Value container, Value item) throws Problem {
        return switch (container) {
            case Value.Text(String text) when item instanceof Value.Text(String part) -> text.contains(part);
            case Value.Items(List<Value> items) -> items.stream().anyMatch(each -> equal(each, item));
            case Fields fields -> item instanceof Value.Text(String name) && fields.find(name).isPresent();
            case Value.Text _, Value.Numeric _, Value.Flag _, Value.Absent _ ->
                throw new Problem("cannot look for %s in %s".formatted(kind(item), kind(container)));
        };
    }

    static BigDecimal number(Value value, String what) throws Problem {
        if (value instanceof Value.Numeric(BigDecimal number)) {
            return number;
        }
        throw new Problem("'%s' needs a number, not %s".formatted(what, kind(value)));
    }

    /// A whole number that fits a place in a text or list.
    static int index(BigDecimal number) throws Problem {
        try {
            return number.intValueExact();
        } catch (ArithmeticException notWhole) {
            throw new Problem("%s is not a whole number of 32 bits".formatted(number));
        }
    }

    /// What a value is, for messages.
    static String kind(Value value) {
        String shown = value.display();
        String cut = shown.length() > 40 ? shown.substring(0, 40) + "..." : shown;
        return switch (value) {
            case Value.Text _ -> "the text '" + cut + "'";
            case Value.Numeric _ -> "the number " + cut;
            case Value.Flag _ -> "the flag " + cut;
            case Value.Absent _ -> "nothing (null)";
            case Value.Items _ -> "the list " + cut;
            case Fields _ -> "the fields " + cut;
        };
    }
}
