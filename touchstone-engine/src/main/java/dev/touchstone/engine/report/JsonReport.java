package dev.touchstone.engine.report;

import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A report as one JSON object, for `--output-json`.
///
/// `{run_dir, exit, rows: [{model, dataset, version, metric, mode, value, standard_error, samples, right,
/// wrong, unparsed, failed, truncated, refused, interval: {low, high, method}}]}`. Values have the table's
/// scale and all their digits. A row without a value has `unmeasured` with the reason in its place; there is
/// no null and no NaN.
public final class JsonReport {

    private JsonReport() {}

    /// The object on one line, without a line feed.
    ///
    /// @param runFolder written as it is given
    /// @param exit the exit code of the command
    public static String render(Report report, Path runFolder, int exit) {
        List<Value> rows = report.rows().stream().<Value>map(JsonReport::row).toList();
        Map<String, Value> entries = new LinkedHashMap<>();
        entries.put("run_dir", Value.of(runFolder.toString()));
        entries.put("exit", Value.of(exit));
        entries.put("rows", new Value.Items(rows));
        return Json.write(new Fields(entries));
    }

    /// The object of a run that could not be begun: `{exit, rows: [], error: {code, message}}`, on one line.
    public static String failure(TouchstoneException failure, int exit) {
        return Json.write(Fields.EMPTY
                .with("exit", Value.of(exit))
                .with("rows", new Value.Items(List.of()))
                .with("error", Fields.EMPTY
                        .with("code", Value.of(failure.code().id()))
                        .with("message", Value.of(failure.getMessage()))));
    }

    private static Fields row(Row row) {
        Map<String, Value> entries = new LinkedHashMap<>();
        entries.put("model", Value.of(row.model()));
        entries.put("dataset", Value.of(row.dataset()));
        entries.put("version", Value.of(row.version()));
        entries.put("metric", Value.of(row.metric()));
        entries.put("mode", Value.of(row.mode()));
        switch (row.measure()) {
            case Measure.Measured measured -> {
                entries.put("value", Value.of(measured.value()));
                measured.standardError().ifPresent(error -> entries.put("standard_error", Value.of(error)));
            }
            case Measure.Missing(String reason) -> entries.put("unmeasured", Value.of(reason));
            case Measure.NotAvailable(String reason) -> entries.put("unmeasured", Value.of(reason));
        }
        Counts counts = row.counts();
        entries.put("samples", Value.of(counts.samples()));
        entries.put("right", Value.of(counts.right()));
        entries.put("wrong", Value.of(counts.wrong()));
        entries.put("unparsed", Value.of(counts.unparsed()));
        entries.put("failed", Value.of(counts.failed()));
        entries.put("truncated", Value.of(counts.truncated()));
        entries.put("refused", Value.of(counts.refused()));
        if (row.measure() instanceof Measure.Measured measured) {
            measured.interval().ifPresent(interval -> entries.put("interval", interval(interval)));
        }
        return new Fields(entries);
    }

    private static Fields interval(ConfidenceInterval interval) {
        Map<String, Value> entries = new LinkedHashMap<>();
        entries.put("low", Value.of(interval.low()));
        entries.put("high", Value.of(interval.high()));
        entries.put("method", Value.of(interval.method()));
        return new Fields(entries);
    }
}
