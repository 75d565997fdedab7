package dev.touchstone.score.metric;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A metric's value over all rows.
///
/// @param figures by name, in the order to be shown; the first is the metric itself
/// @param count rows behind them; 0 where no row has a value
/// @param spreads how far values would vary, by name; not every value has one
/// @param signature everything that one must know to compare the value, as one text; empty where there are no
///     settings
public record Total(Map<String, Figure> figures, long count, Map<String, Spread> spreads, String signature) {

    public Total {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        spreads = Collections.unmodifiableMap(new LinkedHashMap<>(spreads));
    }

    /// One thing that a total says.
    public sealed interface Figure {

        /// A number as it was worked out, not yet a decimal: the first decimal of a process takes the JDK as
        /// long as reading a thousand rows.
        ///
        /// @param number not finite where the data leave the value undefined
        record Real(double number) implements Figure {}

        /// Anything else: a count, values of single labels.
        record Told(Value value) implements Figure {}
    }

    /// One value.
    public static Total of(String name, double value, long count, Spread spread, String signature) {
        return new Total(Map.of(name, new Figure.Real(value)), count, Map.of(name, spread), signature);
    }

    /// The same with one more value that has no spread.
    public Total with(String name, double value) {
        return with(name, new Figure.Real(value), spreads);
    }

    /// The same with one more value.
    public Total with(String name, double value, Spread spread) {
        Map<String, Spread> more = new LinkedHashMap<>(spreads);
        more.put(name, spread);
        return with(name, new Figure.Real(value), more);
    }

    /// One of the values alone, with its spread.
    public Total only(String name) {
        return new Total(Map.of(name, figures.get(name)), count,
                spreads.containsKey(name) ? Map.of(name, spreads.get(name)) : Map.of(), signature);
    }

    /// The same with something that is no number of its own.
    public Total with(String name, Value value) {
        return with(name, new Figure.Told(value), spreads);
    }

    /// The values by name, in the order to be shown. One that the data leave undefined is there and absent.
    public Fields values() {
        Map<String, Value> values = new LinkedHashMap<>();
        figures.forEach((name, figure) -> values.put(name, switch (figure) {
            case Figure.Real(double number) -> number(number);
            case Figure.Told(Value value) -> value;
        }));
        return new Fields(values);
    }

    /// A number, or absent where it is undefined.
    public static Value number(double value) {
        return Double.isFinite(value) ? Value.of(value) : Value.ABSENT;
    }

    private Total with(String name, Figure figure, Map<String, Spread> spreads) {
        Map<String, Figure> more = new LinkedHashMap<>(figures);
        more.put(name, figure);
        return new Total(more, count, spreads, signature);
    }
}
