package dev.touchstone.cli.compare;

import dev.touchstone.engine.compare.Comparer;
import dev.touchstone.engine.compare.Comparison;
import dev.touchstone.engine.compare.Coverage;
import dev.touchstone.engine.compare.PairedAnalysis;
import dev.touchstone.engine.report.Messages;
import dev.touchstone.engine.report.Slice;
import dev.touchstone.metrics.compare.TestResult;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/// Comparisons as text for people: figures first, then what they mean in words.
final class CompareText {

    /// From this chance on a difference is said to come easily; below, in how many cases.
    private static final double EASILY = 0.2;

    private final Messages messages;
    private final PairedAnalysis analysis;
    private final int show;

    /// @param show how many changed samples are named each way
    CompareText(Messages messages, PairedAnalysis analysis, int show) {
        this.messages = messages;
        this.analysis = analysis;
        this.show = show;
    }

    /// Prints all of them.
    void print(PrintStream out, List<Comparison> comparisons) {
        long together = comparisons.stream().filter(Comparison::adjusted).count();
        for (Comparison comparison : comparisons) {
            print(out, comparison, together);
            out.println();
        }
        out.println(messages.text("compare.method", confidence(), analysis.resamples(),
                analysis.seed()));
    }

    private void print(PrintStream out, Comparison comparison, long together) {
        Comparison.Difference difference = comparison.difference();
        out.println(messages.text(
                "compare.title", task(comparison), comparison.first(), comparison.second()));
        coverage(out, comparison.samples().coverage());
        line(out, "compare.mean", percent(difference.firstMean()), percent(difference.secondMean()),
                comparison.samples().paired());
        line(out, "compare.difference", signed(difference.mean()), difference.interval()
                .map(interval -> messages.text("compare.interval", confidence(),
                        signed(interval.low()), signed(interval.high()), interval.method()))
                .orElse(""));
        line(out, "compare.outcomes", comparison.samples().wins(), comparison.samples().losses(),
                comparison.samples().ties(), comparison.samples().unpaired() == 0 ? ""
                        : messages.text("compare.unpaired", comparison.samples().unpaired()));
        tests(out, comparison, together);
        difference.effectSize().ifPresent(effect -> line(out, "compare.effect",
                String.format(Locale.ROOT, "%.3f", effect), messages.text("compare."
                        + difference.effectName())));
        difference.detectable().ifPresent(least -> line(out, "compare.detectable", percent(least), level(),
                together > 1 && comparison.adjusted()
                        ? messages.text("compare.detectable_unadjusted", together) : ""));
        if (!comparison.differs().isEmpty()) {
            line(out, "compare.differs", String.join(", ", comparison.differs()));
        }
        changed(out, "compare.gained", comparison,
                comparison.changes().stream().filter(change -> change.second() > change.first()).toList());
        changed(out, "compare.lost", comparison,
                comparison.changes().stream().filter(change -> change.second() < change.first()).toList());
        out.println("  " + verdict(comparison, together > 1 && comparison.adjusted()));
    }

    /// What the two were asked, where that is not the same.
    private void coverage(PrintStream out, Coverage asked) {
        if (!asked.sameSamples()) {
            line(out, "compare.other_samples", asked.first(), asked.second(), asked.both());
        }
        if (!asked.sameAttempts()) {
            line(out, "compare.other_repeats", asked.firstAttempts(), asked.secondAttempts());
        }
    }

    private void tests(PrintStream out, Comparison comparison, long together) {
        StringBuilder told = new StringBuilder();
        comparison.tests().mcnemar().ifPresent(test -> told.append(test(test)).append(", "));
        told.append(test(comparison.tests().permutation()));
        comparison.tests().bootstrapP().ifPresent(p -> told.append(", bootstrap ").append(p(p)));
        line(out, "compare.tests", told.toString(), together > 1 && comparison.adjusted()
                ? messages.text("compare.holm", together, p(comparison.tests().adjustedP())) : "");
    }

    /// @param corrected whether p was raised for comparisons made beside it
    private String verdict(Comparison comparison, boolean corrected) {
        Comparison.Difference difference = comparison.difference();
        String size = percent(Math.abs(difference.mean()));
        double chance = comparison.tests().adjustedP();
        String p = corrected ? messages.text("compare.corrected", p(chance)) : p(chance);
        return switch (comparison.finding()) {
            case BETTER -> messages.text("compare.better", comparison.second(), comparison.first(), size, p);
            case WORSE -> messages.text("compare.worse", comparison.second(), comparison.first(), size, p);
            case SAME -> messages.text("compare.same");
            case NOT_TOLD_APART -> difference.detectable().isPresent()
                    ? messages.text("compare.not_told_apart", p, comparison.samples().paired(),
                            percent(difference.detectable().getAsDouble()), chance(chance),
                            corrected ? messages.text("compare.alone") : "")
                    : messages.text("compare.too_few", p, comparison.samples().paired());
        };
    }

    /// How easily chance gives a difference that was not told apart.
    private String chance(double p) {
        return p >= EASILY ? messages.text("compare.easily")
                : messages.text("compare.one_in", Math.round(1 / p));
    }

    private void changed(
            PrintStream out, String key, Comparison comparison, List<Comparison.Change> changes) {
        if (changes.isEmpty() || show == 0) {
            return;
        }
        List<String> rows = changes.stream().limit(show)
                .map(change -> single(comparison) ? Integer.toString(change.sample())
                        : "%s:%d".formatted(change.task(), change.sample()))
                .toList();
        line(out, key, String.join(", ", rows),
                changes.size() > show ? messages.text("compare.more", changes.size() - show) : "");
    }

    private void line(PrintStream out, String key, Object... arguments) {
        out.println("  " + messages.text(key, arguments));
    }

    private String task(Comparison comparison) {
        return (single(comparison) ? comparison.task() : messages.text("compare.all_tasks"))
                + comparison.slice().map(Slice::suffix).orElse("");
    }

    private static boolean single(Comparison comparison) {
        return !comparison.task().equals(Comparer.ALL_TASKS);
    }

    private static String test(TestResult test) {
        return "%s %s".formatted(test.method(), p(test.pValue()));
    }

    private static String p(double value) {
        return value < 0.0001 ? "p < 0.0001" : String.format(Locale.ROOT, "p = %.4f", value);
    }

    private String level() {
        return BigDecimal.valueOf(analysis.level()).stripTrailingZeros().toPlainString();
    }

    private String confidence() {
        return BigDecimal.valueOf(100 * analysis.confidence()).stripTrailingZeros().toPlainString();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f", 100 * share);
    }

    private static String signed(double share) {
        return String.format(Locale.ROOT, "%+.2f", 100 * share);
    }
}
