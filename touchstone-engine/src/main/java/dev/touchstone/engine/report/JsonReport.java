package dev.touchstone.engine.report;

import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.score.CorpusMeasure.Better;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// A report as one JSON object, for `--output-json`.
///
/// `{run_dir, exit, rows: [{model, dataset, version, metric, mode, value, standard_error, samples, right,
/// wrong, unparsed, failed, truncated, refused, interval: {low, high, method}}]}`; a bootstrap's interval has
/// `resamples` and `seed` too, a slice's row `slice: {field, value}`, a perplexity's `measured` and
/// `higher_is_better: false`. Behind the rows stand `judges`, where there were any: what each cost, see
/// [JudgeSpending#toFields]. Values have the table's scale and all their digits. A row without a value has
/// `unmeasured` with the reason in its place; there is no null and no NaN.
public final class JsonReport {

    private JsonReport() {}

    /// The object on one line, without a line feed.
    ///
    /// @param runFolder written as it is given
    /// @param exit the exit code of the command
    public static String render(Report report, Path runFolder, int exit) {
        List<Value> rows = report.rows().stream().<Value>map(JsonReport::writeRow).toList();
        Map<String, Value> entries = new LinkedHashMap<>();
        entries.put("run_dir", Value.of(runFolder.toString()));
        entries.put("exit", Value.of(exit));
        entries.put("rows", new Value.Items(rows));
        if (!report.judges().isEmpty()) {
            entries.put("judges", new Value.Items(report.judges().stream()
                    .<Value>map(JudgeSpending::toFields).toList()));
        }
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

    /// The rows alone, `{rows: [...]}`, indented and without anything of this machine: the same bytes in
    /// any folder.
    public static String renderRows(Report report) {
        List<Value> rows = report.rows().stream().<Value>map(JsonReport::writeRow).toList();
        return Json.writeIndented(Fields.EMPTY.with("rows", new Value.Items(rows))) + "\n";
    }

    /// The row that an object of `rows` stands for.
    ///
    /// @throws IllegalArgumentException when a key is missing or holds something else
    public static Row readRow(Fields row) {
        Counts counts = new Counts(count(row, "right"), count(row, "wrong"), count(row, "unparsed"),
                count(row, "failed"), count(row, "truncated"), count(row, "refused"),
                row.findNumber("measured").isPresent() ? count(row, "measured") : 0,
                row.findNumber("partly").isPresent() ? count(row, "partly") : 0,
                row.findNumber("unjudged").isPresent() ? count(row, "unjudged") : 0);
        Optional<BigDecimal> value = row.findNumber("value");
        Measure measure = value.isEmpty()
                ? new Measure.Missing(text(row, "unmeasured"))
                : new Measure.Measured(value.get().doubleValue(),
                        row.findNumber("standard_error").map(error -> OptionalDouble.of(error.doubleValue()))
                                .orElse(OptionalDouble.empty()),
                        row.findFields("interval").map(JsonReport::readInterval));
        return new Row(text(row, "model"), text(row, "dataset"), text(row, "version"), text(row, "metric"),
                text(row, "mode"), measure, counts,
                row.findFields("slice").map(slice -> new Slice(text(slice, "field"), text(slice, "value"))),
                row.findFlag("higher_is_better").orElse(true) ? Better.HIGHER : Better.LOWER);
    }

    private static ConfidenceInterval readInterval(Fields interval) {
        Optional<ConfidenceInterval.Resampling> drawn = interval.findNumber("resamples").isEmpty()
                ? Optional.empty()
                : Optional.of(new ConfidenceInterval.Resampling(count(interval, "resamples"),
                        (long) number(interval, "seed")));
        return new ConfidenceInterval(number(interval, "low"), number(interval, "high"),
                text(interval, "method"), drawn);
    }

    private static String text(Fields row, String name) {
        return row.findText(name).orElseThrow(() -> missing(row, name, "text"));
    }

    private static double number(Fields row, String name) {
        return row.findNumber(name).orElseThrow(() -> missing(row, name, "number")).doubleValue();
    }

    private static int count(Fields row, String name) {
        try {
            return row.findNumber(name).orElseThrow(() -> missing(row, name, "number")).intValueExact();
        } catch (ArithmeticException notWhole) {
            throw new IllegalArgumentException("expected a whole number for '%s'".formatted(name), notWhole);
        }
    }

    private static IllegalArgumentException missing(Fields row, String name, String kind) {
        return new IllegalArgumentException(
                "a row without a %s '%s', it has %s".formatted(kind, name, row.names()));
    }

    /// A row as an object of `rows`; [#readRow] reads it.
    public static Fields writeRow(Row row) {
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
        if (counts.partly() > 0) {
            entries.put("partly", Value.of(counts.partly()));
        }
        entries.put("wrong", Value.of(counts.wrong()));
        entries.put("unparsed", Value.of(counts.unparsed()));
        entries.put("failed", Value.of(counts.failed()));
        entries.put("truncated", Value.of(counts.truncated()));
        entries.put("refused", Value.of(counts.refused()));
        if (counts.unjudged() > 0) {
            entries.put("unjudged", Value.of(counts.unjudged()));
        }
        if (counts.measured() > 0) {
            entries.put("measured", Value.of(counts.measured()));
        }
        if (row.better() == Better.LOWER) {
            entries.put("higher_is_better", Value.of(false));
        }
        if (row.measure() instanceof Measure.Measured measured) {
            measured.interval().ifPresent(interval -> entries.put("interval", interval(interval)));
        }
        row.slice().ifPresent(slice -> entries.put("slice", Fields.EMPTY
                .with("field", Value.of(slice.field())).with("value", Value.of(slice.value()))));
        return new Fields(entries);
    }

    private static Fields interval(ConfidenceInterval interval) {
        Map<String, Value> entries = new LinkedHashMap<>();
        entries.put("low", Value.of(interval.low()));
        entries.put("high", Value.of(interval.high()));
        entries.put("method", Value.of(interval.method()));
        interval.resampling().ifPresent(drawn -> {
            entries.put("resamples", Value.of(drawn.resamples()));
            entries.put("seed", Value.of(drawn.seed()));
        });
        return new Fields(entries);
    }
}
