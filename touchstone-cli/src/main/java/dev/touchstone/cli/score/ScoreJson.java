package dev.touchstone.cli.score;

import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.score.metric.Spread;
import dev.touchstone.score.metric.Total;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/// The outcome of `touchstone score` as one JSON object, written while the rows are read.
///
/// `{rows: [{id, METRIC: value or {name: value, ...}}], metrics: [{metric, value, count, standard_error,
/// interval: {low, high, confidence, method}, signature, values: {...}, spreads: {...}}], exit: 0}`. When
/// something is wrong, the rows end early and `{..., exit: 2, error: {code, message}}` tells; there are no
/// `metrics` then.
final class ScoreJson implements AutoCloseable {

    private final JsonGenerator json;
    private boolean inRows = true;

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
        json.writeStartObject();
        json.writeName("id");
        json.writeString(id);
        values.entries().forEach((name, value) -> {
            json.writeName(name);
            Json.write(json, value);
        });
        json.writeEndObject();
    }

    /// Writes the totals and ends the object.
    void end(Map<String, Total> totals) {
        json.writeEndArray();
        inRows = false;
        json.writeName("metrics");
        json.writeStartArray();
        totals.forEach((metric, total) ->
                Json.write(json, Fields.EMPTY.with("metric", Value.of(metric)).merge(total(total))));
        json.writeEndArray();
        json.writeName("exit");
        json.writeNumber(0);
        json.writeEndObject();
        json.flush();
    }

    /// Ends the object with what went wrong.
    void fail(TouchstoneException failure, int exit) {
        if (inRows) {
            json.writeEndArray();
        }
        json.writeName("exit");
        json.writeNumber(exit);
        json.writeName("error");
        Json.write(json, Fields.EMPTY.with("code", Value.of(failure.code().id()))
                .with("message", Value.of(String.valueOf(failure.getMessage()))));
        json.writeEndObject();
        json.flush();
    }

    /// A total as fields, the first value in front.
    static Fields total(Total total) {
        Fields fields = Fields.EMPTY;
        if (!total.values().entries().isEmpty()) {
            Map.Entry<String, Value> first = total.values().entries().entrySet().iterator().next();
            fields = fields.with("value", first.getValue()).with("count", Value.of(total.count()));
            fields = fields.merge(spread(total.spreads().getOrDefault(first.getKey(), Spread.NONE)));
        }
        if (!total.signature().isEmpty()) {
            fields = fields.with("signature", Value.of(total.signature()));
        }
        fields = fields.with("values", total.values());
        if (total.spreads().size() > 1) {
            Fields spreads = Fields.EMPTY;
            for (Map.Entry<String, Spread> each : total.spreads().entrySet()) {
                spreads = spreads.with(each.getKey(), spread(each.getValue()));
            }
            fields = fields.with("spreads", spreads);
        }
        return fields;
    }

    private static Fields spread(Spread spread) {
        Fields fields = Fields.EMPTY;
        if (spread.standardError().isPresent()) {
            fields = fields.with("standard_error", Total.number(spread.standardError().getAsDouble()));
        }
        return spread.interval().isEmpty() ? fields : fields.with("interval", Fields.EMPTY
                .with("low", Value.of(spread.interval().get().low()))
                .with("high", Value.of(spread.interval().get().high()))
                .with("confidence", Value.of(spread.interval().get().confidence()))
                .with("method", Value.of(spread.interval().get().method())));
    }

    @Override
    public void close() {
        json.close();
    }

    /// Standard output belongs to the process: the end of the object ends its line, not the stream.
    private static final class StaysOpen extends FilterOutputStream {

        StaysOpen(PrintStream target) {
            super(new BufferedOutputStream(target, 1 << 16));
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
