package dev.touchstone.engine.lifecycle;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.score.CorpusMeasure.Better;
import dev.touchstone.core.task.Task;
import dev.touchstone.engine.report.Measure;
import dev.touchstone.engine.report.Row;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A limit that a run has to keep: `--fail-under METRIC=VALUE`, or `--fail-over METRIC=VALUE` for numbers
/// that are better when they are lower, such as perplexities; the last `=` divides.
///
/// @param dataset only rows of this data set or group; empty = of any
/// @param metric name in the table, such as `accuracy`, `accuracy[level=5]`, `pass@4`, `naive_average`
/// @param limit on the table's scale; a value equal to it holds
/// @param missed on which side of the limit the aim is missed
public record Gate(Optional<String> dataset, String metric, double limit, Missed missed) {

    private static final int MOST_NAMED = 20;

    /// The side of a limit on which the aim is missed.
    public enum Missed {
        /// `--fail-under`.
        UNDER("--fail-under"),
        /// `--fail-over`.
        OVER("--fail-over");

        private final String option;

        Missed(String option) {
            this.option = option;
        }
    }

    /// A limit from below.
    public Gate(Optional<String> dataset, String metric, double limit) {
        this(dataset, metric, limit, Missed.UNDER);
    }

    /// Reads `METRIC=VALUE` or `DATASET:METRIC=VALUE` of `--fail-under`.
    ///
    /// @throws TouchstoneException `COMMAND_INVALID` for any other form
    public static Gate parse(String text) {
        return parse(text, Missed.UNDER);
    }

    /// Reads `METRIC=VALUE` or `DATASET:METRIC=VALUE`.
    ///
    /// @throws TouchstoneException `COMMAND_INVALID` for any other form
    public static Gate parse(String text, Missed missed) {
        int equals = text.lastIndexOf('=');
        try {
            String left = text.substring(0, Math.max(0, equals)).strip();
            double limit = Double.parseDouble(text.substring(equals + 1).strip());
            int bracket = left.indexOf('[');
            int colon = (bracket < 0 ? left : left.substring(0, bracket)).indexOf(':');
            String metric = left.substring(colon + 1);
            if (equals > 0 && !metric.isEmpty() && Double.isFinite(limit)) {
                Optional<String> dataset =
                        colon < 0 ? Optional.empty() : Optional.of(left.substring(0, colon));
                return new Gate(dataset, metric, limit, missed);
            }
        } catch (NumberFormatException notANumber) {
            // told below, together with every other wrong form
        }
        throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                "%s %s: expected METRIC=VALUE or DATASET:METRIC=VALUE, such as %s".formatted(missed.option,
                        text, missed == Missed.UNDER ? "accuracy=70" : "word_perplexity=20"));
    }

    /// Refuses a limit from below on a number of the tasks that is better when it is lower: it would hold for
    /// the worst models alone.
    ///
    /// @throws TouchstoneException `COMMAND_INVALID`
    void check(List<Task> tasks) {
        boolean lower = missed == Missed.UNDER && tasks.stream()
                .filter(task -> dataset.isEmpty() || dataset.get().equals(task.spec().abbr()))
                .flatMap(task -> task.measures().stream())
                .anyMatch(measure -> measure.better() == Better.LOWER && (metric.equals(measure.name())
                        || metric.startsWith(measure.name() + "[")));
        if (lower) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    "--fail-under %s: %s is better when it is lower; write --fail-over %s".formatted(this,
                            metric, text()));
        }
    }

    /// What became of a gate.
    public sealed interface Verdict {
        /// Every row holds.
        record Passed() implements Verdict {}

        /// A row lies on the wrong side of the limit.
        record Missed(Row row, double value) implements Verdict {}

        /// There is no number to hold against the limit.
        record NotMeasured(String reason) implements Verdict {}
    }

    /// Holds the limit against every row that it names.
    public Verdict judge(List<Row> rows) {
        List<Row> meant = rows.stream().filter(this::means).toList();
        if (meant.isEmpty()) {
            String known = rows.stream().map(row -> row.dataset() + ":" + row.metric())
                    .distinct().limit(MOST_NAMED).collect(Collectors.joining(", "));
            return new Verdict.NotMeasured("no row of that name%s; there are: %s".formatted(
                    sliced() ? " (rows of slices are made by --slice)" : "", known));
        }
        for (Row row : meant) {
            switch (row.measure()) {
                case Measure.Measured(double value, _, _) -> {
                    if (missed == Missed.UNDER ? value < limit : value > limit) {
                        return new Verdict.Missed(row, value);
                    }
                }
                case Measure.Missing(String reason) -> {
                    return new Verdict.NotMeasured(row.dataset() + ": " + reason);
                }
                case Measure.NotAvailable(String reason) -> {
                    return new Verdict.NotMeasured(row.dataset() + ": " + reason);
                }
            }
        }
        return new Verdict.Passed();
    }

    private boolean sliced() {
        return metric.contains("[") && metric.endsWith("]");
    }

    private boolean means(Row row) {
        boolean dataset = this.dataset.isEmpty() || this.dataset.get().equals(row.dataset());
        return dataset && (row.metric().equals(metric) || row.metric().startsWith(metric + " (")
                && row.metric().endsWith("runs average)"));
    }

    /// As it is typed; a limit from above is told apart by its option in front.
    @Override
    public String toString() {
        return missed == Missed.UNDER ? text() : missed.option + " " + text();
    }

    private String text() {
        return dataset.map(name -> name + ":").orElse("") + metric + "="
                + BigDecimal.valueOf(limit).stripTrailingZeros().toPlainString();
    }
}
