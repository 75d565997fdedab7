package dev.touchstone.report.html;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.engine.report.Row;
import dev.touchstone.engine.result.UnitRecord;
import dev.touchstone.report.ReportBook;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes the report as one page: style, blocks of data, head, code.
///
/// Streams: memory is one block of texts, and some forty bytes for each attempt of the unit that is being
/// written. The same runs give the same bytes.
public final class HtmlReport {

    private final ReportBook book;
    private final PageTexts texts;
    private final List<String> warnings;

    /// @param warnings sentences in the language of the texts
    public HtmlReport(ReportBook book, PageTexts texts, List<String> warnings) {
        this.book = book;
        this.texts = texts;
        this.warnings = List.copyOf(warnings);
    }

    /// A unit, its run and its questions.
    private record Placed(int run, UnitRecord unit, int set) {}

    /// Writes the page.
    ///
    /// @throws IOException when the stream refuses
    /// @throws dev.touchstone.core.error.TouchstoneException when a result or a log cannot be read any more
    public void write(OutputStream out) throws IOException {
        String style = PageFiles.style();
        String code = PageFiles.code();
        put(out, """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="%s">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                <style>%s</style>
                </head>
                <body>
                <div id="app"><p class="wait">%s</p></div>
                <noscript><p class="wait">%s</p></noscript>
                """.formatted(texts.language(), PageFiles.policy(style, code), texts.text("title"), style,
                        texts.text("opening"), texts.text("noscript")));
        Blocks blocks = new Blocks(out);
        List<QuestionSet> sets = new ArrayList<>();
        List<Value> units = new ArrayList<>();
        List<Placed> placed = new ArrayList<>();
        for (int run = 0; run < book.runs().size(); run++) {
            for (UnitRecord unit : book.runs().get(run).result().units()) {
                if (unit.scored()) {
                    int set = setOf(sets, unit);
                    placed.add(new Placed(run, unit, set));
                    units.add(new UnitPart(unit, blocks).write(blocks)
                            .with("run", Value.of(run)).with("set", Value.of(set)));
                }
            }
        }
        List<Value> written = new ArrayList<>();
        for (QuestionSet set : sets) {
            written.add(set.write(blocks));
        }
        List<Value> charts = new ArrayList<>();
        for (Placed one : placed) {
            charts.addAll(placed(one.run(), one.unit().model(), one.unit().task(),
                    sets.get(one.set()).charts(one.unit())));
        }
        charts.addAll(charts());
        Fields head = new Head(book).fields(texts, units, written, warnings)
                .with("slices", new Value.Items(charts));
        put(out, "<script type=\"application/json\" id=\"head\">" + inScript(Json.write(head))
                + "</script>\n<script>" + code + "</script>\n</body>\n</html>\n");
    }

    /// The charts of groups of sub-sets.
    private List<Value> charts() {
        List<Value> charts = new ArrayList<>();
        for (int run = 0; run < book.runs().size(); run++) {
            Map<List<String>, List<Row>> groups = new LinkedHashMap<>();
            for (Row row : book.runs().get(run).result().groups()) {
                groups.computeIfAbsent(List.of(row.model(), row.dataset()), _ -> new ArrayList<>()).add(row);
            }
            for (List<Row> rows : groups.values()) {
                charts.addAll(placed(run, rows.getFirst().model(), rows.getFirst().dataset(),
                        new SliceMeans(rows).charts()));
            }
        }
        return charts;
    }

    private List<Value> placed(int run, String model, String task, List<Value> charts) {
        int series = book.series().indexOf(new ReportBook.Series(run, model));
        return charts.stream().<Value>map(chart -> ((Fields) chart).with("series", Value.of(series))
                .with("task", Value.of(task))).toList();
    }

    /// JSON in which no text can end the element it stands in or open a comment.
    static String inScript(String json) {
        return json.replace("<", "\\u003c");
    }

    private static int setOf(List<QuestionSet> sets, UnitRecord unit) {
        for (int place = 0; place < sets.size(); place++) {
            if (sets.get(place).holds(unit)) {
                sets.get(place).add(unit);
                return place;
            }
        }
        sets.add(new QuestionSet(unit));
        return sets.size() - 1;
    }

    private static void put(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
