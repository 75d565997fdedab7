package dev.touchstone.engine.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/// The warnings that the rows of a report give cause for: failed requests, cut answers, unreadable ones,
/// refusals, answers to other prompts.
///
/// One sentence per model and cause names the numbers, the data sets concerned and what to do. Only the first
/// row of a model and data set is looked at (the main metric), and no groups.
public final class Warnings {

    /// Above this share of the answers of one data set, unread answers say more of the extraction than of the
    /// model.
    private static final double UNPARSED_SHARE = 0.05;

    private static final int NAMED = 3;

    private static final Cause FAILED =
            new Cause("warning.failed", counts -> counts.failed() > 0, Counts::failed, Counts::samples);
    private static final Cause UNJUDGED = new Cause(
            "warning.unjudged", counts -> counts.unjudged() > 0, Counts::unjudged, Counts::samples);
    private static final List<Cause> CAUSES = List.of(
            new Cause("warning.truncated", counts -> counts.truncated() > 0, Counts::truncated,
                    Counts::answers),
            new Cause("warning.unparsed", counts -> counts.unparsed() > UNPARSED_SHARE * counts.answers(),
                    Counts::unparsed, Counts::answers),
            new Cause("warning.refused", counts -> counts.refused() > 0, Counts::refused, Counts::answers));

    private Warnings() {}

    /// The sentences, those on counts first, then the report's own.
    public static List<String> of(Report report, Messages messages) {
        List<String> warnings = new ArrayList<>();
        for (String model : report.axes().models()) {
            List<Row> rows = report.axes().datasets().stream()
                    .flatMap(dataset -> mainRow(report, model, dataset).stream())
                    .toList();
            FAILED.sentence(model, rows, messages).ifPresent(warnings::add);
            UNJUDGED.sentence(model, rows, messages).ifPresent(warnings::add);
            CAUSES.forEach(cause -> cause.sentence(model, rows, messages).ifPresent(warnings::add));
            for (String version : List.of(Row.IMPORTED, Row.MIXED)) {
                List<Row> concerned = rows.stream().filter(row -> row.version().equals(version)).toList();
                if (!concerned.isEmpty()) {
                    warnings.add(messages.text("warning." + version, model, names(concerned, messages)));
                }
            }
        }
        warnings.addAll(report.warnings());
        return warnings;
    }

    private static Optional<Row> mainRow(Report report, String model, String dataset) {
        return report.ofDataset(dataset).stream().filter(row -> row.model().equals(model)).findFirst();
    }

    /// One thing to warn of.
    ///
    /// @param key of the sentence
    /// @param concerns whether a data set is concerned
    /// @param part how many of its attempts are
    /// @param whole of how many
    private record Cause(
            String key, Predicate<Counts> concerns, ToIntFunction<Counts> part, ToIntFunction<Counts> whole) {

        Optional<String> sentence(String model, List<Row> rows, Messages messages) {
            List<Row> concerned = rows.stream().filter(row -> concerns.test(row.counts())).toList();
            if (concerned.isEmpty()) {
                return Optional.empty();
            }
            long affected = concerned.stream().map(Row::counts).mapToLong(part::applyAsInt).sum();
            long all = concerned.stream().map(Row::counts).mapToLong(whole::applyAsInt).sum();
            String percent = String.format(Locale.ROOT, "%.1f", 100.0 * affected / all);
            return Optional.of(messages.text(key, model, affected, all, percent, names(concerned, messages)));
        }

    }

    private static String names(List<Row> rows, Messages messages) {
        List<String> first = rows.stream().limit(NAMED).map(Row::dataset).toList();
        String named = String.join(messages.text("list.comma"), first);
        return rows.size() <= NAMED ? named : messages.text("list.more", named, rows.size() - NAMED);
    }
}
