package dev.touchstone.report.text;

import dev.touchstone.engine.report.ConfidenceInterval;
import dev.touchstone.engine.report.Counts;
import dev.touchstone.engine.report.Measure;
import dev.touchstone.engine.report.Row;
import dev.touchstone.report.ReportBook;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/// The report as comma-separated values (RFC 4180, UTF-8): a line for each number, or for each attempt.
///
/// A text that begins as a formula of a spreadsheet does (`=`, `+`, `-`, `@`) and is no number gets an
/// apostrophe in front: answers are other people's texts.
final class CsvReport {

    private final ReportBook book;
    private final Writer out;

    CsvReport(ReportBook book, Writer out) {
        this.book = book;
        this.out = out;
    }

    void writeRows() throws IOException {
        line("run", "model", "dataset", "version", "metric", "mode", "value", "unmeasured", "standard_error",
                "low", "high", "interval_method", "samples", "right", "wrong", "unparsed", "failed",
                        "truncated",
                "refused", "partly", "unjudged");
        for (ReportBook.Run run : book.runs()) {
            for (Row row : run.result().rows()) {
                write(run.name(), row);
            }
        }
    }

    void writeSamples() throws IOException {
        line("run", "model", "dataset", "sample", "repeat", "scorer", "standing", "score", "extracted",
                "rule",
                "failure");
        SampleWalk.over(book, (run, unit, attempt) -> {
            String sample = Integer.toString(attempt.key().sample());
            String repeat = Integer.toString(attempt.key().repeat());
            if (attempt.verdicts().isEmpty()) {
                line(run.name(), unit.model(), unit.task(), sample, repeat, "",
                        SampleWalk.word(attempt.withoutVerdicts()), "", "", "", attempt.failure());
            }
            for (var verdict : attempt.verdicts()) {
                boolean scored = verdict.standing().scored();
                line(run.name(), unit.model(), unit.task(), sample, repeat, verdict.scorer(),
                        SampleWalk.word(verdict.standing()), scored ? Double.toString(verdict.value()) : "",
                        verdict.extracted(), scored ? verdict.rule() : "", scored ? "" : verdict.rule());
            }
        });
    }

    private void write(String run, Row row) throws IOException {
        String value = "";
        String unmeasured = "";
        String error = "";
        Optional<ConfidenceInterval> interval = Optional.empty();
        switch (row.measure()) {
            case Measure.Measured measured -> {
                value = Double.toString(measured.value());
                error = measured.standardError().isPresent()
                        ? Double.toString(measured.standardError().getAsDouble()) : "";
                interval = measured.interval();
            }
            case Measure.Missing(String reason) -> unmeasured = reason;
            case Measure.NotAvailable(String reason) -> unmeasured = reason;
        }
        Counts counts = row.counts();
        line(run, row.model(), row.dataset(), row.version(), row.metric(), row.mode(), value, unmeasured,
                error,
                interval.map(ends -> Double.toString(ends.low())).orElse(""),
                interval.map(ends -> Double.toString(ends.high())).orElse(""),
                interval.map(ConfidenceInterval::method).orElse(""), Integer.toString(counts.samples()),
                Integer.toString(counts.right()), Integer.toString(counts.wrong()),
                Integer.toString(counts.unparsed()), Integer.toString(counts.failed()),
                Integer.toString(counts.truncated()), Integer.toString(counts.refused()),
                Integer.toString(counts.partly()), Integer.toString(counts.unjudged()));
    }

    private void line(String... cells) throws IOException {
        out.write(String.join(",", List.of(cells).stream().map(CsvReport::cell).toList()));
        out.write("\r\n");
    }

    static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
                && !text.matches("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
        String safe = formula ? "'" + text : text;
        boolean quoted = safe.indexOf(',') >= 0 || safe.indexOf('"') >= 0 || safe.indexOf('\n') >= 0
                || safe.indexOf('\r') >= 0;
        return quoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
