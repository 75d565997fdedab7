package dev.touchstone.cli.score;

import dev.touchstone.score.metric.Measuring;
import java.io.PrintStream;
import java.util.Map;

/// Totals as lines for people.
final class ScoreText {

    private ScoreText() {}

    /// Prints the totals by metric.
    static void print(PrintStream out, Map<String, Measuring.Total> totals) {
        totals.forEach((metric, total) -> {
            out.println("%s  (%d rows%s)".formatted(metric, total.count(),
                    total.signature().isEmpty() ? "" : ", " + total.signature()));
            total.values().entries().forEach((name, value) ->
                    out.println("    %-20s %s".formatted(name, value.display())));
            total.standardError().ifPresent(error ->
                    out.println("    %-20s %s".formatted("standard_error", error)));
            total.interval().ifPresent(interval -> out.println("    %-20s %s to %s (%s)".formatted(
                    "95 % interval", interval.low(), interval.high(), interval.method())));
        });
    }
}
