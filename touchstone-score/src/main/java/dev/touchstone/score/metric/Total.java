package dev.touchstone.score.metric;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A metric's value over all rows.
///
/// @param values by name, in the order to be shown; the first is the metric itself. A value that the data
///     leave undefined is there and absent
/// @param count rows behind them, at least 1
/// @param spreads how far values would vary, by name; not every value has one
/// @param signature everything that one must know to compare the value, as one text; empty where there are no
///     settings
public record Total(Fields values, long count, Map<String, Spread> spreads, String signature) {

    public Total {
        spreads = Collections.unmodifiableMap(new LinkedHashMap<>(spreads));
    }

    /// One value.
    public static Total of(String name, double value, long count, Spread spread, String signature) {
        return new Total(Fields.EMPTY.with(name, number(value)), count, Map.of(name, spread), signature);
    }

    /// The same with one more value that has no spread.
    public Total with(String name, double value) {
        return new Total(values.with(name, number(value)), count, spreads, signature);
    }

    /// The same with one more value.
    public Total with(String name, double value, Spread spread) {
        Map<String, Spread> more = new LinkedHashMap<>(spreads);
        more.put(name, spread);
        return new Total(values.with(name, number(value)), count, more, signature);
    }

    /// The same with something that is no number of its own.
    public Total with(String name, Value value) {
        return new Total(values.with(name, value), count, spreads, signature);
    }

    /// A number, or absent where it is undefined.
    public static Value number(double value) {
        return Double.isFinite(value) ? Value.of(value) : Value.ABSENT;
    }
}
