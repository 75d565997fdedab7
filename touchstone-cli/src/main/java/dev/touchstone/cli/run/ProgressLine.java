package dev.touchstone.cli.run;

import dev.touchstone.core.model.Activity;
import dev.touchstone.engine.generate.UnitProgress;
import dev.touchstone.engine.report.DisplayWidth;
import dev.touchstone.engine.report.Messages;
import dev.touchstone.metrics.stats.Interval;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// One unit's line on the screen: done of total, rate, in flight, time left, tokens, score so far with its
/// interval. Where the screen is narrow the least important parts are left out.
final class ProgressLine {

    /// A part of the line.
    ///
    /// @param keep parts with a larger number get their place first
    /// @param text in full
    /// @param brief where the full text finds no place
    private record Part(int keep, String text, String brief) {

        Part(int keep, String text) {
            this(keep, text, text);
        }
    }

    private static final String GAP = "  ";

    private final Messages messages;
    private final List<Part> parts = new ArrayList<>();

    private ProgressLine(Messages messages) {
        this.messages = messages;
    }

    /// @param messages words of the line, in the user's language
    /// @param columns the line takes at most so many
    static String of(UnitProgress.Snapshot unit, Activity activity, Messages messages, int columns) {
        ProgressLine line = new ProgressLine(messages);
        line.add(unit, activity);
        return line.within(columns);
    }

    /// The line of a unit whose answers are scored: done of total, rate, time left.
    static String ofScoring(UnitProgress.Snapshot unit, Messages messages, int columns) {
        ProgressLine line = new ProgressLine(messages);
        line.addDone(unit);
        line.addTimeLeft(unit);
        return line.within(columns);
    }

    private void addDone(UnitProgress.Snapshot unit) {
        String percent = unit.total() > 0 ? format(" (%d%%)", 100 * unit.done() / unit.total()) : "";
        parts.add(new Part(9, "%s  %d/%d%s".formatted(unit.name(), unit.done(), unit.total(), percent)));
        parts.add(new Part(2, format("%.1f/s", unit.rate())));
    }

    private void addTimeLeft(UnitProgress.Snapshot unit) {
        long left = unit.total() - unit.done();
        if (unit.rate() > 0 && left > 0) {
            parts.add(new Part(7, messages.text(
                    "progress.left", clock(Duration.ofSeconds((long) Math.ceil(left / unit.rate()))))));
        }
    }

    private void add(UnitProgress.Snapshot unit, Activity activity) {
        addDone(unit);
        String limit = activity.limit() < Integer.MAX_VALUE ? "/" + activity.limit() : "";
        parts.add(new Part(1, messages.text("progress.in_flight", activity.inFlight() + limit)));
        addTimeLeft(unit);
        if (unit.tokens() > 0 && unit.elapsedNanos() > 0) {
            parts.add(new Part(0, format("%.0f tok/s", unit.tokens() * 1e9 / unit.elapsedNanos())));
        }
        if (unit.scored() > 0) {
            String share = format("%.1f", 100 * unit.points() / unit.scored());
            parts.add(new Part(6, score(unit), messages.text("progress.score", share)));
        }
        parts.add(new Part(4, messages.text("progress.unparsed", unit.unparsed())));
        parts.add(new Part(5, messages.text("progress.failed", unit.failed())));
        if (activity.retries() > 0) {
            parts.add(new Part(3, messages.text("progress.retries", activity.retries())));
        }
    }

    /// Of a resumed unit only the new answers are scored on the way, and the line says so. Scores between 0
    /// and 1 have no interval on the way.
    private String score(UnitProgress.Snapshot unit) {
        String score = format("%.1f", 100 * unit.points() / unit.scored());
        if (unit.points() == unit.right()) {
            Interval interval = Interval.wilson(unit.right(), unit.scored(), 0.95);
            score += format(" [%.1f, %.1f]", 100 * interval.low(), 100 * interval.high());
        }
        return unit.kept() == 0
                ? messages.text("progress.score", score)
                : messages.text("progress.score_of_new", score, unit.scored());
    }

    /// The parts in their order, as far as there is room; the most important one always.
    private String within(int columns) {
        int left = columns;
        Map<Part, String> shown = new LinkedHashMap<>();
        for (Part part : parts.stream().sorted(Comparator.comparingInt(Part::keep).reversed()).toList()) {
            int gap = shown.isEmpty() ? 0 : GAP.length();
            String text = DisplayWidth.of(part.text()) + gap <= left ? part.text() : part.brief();
            int width = DisplayWidth.of(text) + gap;
            if (width <= left || shown.isEmpty()) {
                shown.put(part, text);
                left -= width;
            }
        }
        return parts.stream().filter(shown::containsKey).map(shown::get).collect(Collectors.joining(GAP));
    }

    private static String clock(Duration left) {
        return left.toHours() > 0
                ? format("%d:%02d:%02d", left.toHours(), left.toMinutesPart(), left.toSecondsPart())
                : format("%d:%02d", left.toMinutes(), left.toSecondsPart());
    }

    private static String format(String form, Object... arguments) {
        return String.format(Locale.ROOT, form, arguments);
    }
}
