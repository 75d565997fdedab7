package dev.touchstone.tasks.score.call;

import static java.util.Objects.requireNonNull;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A value of an argument, told apart as Python tells types apart: `5` is not of the type of `5.0`, yet equal
/// to it.
sealed interface Literal {

    /// A whole number of any size.
    record Whole(BigInteger number) implements Literal {
        public Whole {
            requireNonNull(number, "number");
        }
    }

    /// A number with a fraction or an exponent.
    record Real(double number) implements Literal {}

    /// A text; also a name that stands where a value should, which the rules treat alike.
    record Text(String text) implements Literal {
        public Text {
            requireNonNull(text, "text");
        }
    }

    /// True or false; equal to 1 or 0.
    record Flag(boolean flag) implements Literal {}

    /// None, null.
    record Nothing() implements Literal {}

    /// A list.
    record Items(List<Literal> items) implements Literal {
        public Items {
            items = List.copyOf(items);
        }
    }

    /// A tuple, never equal to a list.
    record Tuple(List<Literal> items) implements Literal {
        public Tuple {
            items = List.copyOf(items);
        }
    }

    /// Values by name, in the order written; copied by the constructor.
    record Entries(Map<String, Literal> entries) implements Literal {
        public Entries {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }

    /// The types that function descriptions distinguish.
    enum Type { WHOLE, REAL, TEXT, FLAG, NOTHING, LIST, TUPLE, ENTRIES }

    /// Its type.
    default Type type() {
        return switch (this) {
            case Whole _ -> Type.WHOLE;
            case Real _ -> Type.REAL;
            case Text _ -> Type.TEXT;
            case Flag _ -> Type.FLAG;
            case Nothing _ -> Type.NOTHING;
            case Items _ -> Type.LIST;
            case Tuple _ -> Type.TUPLE;
            case Entries _ -> Type.ENTRIES;
        };
    }

    /// A value of JSON; numbers with a fraction or an exponent are real.
    static Literal of(Value value) {
        return switch (value) {
            case Value.Text(String text) -> new Text(text);
            case Value.Numeric(BigDecimal number) -> number.scale() == 0
                    ? new Whole(number.unscaledValue()) : new Real(number.doubleValue());
            case Value.Flag(boolean flag) -> new Flag(flag);
            case Value.Absent _ -> new Nothing();
            case Value.Items(List<Value> items) -> new Items(items.stream().map(Literal::of).toList());
            case Fields(Map<String, Value> entries) -> {
                Map<String, Literal> all = new LinkedHashMap<>();
                entries.forEach((name, item) -> all.put(name, of(item)));
                yield new Entries(all);
            }
        };
    }

    /// Whether two values are equal as Python compares them: numbers and flags by value, a list never equals
    /// a tuple, entries in any order.
    static boolean equal(Literal one, Literal other) {
        Optional<BigDecimal> left = number(one);
        Optional<BigDecimal> right = number(other);
        if (left.isPresent() || right.isPresent()) {
            return left.isPresent() && right.isPresent() && left.get().compareTo(right.get()) == 0;
        }
        return switch (one) {
            case Items(List<Literal> items) -> other instanceof Items(List<Literal> others)
                    && equal(items, others);
            case Tuple(List<Literal> items) -> other instanceof Tuple(List<Literal> others)
                    && equal(items, others);
            case Entries(Map<String, Literal> entries) -> other instanceof Entries(Map<String,
                    Literal> others)
                    && entries.keySet().equals(others.keySet())
                    && entries.keySet().stream().allMatch(name -> equal(entries.get(name), others.get(name)));
            case Whole _, Real _, Text _, Flag _, Nothing _ -> one.equals(other);
        };
    }

    private static boolean equal(List<Literal> one, List<Literal> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int index = 0; index < one.size(); index++) {
            if (!equal(one.get(index), other.get(index))) {
                return false;
            }
        }
        return true;
    }

    private static Optional<BigDecimal> number(Literal literal) {
        return switch (literal) {
            case Whole(BigInteger number) -> Optional.of(new BigDecimal(number));
            case Real(double number) -> Double.isFinite(number)
                    ? Optional.of(new BigDecimal(number)) : Optional.empty();
            case Flag(boolean flag) -> Optional.of(flag ? BigDecimal.ONE : BigDecimal.ZERO);
            case Text _, Nothing _, Items _, Tuple _, Entries _ -> Optional.empty();
        };
    }

    /// As Python writes it, for people.
    default String shown() {
        return switch (this) {
            case Whole(BigInteger number) -> number.toString();
            case Real(double number) -> Double.toString(number);
            case Text(String text) -> "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
            case Flag(boolean flag) -> flag ? "True" : "False";
            case Nothing _ -> "None";
            case Items(List<Literal> items) -> "[" + list(items) + "]";
            case Tuple(List<Literal> items) -> "(" + list(items) + (items.size() == 1 ? ",)" : ")");
            case Entries(Map<String, Literal> entries) -> {
                List<String> parts = new ArrayList<>();
                entries.forEach((name, item) -> parts.add("'" + name + "': " + item.shown()));
                yield "{" + String.join(", ", parts) + "}";
            }
        };
    }

    private static String list(List<Literal> items) {
        return String.join(", ", items.stream().map(Literal::shown).toList());
    }
}
