package dev.touchstone.cli.score;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.engine.report.Messages;
import dev.touchstone.metrics.stats.ConfidenceInterval;
import dev.touchstone.score.metric.Spread;
import dev.touchstone.score.metric.Total;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/// Totals as lines for people.
final class ScoreText {

    private static final double LARGE = 1e6;

    private final Messages messages;

    /// @param messages of the command, in the user's language; names of values stay as scripts know them
    ScoreText(Messages messages) {
        this.messages = messages;
    }

    /// Prints the totals by metric.
    void print(PrintStream out, Map<String, Total> totals) {
        totals.forEach((metric, total) -> {
            out.println(metric + "  " + (total.signature().isEmpty()
                    ? messages.text("score.rows", total.count())
                    : messages.text("score.rows_and_signature", total.count(), total.signature())));
            total.figures().forEach((name, figure) -> {
                Spread spread = total.spreads().getOrDefault(name, Spread.NONE);
                if (figure instanceof Total.Figure.Real(double number) && plain(number)) {
                    line(out, name, number(number + 0.0), spread); // + 0: -0 is 0
                } else {
                    value(out, name, total.values().entries().get(name), spread);
                }
            });
        });
    }

    /// Whether a number is shown with six places; whole ones that are large are shown by their digits.
    private static boolean plain(double number) {
        return Math.abs(number) < LARGE; // not where it is undefined
    }

    private void value(PrintStream out, String name, Value value, Spread spread) {
        if (value instanceof Fields inner) {
            out.println("    " + name);
            inner.entries().forEach((key, each) -> out.println(format("        %-16s %s", key, shown(each))));
            return;
        }
        line(out, name, shown(value), spread);
    }

    private void line(PrintStream out, String name, String shown, Spread spread) {
        out.println(format("    %-20s %s%s", name, shown, spread.interval()
                .map(interval -> "   " + interval(spread, interval)).orElse("")));
    }

    private String interval(Spread spread, ConfidenceInterval interval) {
        String error = spread.standardError().isPresent()
                ? messages.text("score.error", number(spread.standardError().getAsDouble())) : "";
        return error + messages.text("score.interval", Math.round(100 * interval.confidence()),
                number(interval.low()), number(interval.high()), interval.method());
    }

    private String shown(Value value) {
        if (value instanceof Value.Numeric(var number)) { // most; a switch over types is made at first use
            return number.scale() <= 0 ? number.toPlainString() : number(number.doubleValue());
        }
        if (value instanceof Fields fields) {
            return String.join("  ", fields.entries().entrySet().stream()
                    .map(entry -> entry.getKey() + " " + shown(entry.getValue())).toList());
        }
        return switch (value) {
            case Value.Absent _ -> messages.text("score.undefined");
            case Value.Items(var items) -> String.join(" ", items.stream().map(this::shown).toList());
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
