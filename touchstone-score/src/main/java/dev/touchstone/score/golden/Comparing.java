package dev.touchstone.score.golden;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.metrics.exact.Rational;
import dev.touchstone.score.golden.CaseVerdict.Width;
import dev.touchstone.score.golden.GoldenFamily.UnknownKey;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Compares what the product says with a case's `expected`, key by key; for one case.
///
/// Every expected key must be asked about: [#verdict] refuses a case with a key that was not.
final class Comparing {

    private static final Pattern FRACTION = Pattern.compile("(-?[0-9]+)/(0*[1-9][0-9]*)");

    private final Fields expected;
    private final Tolerance tolerance;
    private final Set<String> known = new HashSet<>();
    private final List<CaseVerdict.Difference> differences = new ArrayList<>();
    private Width width = Width.NONE;

    /// @param tolerance of every number that is compared without one of its own
    Comparing(Fields expected, Tolerance tolerance) {
        this.expected = expected;
        this.tolerance = tolerance;
    }

    /// The names of everything that is expected.
    Set<String> names() {
        return expected.names();
    }

    /// The expected value of a key, marked as known; none when the case does not have it.
    Optional<Value> take(String key) {
        known.add(key);
        return expected.find(key);
    }

    /// The expected values below a key, marked as known; none when the case does not have it.
    Fields section(String key) {
        known.add(key);
        return CaseReader.section(expected, key);
    }

    /// The expected values below a key, marked as known, where the case has it; at least one.
    Optional<Fields> group(String key) throws UnknownKey {
        if (take(key).isEmpty()) {
            return Optional.empty();
        }
        Fields values = section(key);
        if (values.names().isEmpty()) {
            throw new UnknownKey("'expected.%s', which expects nothing,".formatted(key));
        }
        return Optional.of(values);
    }

    /// A number that is expected as a part of what is compared, marked as known; empty when the case does not
    /// have it.
    OptionalDouble part(String key) {
        Optional<Value> value = take(key);
        return value.isEmpty() ? OptionalDouble.empty()
                : OptionalDouble.of(CaseReader.number(place(key), value.get()));
    }

    /// A number, where the case expects one; `null` expects none.
    void number(String key, double found) {
        take(key).ifPresent(value -> compare(key, value, found));
    }

    /// A number with a tolerance of its own, where the case expects one; `null` expects none.
    void number(String key, double found, Tolerance own) {
        take(key).ifPresent(value -> compare(key, value, found, own));
    }

    /// A number that the product may not have, where the case expects one; `null` expects none.
    void number(String key, OptionalDouble found) {
        number(key, found.orElse(Double.NaN));
    }

    /// A text, where the case expects one.
    void text(String key, String found) {
        take(key).ifPresent(value -> {
            String text = CaseReader.text(place(key), value);
            if (!text.equals(found)) {
                differ(key, text, found);
            }
        });
    }

    /// True or false, where the case expects it.
    void flag(String key, boolean found) {
        take(key).ifPresent(value -> {
            if (!(value instanceof Value.Flag(boolean flag))) {
                throw CaseReader.wrong(place(key), value, "true or false");
            }
            if (flag != found) {
                differ(key, String.valueOf(flag), String.valueOf(found));
            }
        });
    }

    /// A list of numbers, where the case expects one; same length.
    void numbers(String key, double... found) {
        take(key).ifPresent(value -> numbers(key, value, found));
    }

    /// A list of numbers against a value of the case; same length.
    void numbers(String key, Value value, double... found) {
        numbers(key, value, tolerance, found);
    }

    /// A list of numbers against a value of the case, with a tolerance of their own; same length.
    void numbers(String key, Value value, Tolerance own, double... found) {
        List<Value> items = CaseReader.items(place(key), value);
        if (items.size() != found.length) {
            differ(key, Shown.whole(value), "%d numbers".formatted(found.length));
            return;
        }
        for (int index = 0; index < found.length; index++) {
            compare("%s[%d]".formatted(key, index), items.get(index), found[index], own);
        }
    }

    /// A list of numbers, where the case expects one; same length.
    void numbers(String key, List<Double> found) {
        numbers(key, found.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /// A list of texts, where the case expects one; same length and order.
    void texts(String key, List<String> found) {
        take(key).ifPresent(value -> {
            List<String> texts = CaseReader.items(place(key), value).stream()
                    .map(item -> CaseReader.text(place(key), item)).toList();
            if (!texts.equals(found)) {
                differ(key, Shown.whole(value), Shown.whole(Value.ofTexts(found)));
            }
        });
    }

    /// A fraction `a/b` in any terms, where the case expects one; `null` says that the reference gave none.
    void fraction(String key, Rational found) {
        take(key).filter(value -> !(value instanceof Value.Absent)).ifPresent(value -> {
            String text = CaseReader.text(place(key), value);
            Matcher parts = FRACTION.matcher(text);
            if (!parts.matches()) {
                throw CaseReader.wrong(place(key), value, "a fraction such as 1/2");
            }
            if (!new Rational(new BigInteger(parts.group(1)), new BigInteger(parts.group(2))).equals(found)) {
                differ(key, text, found.toString());
            }
        });
    }

    /// Notes a difference that the family found itself.
    void differ(String key, String wanted, String found) {
        differences.add(new CaseVerdict.Difference(key, wanted, found));
    }

    /// A number against a value of the case; NaN stands for "not a number", which is `null` in the file.
    void compare(String key, Value value, double found) {
        compare(key, value, found, tolerance);
    }

    /// A number against a value of the case, with a tolerance of its own.
    void compare(String key, Value value, double found, Tolerance own) {
        boolean equal = switch (value) {
            case Value.Numeric(var number) -> {
                if (own == tolerance) {
                    boolean narrow = width == Width.NARROW || own.canFail(number.doubleValue());
                    width = narrow ? Width.NARROW : Width.WIDE;
                }
                yield own.holds(number.doubleValue(), found);
            }
            case Value.Absent _ -> Double.isNaN(found);
            case Value.Text _, Value.Flag _, Value.Items _, Fields _ ->
                throw CaseReader.wrong(place(key), value, "a number or null");
        };
        if (!equal) {
            differ(key, Shown.whole(value), Double.toString(found));
        }
    }

    /// The verdict over everything that was compared.
    ///
    /// @throws UnknownKey when the case expects something nobody asked about
    CaseVerdict verdict() throws UnknownKey {
        for (String key : expected.names()) {
            if (!known.contains(key)) {
                throw new UnknownKey("expected key '%s'".formatted(key));
            }
        }
        if (known.stream().noneMatch(key -> expected.find(key).isPresent())) {
            throw new UnknownKey("a case that expects nothing");
        }
        return differences.isEmpty() ? new CaseVerdict.Equal(width) : new CaseVerdict.Differs(differences);
    }

    /// A key as messages about its type name it.
    private static String place(String key) {
        return "expected." + key;
    }
}
