package dev.touchstone.engine.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/// The warnings that the counts of a report give cause for: failed requests, cut answers, unreadable ones, refusals.
///
/// One sentence per model and cause names the numbers, the data sets concerned and what to do. Only the first row of
/// a model and data set is looked at (the main metric), and no groups.
public final class Warnings {

    /// Above this share of the answers of one data set, unread answers say more of the extraction than of the model.
    private static final double UNPARSED_SHARE = 0.05;
    private static final int NAMED = 3;

    private Warnings() {}

    /// The sentences, those on counts first, then the report's own.
    public static List<String> of(Report report, Messages messages) {
        List<String> warnings = new ArrayList<>();
        for (String model : report.axes().models()) {
            List<Row> rows = report.axes().datasets().stream()
                    .flatMap(dataset -> report.ofDataset(dataset).stream()
                            .filter(row -> row.model().equals(model)).limit(1))
                    .toList();
            add(warnings, messages, "warning.failed", model, rows, counts -> counts.failed() > 0, Counts::failed,
                    Counts::samples);
            add(warnings, messages, "warning.truncated", model, rows, counts -> counts.truncated() > 0,
                    Counts::truncated, Counts::answers);
            add(warnings, messages, "warning.unparsed", model, rows,
                    counts -> counts.unparsed() > UNPARSED_SHARE * counts.answers(), Counts::unparsed,
                    Counts::answers);
            add(warnings, messages, "warning.refused", model, rows, counts -> counts.refused() > 0, Counts::refused,
                    Counts::answers);
        }
        warnings.addAll(report.warnings());
        return warnings;
    }

    private static void add(List<String> warnings, Messages messages, String key, String model, List<Row> rows,
            Predicate<Counts> concerned, ToIntFunction<Counts> part, ToIntFunction<Counts> whole) {
        List<Row> hit = rows.stream().filter(row -> concerned.test(row.counts())).toList();
        if (hit.isEmpty()) {
            return;
        }
        int affected = hit.stream().mapToInt(row -> part.applyAsInt(row.counts())).sum();
        int all = hit.stream().mapToInt(row -> whole.applyAsInt(row.counts())).sum();
        warnings.add(messages.text(key, model, affected, all,
                String.format(Locale.ROOT, "%.1f", 100.0 * affected / all), names(messages, hit)));
    }

    private static String names(Messages messages, List<Row> rows) {
        String named = String.join(messages.text("list.comma"),
                rows.stream().limit(NAMED).map(Row::dataset).toList());
        return rows.size() <= NAMED ? named : messages.text("list.more", named, rows.size() - NAMED);
    }
}
