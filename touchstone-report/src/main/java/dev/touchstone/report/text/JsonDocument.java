package dev.touchstone.report.text;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.engine.report.JsonReport;
import dev.touchstone.engine.report.JudgeSpending;
import dev.touchstone.engine.report.Row;
import dev.touchstone.engine.result.AttemptScore;
import dev.touchstone.engine.result.SessionRecord;
import dev.touchstone.engine.result.UnitRecord;
import dev.touchstone.report.Difference;
import dev.touchstone.report.Differences;
import dev.touchstone.report.ReportBook;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.JacksonIOException;

/// The report as one JSON object.
///
/// `{runs: [{run, rows, judges?, sessions, fingerprints: {unit: {...}}}], differences: [...], samples?:
/// [...]}`; rows and judges are those of `--output-json`.
final class JsonDocument {

    private final ReportBook book;
    private final boolean samples;

    JsonDocument(ReportBook book, boolean samples) {
        this.book = book;
        this.samples = samples;
    }

    void write(OutputStream out) throws IOException {
        try (JsonGenerator json = Json.generator(out)) {
            json.writeStartObject();
            json.writeName("runs");
            json.writeStartArray();
            book.runs().forEach(run -> Json.write(json, run(run)));
            json.writeEndArray();
            json.writeName("differences");
            Json.write(json, new Value.Items(Differences.expected(book).stream()
                    .<Value>map(this::difference).toList()));
            if (samples) {
                json.writeName("samples");
                json.writeStartArray();
                SampleWalk.over(book, (run, unit, attempt) -> Json.write(json, sample(run, unit, attempt)));
                json.writeEndArray();
            }
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (JacksonIOException refused) {
            throw refused.getCause();
        } catch (JacksonException impossible) {
            throw new IllegalStateException("values that were read can be written", impossible);
        }
    }

    private static Fields run(ReportBook.Run run) {
        Fields fingerprints = Fields.EMPTY;
        for (UnitRecord unit : run.result().units()) {
            Fields parts = Fields.EMPTY;
            for (var part : unit.fingerprint().entrySet()) {
                parts = parts.with(part.getKey(), Value.of(part.getValue()));
            }
            fingerprints = fingerprints.with(unit.name(), parts);
        }
        List<Row> rows = run.result().rows();
        Fields fields = Fields.EMPTY
                .with("run", Value.of(run.name()))
                .with("rows", new Value.Items(rows.stream().<Value>map(JsonReport::writeRow).toList()));
        List<Value> judges = run.result().units().stream().flatMap(unit -> unit.judges().stream())
                .<Value>map(JudgeSpending::toFields).toList();
        return (judges.isEmpty() ? fields : fields.with("judges", new Value.Items(judges)))
                .with("sessions", new Value.Items(run.result().sessions().stream()
                        .<Value>map(JsonDocument::session).toList()))
                .with("fingerprints", fingerprints);
    }

    private static Fields session(SessionRecord session) {
        Fields fields = Fields.EMPTY
                .with("number", Value.of(session.number()))
                .with("tool", Value.of(session.tool()))
                .with("started", Value.of(session.started()));
        if (session.ended().isPresent()) {
            fields = fields.with("ended", Value.of(session.ended().get()));
        }
        if (session.exit().isPresent()) {
            fields = fields.with("exit", Value.of(session.exit().getAsInt()));
        }
        return fields.with("gates", new Value.Items(session.gates().stream().<Value>map(gate -> Fields.EMPTY
                .with("gate", Value.of(gate.gate()))
                .with("verdict", Value.of(gate.verdict()))
                .with("detail", Value.of(gate.detail()))).toList()));
    }

    private Fields difference(Difference one) {
        Fields fields = Fields.EMPTY
                .with("dataset", Value.of(one.task()))
                .with("before", Value.of(book.name(one.before())))
                .with("after", Value.of(book.name(one.after())))
                .with("samples", Value.of(one.samples()))
                .with("difference", Value.of(one.difference()))
                .with("better", Value.of(one.better()))
                .with("worse", Value.of(one.worse()))
                .with("adjusted_p", Value.of(one.comparison().tests().adjustedP()))
                .with("test", Value.of(one.comparison().tests().deciding().method()))
                .with("verdict", Value.of(one.comparison().finding().name().toLowerCase(Locale.ROOT)))
                .with("comparable", Value.of(one.comparable()))
                .with("changed", Value.ofTexts(one.changed()));
        return one.interval().map(ends -> fields.with("interval", Fields.EMPTY
                .with("low", Value.of(ends.low()))
                .with("high", Value.of(ends.high()))
                .with("method", Value.of(ends.method())))).orElse(fields);
    }

    private static Fields sample(ReportBook.Run run, UnitRecord unit, AttemptScore attempt) {
        Fields fields = Fields.EMPTY
                .with("run", Value.of(run.name()))
                .with("model", Value.of(unit.model()))
                .with("dataset", Value.of(unit.task()))
                .with("sample", Value.of(attempt.key().sample()))
                .with("repeat", Value.of(attempt.key().repeat()));
        if (attempt.verdicts().isEmpty()) {
            Fields unscored = fields.with("standing", Value.of(SampleWalk.word(attempt.withoutVerdicts())));
            return attempt.failure().isEmpty() ? unscored
                    : unscored.with("failure", Value.of(attempt.failure()));
        }
        Fields scores = Fields.EMPTY;
        for (AttemptScore.Verdict verdict : attempt.verdicts()) {
            Fields one = Fields.EMPTY.with("standing", Value.of(SampleWalk.word(verdict.standing())));
            scores = scores.with(verdict.scorer(), verdict.standing().scored()
                    ? one.with("score", Value.of(verdict.value()))
                            .with("extracted", Value.of(verdict.extracted()))
                            .with("rule", Value.of(verdict.rule()))
                    : one.with("failure", Value.of(verdict.rule())));
        }
        return fields.with("scores", scores);
    }
}
