package dev.touchstone.report.html;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.engine.report.JsonReport;
import dev.touchstone.engine.report.JudgeSpending;
import dev.touchstone.engine.report.Row;
import dev.touchstone.engine.result.SessionRecord;
import dev.touchstone.engine.result.UnitRecord;
import dev.touchstone.report.Difference;
import dev.touchstone.report.Differences;
import dev.touchstone.report.ReportBook;
import dev.touchstone.report.ReportBook.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What the page knows before it opens a block: runs, rows of the table, differences, words.
final class Head {

    private final ReportBook book;

    Head(ReportBook book) {
        this.book = book;
    }

    /// The head as one object.
    ///
    /// @param units each unit's part, in the order of the book
    /// @param sets the question sets
    /// @param warnings sentences in the page's language
    Fields fields(PageTexts texts, List<Value> units, List<Value> sets, List<String> warnings) {
        List<Series> series = book.series();
        return Fields.EMPTY
                .with("v", Value.of(1))
                .with("language", Value.of(texts.language()))
                .with("words", texts.fields())
                .with("baseline", Value.of(book.baseline()))
                .with("runs", new Value.Items(book.runs().stream().<Value>map(Head::run).toList()))
                .with("series", new Value.Items(series.stream().<Value>map(one -> Fields.EMPTY
                        .with("run", Value.of(one.run()))
                        .with("model", Value.of(one.model()))
                        .with("name", Value.of(book.name(one)))).toList()))
                .with("tasks", Value.ofTexts(book.tasks()))
                .with("rows", new Value.Items(rows()))
                .with("sets", new Value.Items(sets))
                .with("units", new Value.Items(units))
                .with("differences", new Value.Items(Differences.of(book).stream()
                        .<Value>map(difference -> difference(series, difference)).toList()))
                .with("warnings", Value.ofTexts(warnings));
    }

    private static Fields run(ReportBook.Run run) {
        List<Value> sessions = run.result().sessions().stream().<Value>map(Head::session).toList();
        List<Value> units = new ArrayList<>();
        for (UnitRecord unit : run.result().units()) {
            Fields parts = Fields.EMPTY;
            for (Map.Entry<String, String> part : unit.fingerprint().entrySet()) {
                parts = parts.with(part.getKey(), Value.of(part.getValue()));
            }
            units.add(Fields.EMPTY
                    .with("model", Value.of(unit.model()))
                    .with("task", Value.of(unit.task()))
                    .with("scored", Value.of(unit.scored()))
                    .with("judges", new Value.Items(unit.judges().stream()
                            .<Value>map(JudgeSpending::toFields).toList()))
                    .with("fingerprint", parts));
        }
        return Fields.EMPTY
                .with("name", Value.of(run.name()))
                .with("sessions", new Value.Items(sessions))
                .with("units", new Value.Items(units));
    }

    private static Fields session(SessionRecord session) {
        List<Value> gates = session.gates().stream().<Value>map(gate -> Fields.EMPTY
                .with("gate", Value.of(gate.gate()))
                .with("verdict", Value.of(gate.verdict()))
                .with("detail", Value.of(gate.detail()))).toList();
        Fields fields = Fields.EMPTY
                .with("number", Value.of(session.number()))
                .with("tool", Value.of(session.tool()))
                .with("started", Value.of(session.started()))
                .with("ended", Value.of(session.ended().orElse("")))
                .with("command", Value.ofTexts(session.command()))
                .with("gates", new Value.Items(gates));
        return session.exit().isPresent()
                ? fields.with("exit", Value.of(session.exit().getAsInt())) : fields;
    }

    private List<Value> rows() {
        List<Value> rows = new ArrayList<>();
        List<Series> series = book.series();
        for (int run = 0; run < book.runs().size(); run++) {
            for (Row row : book.runs().get(run).result().rows()) {
                rows.add(JsonReport.writeRow(row)
                        .with("series", Value.of(series.indexOf(new Series(run, row.model())))));
            }
        }
        return rows;
    }

    private static Fields difference(List<Series> series, Difference difference) {
        Fields fields = Fields.EMPTY
                .with("task", Value.of(difference.task()))
                .with("before", Value.of(series.indexOf(difference.before())))
                .with("after", Value.of(series.indexOf(difference.after())))
                .with("samples", Value.of(difference.samples()))
                .with("difference", Value.of(difference.difference()))
                .with("better", Value.of(difference.better()))
                .with("worse", Value.of(difference.worse()))
                .with("finding", Value.of(difference.comparison().finding().name().toLowerCase(Locale.ROOT)))
                .with("p", Value.of(difference.comparison().tests().adjustedP()))
                .with("test", Value.of(difference.comparison().tests().deciding().method()))
                .with("comparable", Value.of(difference.comparable()))
                .with("changed", Value.ofTexts(difference.changed()));
        return difference.interval().map(interval -> fields
                .with("low", Value.of(interval.low()))
                .with("high", Value.of(interval.high()))
                .with("method", Value.of(interval.method()))).orElse(fields);
    }
}
