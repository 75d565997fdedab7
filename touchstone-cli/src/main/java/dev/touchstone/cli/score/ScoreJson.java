package dev.touchstone.cli.score;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.score.metric.Measuring;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/// The outcome of `touchstone score` as one JSON object, written while the rows are read.
///
/// `{rows: [{id, METRIC: {name: value, ...}}], metrics: [{metric, value, count, standard_error, interval:
/// {low, high, method}, signature, values: {...}}], exit: 0}`. When a row is wrong, the object ends early and
/// the command's message and exit code tell.
final class ScoreJson implements AutoCloseable {

    private final JsonGenerator json;

    private ScoreJson(JsonGenerator json) {
        this.json = json;
    }

    /// Begins the object.
    static ScoreJson begin(PrintStream target) {
        JsonGenerator json = Json.generator(new StaysOpen(target));
        json.writeStartObject();
        json.writeName("rows");
        json.writeStartArray();
        return new ScoreJson(json);
    }

    /// Writes a row.
    void row(String id, Fields values) {
        Fields row = Fields.EMPTY.with("id", Value.of(id));
        Json.write(json, row.merge(values));
    }

    /// Writes the totals and ends the object.
    void end(Map<String, Measuring.Total> totals) {
        json.writeEndArray();
        json.writeName("metrics");
        json.writeStartArray();
        totals.forEach((metric, total) -> Json.write(json, total(metric, total)));
        json.writeEndArray();
        json.writeName("exit");
        json.writeNumber(0);
        json.writeEndObject();
        json.flush();
    }

    private static Fields total(String metric, Measuring.Total total) {
        Fields fields = Fields.EMPTY.with("metric", Value.of(metric));
        if (!total.values().entries().isEmpty()) {
            fields = fields.with("value", total.values().entries().values().iterator().next());
        }
        fields = fields.with("count", Value.of(total.count()));
        if (total.standardError().isPresent()) {
            fields = fields.with("standard_error", Value.of(total.standardError().getAsDouble()));
        }
        if (total.interval().isPresent()) {
            Measuring.Bounds bounds = total.interval().get();
            fields = fields.with("interval", Fields.EMPTY.with("low", Value.of(bounds.low()))
                    .with("high", Value.of(bounds.high())).with("method", Value.of(bounds.method())));
        }
        return (total.signature().isEmpty() ? fields : fields.with("signature", Value.of(total.signature())))
                .with("values", total.values());
    }

    @Override
    public void close() {
        json.close();
    }

    /// Standard output belongs to the process: the end of the object ends its line, not the stream.
    private static final class StaysOpen extends FilterOutputStream {

        StaysOpen(PrintStream target) {
            super(target);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            out.write('\n');
            out.flush();
        }
    }
}
