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

    private ScoreText() {}

    /// Prints the totals by metric.
    static void print(PrintStream out, Map<String, Total> totals) {
        totals.forEach((metric, total) -> {
            out.println("%s  (%d rows%s)".formatted(metric, total.count(),
                    total.signature().isEmpty() ? "" : ", " + total.signature()));
            total.values().entries().forEach((name, value) -> value(out, name, value,
                    total.spreads().getOrDefault(name, Spread.NONE)));
        });
    }

    private static void value(PrintStream out, String name, Value value, Spread spread) {
        if (value instanceof Fields inner) {
            out.println("    " + name);
            inner.entries().forEach((key, each) ->
                    out.println("        %-16s %s".formatted(key, shown(each))));
            return;
        }
        out.println("    %-20s %s%s".formatted(name, shown(value), spread.interval()
                .map(interval -> "   " + interval(spread, interval)).orElse("")));
    }

    private static String interval(Spread spread, ConfidenceInterval interval) {
        return "%s%.0f %% between %s and %s (%s)".formatted(
                spread.standardError().isPresent()
                        ? "± %s, ".formatted(number(spread.standardError().getAsDouble())) : "",
                100 * interval.confidence(), number(interval.low()), number(interval.high()),
                        interval.method());
    }

    private static String shown(Value value) {
        return switch (value) {
            case Value.Absent _ -> "undefined";
            case Fields fields -> String.join("  ", fields.entries().entrySet().stream()
                    .map(entry -> entry.getKey() + " " + shown(entry.getValue())).toList());
            case Value.Numeric(var number) -> number.scale() <= 0 ? number.toPlainString()
                    : number(number.doubleValue());
            case Value.Items(var items) -> String.join(" ", items.stream().map(ScoreText::shown).toList());
            case Value.Text _, Value.Flag _ -> value.display();
        };
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 1e6 ? "%.6e" : "%.6f", value);
    }
}
