package dev.touchstone.score.measure;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.score.metric.MetricCatalog;
import dev.touchstone.score.metric.Sampling;
import dev.touchstone.score.metric.Total;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Measures small files of a test's folder.
///
/// @param totals by metric
/// @param rows by id
record Measured(Map<String, Total> totals, Map<String, Fields> rows) {

    /// Writes a file.
    static Path file(Path folder, String name, String content) {
        return file(folder, name, content.getBytes(StandardCharsets.UTF_8));
    }

    static Path file(Path folder, String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Measures with values of rows.
    static Measured of(String metrics, Map<String, String> options, MeasureInput input) {
        Map<String, Fields> rows = new LinkedHashMap<>();
        Map<String, Total> totals = run(metrics, options).read(input, Optional.of(rows::put));
        return new Measured(totals, rows);
    }

    /// Measures without values of rows.
    static Map<String, Total> totals(String metrics, Map<String, String> options, MeasureInput input) {
        return run(metrics, options).read(input, Optional.empty());
    }

    /// Rows of one file.
    static MeasureInput rows(Path file, String... columns) {
        return new MeasureInput.Rows(file, List.of(columns));
    }

    double value(String metric) {
        return value(totals, metric);
    }

    static double value(Map<String, Total> totals, String metric) {
        return totals.get(metric).values().entries().values().iterator().next()
                instanceof Value.Numeric(var number) ? number.doubleValue() : Double.NaN;
    }

    private static MetricRun run(String metrics, Map<String, String> options) {
        return new MetricRun(new MetricCatalog().begin(Arrays.asList(metrics.split(",")), options,
                Sampling.USUALLY));
    }
}
