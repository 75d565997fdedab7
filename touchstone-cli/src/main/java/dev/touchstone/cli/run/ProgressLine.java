package dev.touchstone.cli.run;

import dev.touchstone.core.model.Activity;
import dev.touchstone.engine.generate.UnitProgress;
import dev.touchstone.metrics.stats.Interval;
import java.time.Duration;
import java.util.Locale;

/// One unit's line on the screen: done of total, rate, in flight, time left, tokens, score so far with its
/// interval.
final class ProgressLine {

    private ProgressLine() {}

    static String of(UnitProgress.Snapshot unit, Activity activity) {
        StringBuilder line = new StringBuilder();
        line.append(unit.name()).append("  ").append(unit.done()).append('/').append(unit.total());
        if (unit.total() > 0) {
            line.append(format(" (%d%%)", 100 * unit.done() / unit.total()));
        }
        double rate = unit.rate();
        line.append(format("  %.1f/s", rate));
        line.append("  in flight ").append(activity.inFlight());
        if (activity.limit() < Integer.MAX_VALUE) {
            line.append('/').append(activity.limit());
        }
        long left = unit.total() - unit.done();
        if (rate > 0 && left > 0) {
            line.append("  ETA ").append(clock(Duration.ofSeconds((long) Math.ceil(left / rate))));
        }
        if (unit.tokens() > 0 && unit.elapsedNanos() > 0) {
            line.append(format("  %.0f tok/s", unit.tokens() * 1e9 / unit.elapsedNanos()));
        }
        if (unit.scored() > 0) {
            Interval interval = Interval.wilson(unit.right(), unit.scored(), 0.95);
            line.append(format("  score %.1f [%.1f, %.1f]", 100.0 * unit.right() / unit.scored(),
                    100 * interval.low(), 100 * interval.high()));
        }
        line.append("  unparsed ").append(unit.unparsed()).append("  failed ").append(unit.failed());
        if (activity.retries() > 0) {
            line.append("  retries ").append(activity.retries());
        }
        return line.toString();
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
