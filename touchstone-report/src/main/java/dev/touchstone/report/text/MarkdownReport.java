package dev.touchstone.report.text;

import dev.touchstone.engine.report.Counts;
import dev.touchstone.engine.report.JudgeSpending;
import dev.touchstone.engine.report.Measure;
import dev.touchstone.engine.report.PythonText;
import dev.touchstone.engine.report.Row;
import dev.touchstone.engine.result.SessionRecord;
import dev.touchstone.report.Difference;
import dev.touchstone.report.Differences;
import dev.touchstone.report.ReportBook;
import dev.touchstone.report.html.PageTexts;
import dev.touchstone.store.log.JudgeUsage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The report as Markdown: warnings, a table a run, differences against the first run, the limits.
final class MarkdownReport {

    /// The column of answers that are right in part, shown where there are some.
    private static final int PARTLY = 7;

    private final ReportBook book;
    private final PageTexts texts;
    private final StringBuilder out = new StringBuilder();

    MarkdownReport(ReportBook book, PageTexts texts) {
        this.book = book;
        this.texts = texts;
    }

    String render(List<String> warnings) {
        out.append("# ").append(texts.text("title")).append("\n\n");
        if (!warnings.isEmpty()) {
            out.append("## ").append(texts.text("warnings")).append("\n\n");
            warnings.forEach(warning -> out.append("- ").append(cell(warning)).append('\n'));
            out.append('\n');
        }
        book.runs().forEach(this::run);
        List<Difference> differences = Differences.expected(book);
        if (!differences.isEmpty()) {
            differences(differences);
        }
        return out.toString();
    }

    private void run(ReportBook.Run run) {
        out.append("## ").append(cell(run.name())).append("\n\n");
        boolean graded = run.result().rows().stream().anyMatch(row -> row.counts().partly() > 0);
        List<String> heads = new ArrayList<>(Stream.of("task", "model", "metric", "value", "range",
                "attempts", "right", "wrong", "unparsed", "failed", "cut", "refused").map(texts::text)
                .toList());
        if (graded) {
            heads.add(PARTLY, texts.text("partly"));
        }
        boolean unjudged = run.result().rows().stream().anyMatch(row -> row.counts().unjudged() > 0);
        if (unjudged) {
            heads.add(texts.text("unjudged"));
        }
        row(heads.toArray(String[]::new));
        out.append("|---|---|---|--:|---|--:|--:|--:|--:|--:|--:|--:|").append(graded ? "--:|" : "")
                .append(unjudged ? "--:|\n" : "\n");
        for (Row row : run.result().rows()) {
            Counts counts = row.counts();
            List<String> cells = new ArrayList<>(List.of(row.dataset(), row.model(), row.metric(),
                    value(row.measure()), interval(row.measure()), count(counts.samples()),
                    count(counts.right()), count(counts.wrong()), count(counts.unparsed()),
                    count(counts.failed()), count(counts.truncated()), count(counts.refused())));
            if (graded) {
                cells.add(PARTLY, count(counts.partly()));
            }
            if (unjudged) {
                cells.add(count(counts.unjudged()));
            }
            row(cells.toArray(String[]::new));
        }
        out.append('\n');
        judges(run.result().units().stream().flatMap(unit -> unit.judges().stream()).toList());
        if (!run.result().sessions().isEmpty()) {
            run.result().sessions().getLast().gates().forEach(this::gate);
        }
        out.append('\n');
    }

    /// What judges cost, apart from the models.
    private void judges(List<JudgeSpending> judges) {
        if (judges.isEmpty()) {
            return;
        }
        row(texts.text("judge"), texts.text("judge.model"), texts.text("task"), texts.text("model"),
                texts.text("judge.replies"), texts.text("failed"), texts.text("judge.requests"),
                texts.text("tokens.prompt"), texts.text("tokens.completion"), texts.text("judge.cost"));
        out.append("|---|---|---|---|--:|--:|--:|--:|--:|--:|\n");
        for (JudgeSpending judge : judges) {
            JudgeUsage usage = judge.usage();
            row(judge.whose().judge(), judge.identity(), judge.whose().task(), judge.whose().model(),
                    count(usage.replies()), count(usage.failures()), Long.toString(usage.requests()),
                    Long.toString(usage.promptTokens()), Long.toString(usage.completionTokens()),
                    judge.cost().map(BigDecimal::toPlainString).orElse("–"));
        }
        out.append('\n');
    }

    private void gate(SessionRecord.GateRecord gate) {
        out.append(gate.passed() ? "- ✓ `" : "- ✗ `").append(gate.gate().replace('`', ' ')).append("` ")
                .append(texts.text("gate." + gate.verdict()))
                .append(gate.detail().isEmpty() ? "" : ": " + cell(gate.detail())).append('\n');
    }

    private void differences(List<Difference> differences) {
        out.append("## ").append(texts.text("difference.title")).append("\n\n");
        row(texts.text("task"), texts.text("before"), texts.text("after"), texts.text("difference"),
                texts.text("range"), texts.text("better"), texts.text("worse"),
                texts.text("same.samples"), "");
        out.append("|---|---|---|--:|---|--:|--:|--:|---|\n");
        for (Difference one : differences) {
            row(one.task(), book.name(one.before()), book.name(one.after()), signed(one.difference()),
                    one.interval().map(ends -> signed(ends.low()) + " … " + signed(ends.high())).orElse("–"),
                    count(one.better()), count(one.worse()),
                    count(one.samples() - one.better() - one.worse()),
                    one.comparable() ? "" : texts.text("unlike").replace("{0}",
                            String.join(", ", one.changed())));
        }
        out.append('\n');
    }

    private void row(String... cells) {
        out.append('|');
        for (String text : cells) {
            out.append(' ').append(cell(text)).append(" |");
        }
        out.append('\n');
    }

    /// A text that cannot end its cell or become markup of a page that renders it.
    private static String cell(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|").replaceAll("\\R", " ");
    }

    private static String value(Measure measure) {
        return switch (measure) {
            case Measure.Measured(double value, _, _) -> PythonText.twoPlaces(value);
            case Measure.Missing(String reason) -> reason;
            case Measure.NotAvailable(String reason) -> reason;
        };
    }

    private static String interval(Measure measure) {
        return measure instanceof Measure.Measured measured
                ? measured.interval().map(ends -> PythonText.twoPlaces(ends.low()) + " – "
                        + PythonText.twoPlaces(ends.high())).orElse("–")
                : "–";
    }

    private static String signed(double value) {
        return String.format(Locale.ROOT, "%+.2f", value);
    }

    private static String count(int count) {
        return Integer.toString(count);
    }
}
