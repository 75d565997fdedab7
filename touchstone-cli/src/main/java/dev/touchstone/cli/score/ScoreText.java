package dev.touchstone.cli.score;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.metrics.stats.ConfidenceInterval;
import dev.touchstone.score.metric.Spread;
import dev.touchstone.score.metric.Total;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/// Totals as lines for people.
final class ScoreText {

    private static final double LARGE = 1e6;

    private ScoreText() {}

    /// Prints the totals by metric.
    static void print(PrintStream out, Map<String, Total> totals) {
        totals.forEach((metric, total) -> {
            out.println(format("%s  (%d rows%s)", metric, total.count(),
                    total.signature().isEmpty() ? "" : ", " + total.signature()));
            total.figures().forEach((name, figure) -> {
                Spread spread = total.spreads().getOrDefault(name, Spread.NONE);
                if (figure instanceof Total.Figure.Real(double number) && plain(number)) {
                    line(out, name, number(number + 0.0), spread); // + 0: no minus in front of a zero
                } else {
                    value(out, name, total.values().entries().get(name), spread);
                }
            });
        });
    }

    /// Whether a number is shown with six places as it is; whole ones that are large are shown by their digits.
    private static boolean plain(double number) {
        return Math.abs(number) < LARGE; // not where it is undefined
    }

    private static void value(PrintStream out, String name, Value value, Spread spread) {
        if (value instanceof Fields inner) {
            out.println("    " + name);
            inner.entries().forEach((key, each) -> out.println(format("        %-16s %s", key, shown(each))));
            return;
        }
        line(out, name, shown(value), spread);
    }

    private static void line(PrintStream out, String name, String shown, Spread spread) {
        out.println(format("    %-20s %s%s", name, shown, spread.interval()
                .map(interval -> "   " + interval(spread, interval)).orElse("")));
    }

    private static String interval(Spread spread, ConfidenceInterval interval) {
        return format("%s%.0f %% between %s and %s (%s)",
                spread.standardError().isPresent()
                        ? format("± %s, ", number(spread.standardError().getAsDouble())) : "",
                100 * interval.confidence(), number(interval.low()), number(interval.high()),
                        interval.method());
    }

    private static String shown(Value value) {
        if (value instanceof Value.Numeric(var number)) { // most; a switch over types is made at first use
            return number.scale() <= 0 ? number.toPlainString() : number(number.doubleValue());
        }
        if (value instanceof Fields fields) {
            return String.join("  ", fields.entries().entrySet().stream()
                    .map(entry -> entry.getKey() + " " + shown(entry.getValue())).toList());
        }
        return switch (value) {
            case Value.Absent _ -> "undefined";
            case Value.Items(var items) -> String.join(" ", items.stream().map(ScoreText::shown).toList());
            case Value.Text _, Value.Flag _, Value.Numeric _, Fields _ -> value.display();
        };
    }

    private static String number(double value) {
        return format(Math.abs(value) >= LARGE ? "%.6e" : "%.6f", value);
    }

    /// A text without the signs of any language. No locale writes what the root locale writes, which would
    /// look for its signs first: as long as all the rest of printing.
    private static String format(String format, Object... arguments) {
        return String.format((Locale) null, format, arguments);
    }
}
