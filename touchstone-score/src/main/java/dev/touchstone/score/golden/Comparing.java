package dev.touchstone.score.golden;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.metrics.exact.Rational;
import dev.touchstone.score.golden.GoldenFamily.UnknownKey;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// Compares what the product says with a case's `expected`, key by key; for one case.
///
/// Every expected key must be asked about: [#verdict] refuses a case with a key that was not.
final class Comparing {

    private final Fields expected;
    private final Tolerance tolerance;
    private final Set<String> known = new HashSet<>();
    private final List<CaseVerdict.Difference> differences = new ArrayList<>();

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
            if (!(value instanceof Value.Text(String text) && text.equals(found))) {
                differ(key, value.display(), found);
            }
        });
    }

    /// True or false, where the case expects it.
    void flag(String key, boolean found) {
        take(key).ifPresent(value -> {
            if (!(value instanceof Value.Flag(boolean flag) && flag == found)) {
                differ(key, value.display(), String.valueOf(found));
            }
        });
    }

    /// A list of numbers, where the case expects one; same length.
    void numbers(String key, double... found) {
        take(key).ifPresent(value -> {
            if (!(value instanceof Value.Items(List<Value> items)) || items.size() != found.length) {
                differ(key, value.display(), "%d numbers".formatted(found.length));
                return;
            }
            for (int index = 0; index < found.length; index++) {
                compare("%s[%d]".formatted(key, index), items.get(index), found[index]);
            }
        });
    }

    /// A list of numbers, where the case expects one; same length.
    void numbers(String key, List<Double> found) {
        numbers(key, found.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /// A list of texts, where the case expects one; same length and order.
    void texts(String key, List<String> found) {
        take(key).ifPresent(value -> {
            if (!value.equals(Value.ofTexts(found))) {
                differ(key, value.display(), Value.ofTexts(found).display());
            }
        });
    }

    /// A fraction `a/b` in any terms, where the case expects one; `null` says that the reference gave none.
    void fraction(String key, Rational found) {
        take(key).filter(value -> !(value instanceof Value.Absent)).ifPresent(value -> {
            String[] parts = value.display().split("/", 2);
            if (parts.length != 2 || !parts[0].matches("-?[0-9]+") || !parts[1].matches("0*[1-9][0-9]*")
                    || !new Rational(new BigInteger(parts[0]), new BigInteger(parts[1])).equals(found)) {
                differ(key, value.display(), found.toString());
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
            case Value.Numeric(var number) -> own.holds(number.doubleValue(), found);
            case Value.Absent _ -> Double.isNaN(found);
            case Value.Text _, Value.Flag _, Value.Items _, Fields _ -> false;
        };
        if (!equal) {
            differ(key, value.display(), Double.toString(found));
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
        return differences.isEmpty() ? new CaseVerdict.Equal() : new CaseVerdict.Differs(differences);
    }
}
